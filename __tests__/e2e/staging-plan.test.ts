import { Rehearsal, type RehearsedPlan } from "../../tools/rehearsal/rehearsal";
import { attributeOf, changesOf } from "./support/changes-of";
import { describeWithAws } from "./support/requirements";

const ORCHESTRATOR = "multi-agent-orchestrator-staging";
const STACKS = ["state-store-staging", "audit-trail-staging", ORCHESTRATOR];

describeWithAws("staging, which differs from what was applied in its settings alone", () => {
  let rehearsal: Rehearsal;
  const plans: Record<string, RehearsedPlan> = {};
  beforeAll(async () => {
    rehearsal = await Rehearsal.start({ stacks: STACKS, stateStore: "stand-in" });
  });
  afterAll(() => rehearsal?.stop());

  test.each(STACKS)("%s can be planned, and begins with additions alone", async (stack) => {
    await rehearsal.init(stack);
    const plan = await rehearsal.plan(stack);
    plans[stack] = plan;
    expect(changesOf(plan).filter((change) => !change.startsWith("add "))).toEqual([]);
    expect(changesOf(plan)).toHaveLength(rehearsal.stack(stack).resourceCount);
  });

  test("is encrypted and watched like production, and can be taken down like dev", () => {
    const planned = (address: string, attribute: string) =>
      attributeOf(plans[ORCHESTRATOR] as RehearsedPlan, address, attribute);
    expect(planned("aws_lb_listener.front_door_https", "protocol")).toBe("HTTPS");
    expect(planned("aws_route53_record.domain", "name")).toBe("staging.agents.example.com");
    expect(planned("aws_flow_log.flow_logs", "traffic_type")).toBe("ALL");
    expect(planned("aws_cloudwatch_log_group.langgraph", "retention_in_days")).toBe(30);
    expect(planned("aws_db_instance.database", "deletion_protection")).toBe(false);
    expect(planned("aws_lb.front_door", "enable_deletion_protection")).toBe(false);
    expect(rehearsal.stack(ORCHESTRATOR).protectedAddresses).toEqual([]);
  });
});
