import { testRolesOf } from "./support/role-calls";

testRolesOf("llm-proxy-dev");
