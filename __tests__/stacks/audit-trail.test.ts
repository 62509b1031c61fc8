import { Testing } from "cdktf";
import { AuditTrailStack } from "../../stacks/audit-trail/stack";
import { Terraform } from "../support/terraform";

const PLACE = {
  region: "us-east-1",
  accountId: "111122223333",
  owner: "platform",
  costCenter: "1234",
  repository: "github.com/example/agents",
};

test.each([
  { environment: "dev", isProtected: false },
  { environment: "prod", isProtected: true },
])("keeps its addresses in $environment", (place) => {
  const stack = new AuditTrailStack(Testing.app(), { ...PLACE, ...place });
  expect(new Terraform(stack).addresses.join("\n")).toMatchSnapshot();
});
