import { expectNoChanges } from "../../tools/rehearsal/expectations";
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
  let incomplete: RehearsedPlan;
  let after: RehearsedPlan;

  beforeAll(async () => {
    rehearsal = await Rehearsal.start({ stacks: [STACK], stateStore: "stand-in" });
    const aws = new Aws(rehearsal.aws.url, rehearsal.stack(STACK).region);
    const { vpcId, subnets } = await makeNetwork(aws);
    const publicSubnetIds = {
      "us-east-1a": subnets["public-a"] ?? "",
      "us-east-1b": subnets["public-b"] ?? "",
    };
    adoption = await makeLiveAgentApi(aws, vpcId, Object.values(publicSubnetIds));
    const live = {
      network: { kind: "existing", vpcId, publicSubnetIds },
      // The simulated AWS has no certificate.
      protocol: "plain-http",
      plainHttpInProduction: "accepted",
      certificateArn: undefined,
    } as const;
    const withIds = <Result>(ids: Record<string, string>, work: () => Promise<Result>) =>
      withCode({ rehearsal, stack: STACK }, liveAgentApi(live, { ids }), async () => {
        await rehearsal.init(STACK);
        return work();
      });
    const { "aws_lb.front_door": _, ...rest } = adoption;
    incomplete = await withIds(rest, () => rehearsal.plan(STACK));
    await withIds(adoption, async () => {
      adopting = await rehearsal.plan(STACK);
      await rehearsal.apply(STACK, adopting);
      after = await rehearsal.plan(STACK);
    });
  });
  afterAll(() => rehearsal?.stop());

  test("is adopted, each by its id, and nothing of it is destroyed or made anew", () => {
    expect(importedBy(adopting)).toEqual(adoption);
    expect(changesOf(adopting).filter((change) => /^(replace|destroy) /.test(change))).toEqual([]);
  });

  test("keeps the broad policies as they are", () => {
    const attachments = changesOf(adopting).filter((change) => change.includes("policy_attachment."));
    expect(attachments).toHaveLength(6);
    expect(attachments.filter((change) => !change.startsWith("import "))).toEqual([]);
  });

  test("plans nothing once it was adopted", () => {
    expectNoChanges(after);
  });

  test("is made a second time where its id is missing", () => {
    expect(changesOf(incomplete)).toContain("add aws_lb.front_door");
  });
});

function importedBy({ json }: RehearsedPlan): Record<string, string | undefined> {
  return Object.fromEntries(
    (json.resource_changes ?? []).flatMap(({ address, change: { importing } }) =>
      importing ? [[address, importing.id]] : [],
    ),
  );
}
