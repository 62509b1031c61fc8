import { Rehearsal, type RehearsedPlan } from "../../tools/rehearsal/rehearsal";
import { Aws } from "./support/aws";
import { changesOf } from "./support/changes-of";
import { makeNetwork } from "./support/given-network";
import { makeLiveAgentApi } from "./support/live-agent-api";
import { describeWithAws } from "./support/requirements";
import { liveAgentApi, withCode } from "./support/synthesized";

const STACK = "agent-api-prd";

describeWithAws("what runs already, made without Terraform", () => {
  let rehearsal: Rehearsal;
  let adoption: Record<string, string>;
  let adopting: RehearsedPlan;
  let narrow: RehearsedPlan;

  beforeAll(async () => {
    rehearsal = await Rehearsal.start({ stacks: [STACK], stateStore: "stand-in" });
    const aws = new Aws(rehearsal.aws.url, rehearsal.stack(STACK).region);
    const { vpcId, subnets } = await makeNetwork(aws);
    const publicSubnetIds = {
      "us-east-1a": subnets["public-a"] ?? "",
      "us-east-1b": subnets["public-b"] ?? "",
    };
    adoption = await makeLiveAgentApi(aws, vpcId, Object.values(publicSubnetIds));
    const network = { kind: "existing", vpcId, publicSubnetIds } as const;
    const plan = (ids: Record<string, string>) =>
      withCode({ rehearsal, stack: STACK }, liveAgentApi({ network }, { ids }), async () => {
        await rehearsal.init(STACK);
        return rehearsal.plan(STACK);
      });
    adopting = await plan(adoption);
    const { "aws_lb.front_door": _, ...rest } = adoption;
    narrow = await plan(rest);
  });
  afterAll(() => rehearsal?.stop());

  test("is adopted, each by its id, and nothing of it is destroyed or made anew", () => {
    expect(importedBy(adopting)).toEqual(adoption);
    expect(changesOf(adopting).filter((change) => /^(replace|destroy) /.test(change))).toEqual([]);
  });

  test("keeps the broad policies and the secrets as they are", () => {
    const touched = changesOf(adopting).filter((change) => /aws_iam_role_policy_attachment\./.test(change));
    expect(touched).toEqual([]);
  });

  test("is made a second time where its id is missing", () => {
    expect(changesOf(narrow)).toContain("add aws_lb.front_door");
  });
});

function importedBy({ json }: RehearsedPlan): Record<string, string | undefined> {
  return Object.fromEntries(
    (json.resource_changes ?? []).flatMap(({ address, change: { importing } }) =>
      importing ? [[address, importing.id]] : [],
    ),
  );
}
