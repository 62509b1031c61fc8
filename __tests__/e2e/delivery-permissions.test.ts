import { testRolesOf } from "./support/role-calls";

testRolesOf("audit-trail-dev");
testRolesOf("multi-agent-orchestrator-dev");
