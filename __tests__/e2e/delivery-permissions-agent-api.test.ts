import { testRolesOf } from "./support/role-calls";

testRolesOf("agent-api-dev");
