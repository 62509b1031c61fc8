import { Rehearsal } from "../../tools/rehearsal/rehearsal";
import { delivery } from "../support/delivery";
import { Aws } from "./support/aws";
import { makeNetwork } from "./support/given-network";
import type { ProviderCalls } from "./support/provider-calls";
import { describeWithAws } from "./support/requirements";
import { recordCalls, refused } from "./support/role-calls";
import { type Build, liveAgentApi, withCode } from "./support/synthesized";

const STACK = "agent-api-prd";

describeWithAws(`the calls the provider makes for ${STACK}`, () => {
  const callsSoFar = recordCalls();
  let rehearsal: Rehearsal;
  let deployed: ProviderCalls;
  let all: ProviderCalls;

  beforeAll(async () => {
    rehearsal = await Rehearsal.start({ stacks: [STACK], stateStore: "stand-in" });
    const { vpcId, subnets } = await makeNetwork(new Aws(rehearsal.aws.url, rehearsal.stack(STACK).region));
    const there = {
      network: {
        kind: "existing",
        vpcId,
        publicSubnetIds: { "us-east-1a": subnets["public-a"] ?? "", "us-east-1b": subnets["public-b"] ?? "" },
      },
      // The simulated AWS has no certificate.
      certificateArn: undefined,
      protocol: "plain-http",
      plainHttpInProduction: "accepted",
    } as const;
    const withBuild = (build: Build, work: () => Promise<unknown>) =>
      withCode({ rehearsal, stack: STACK }, build, work);

    await withBuild(liveAgentApi(there), async () => {
      await rehearsal.init(STACK);
      await rehearsal.apply(STACK);
    });
    // What is attached is taken off again, as after an adoption.
    await withBuild(liveAgentApi({ ...there, compatibility: ["database-secret"] }), async () => {
      await rehearsal.apply(STACK);
      deployed = callsSoFar();
      await rehearsal.destroy(STACK);
    });
    all = callsSoFar();
  });
  afterAll(() => rehearsal?.stop());

  test("while it looks at it and at its network are all allowed to whoever plans", () => {
    expect(deployed.refresh.length).toBeGreaterThan(15);
    expect(deployed.refresh).toContain("ec2:DescribeRouteTables");
    expect(refused(delivery("prd"), "plan", deployed.refresh)).toEqual([]);
  });

  test("while it applies are all allowed to whoever deploys, but to attach what allows too much", () => {
    expect(deployed.change.length).toBeGreaterThan(30);
    expect(deployed.change).toContain("iam:DetachRolePolicy");
    expect(refused(delivery("prd"), "deploy", deployed.change)).toEqual(["iam:AttachRolePolicy"]);
  });

  test("while it destroys are all allowed as well, were it not protected", () => {
    expect(all.change.length).toBeGreaterThan(deployed.change.length);
    expect(refused(delivery("prd", { isProtected: false }), "deploy", all.change)).toEqual([
      "iam:AttachRolePolicy",
    ]);
  });
});
