import { Rehearsal, type RehearsedPlan } from "../../tools/rehearsal/rehearsal";
import { attributeOf, changesOf } from "./support/changes-of";
import { describeWithAws } from "./support/requirements";

// What no other test applies differs from what they do apply in settings and protection alone.
describeWithAws("the first plan", () => {
  let rehearsal: Rehearsal;
  afterEach(() => rehearsal?.stop());

  const planned = async (stack: string): Promise<RehearsedPlan> => {
    rehearsal = await Rehearsal.start({ stacks: [stack], stateStore: "stand-in" });
    await rehearsal.init(stack);
    const plan = await rehearsal.plan(stack);
    expect(changesOf(plan).filter((change) => !change.startsWith("add "))).toEqual([]);
    expect(changesOf(plan)).toHaveLength(rehearsal.stack(stack).resourceCount);
    return plan;
  };

  test("of multi-agent-orchestrator-staging is encrypted and watched like production, and protects nothing", async () => {
    const plan = await planned("multi-agent-orchestrator-staging");
    expect(attributeOf(plan, "aws_lb_listener.front_door_https", "protocol")).toBe("HTTPS");
    expect(attributeOf(plan, "aws_route53_record.domain", "name")).toBe("staging.agents.example.com");
    expect(attributeOf(plan, "aws_flow_log.flow_logs", "traffic_type")).toBe("ALL");
    expect(attributeOf(plan, "aws_cloudwatch_log_group.langgraph", "retention_in_days")).toBe(30);
    expect(attributeOf(plan, "aws_db_instance.database", "deletion_protection")).toBe(false);
    expect(attributeOf(plan, "aws_lb.front_door", "enable_deletion_protection")).toBe(false);
    expect(rehearsal.stack("multi-agent-orchestrator-staging").protectedAddresses).toEqual([]);
  });

  test("of audit-trail-staging", async () => {
    await planned("audit-trail-staging");
  });

  test("of delivery-staging", async () => {
    await planned("delivery-staging");
  });

  test("of audit-trail-prod keeps its records from being destroyed", async () => {
    await planned("audit-trail-prod");
    expect(rehearsal.stack("audit-trail-prod").protectedAddresses).toEqual([
      "aws_cloudtrail.account",
      "aws_cloudwatch_log_group.account",
      "aws_kms_key.account_trail_key",
      "aws_s3_bucket.account_trail_access",
      "aws_s3_bucket.account_trail_logs",
    ]);
  });
});
