import type { Rules } from "../../../tools/review/find-findings";
import type { Found, Rule } from "../../../tools/review/rule";

function stub(id: string, type: string, found: Found): Rule {
  return { id, check: (change) => (change.type === type && change.kind !== "none" ? found : undefined) };
}

/** Rules that find what the sample is about. The real ones have tests of their own. */
export const SAMPLE_RULES: Rules = {
  rules: [
    {
      id: "loss.redis",
      check: ({ type, kind }) =>
        type === "aws_elasticache_replication_group" && kind === "delete"
          ? { level: "data-loss", what: "Redis is destroyed", evidence: [], fix: "take a snapshot before" }
          : undefined,
    },
    stub("loss.retention", "aws_cloudwatch_log_group", {
      level: "data-loss",
      what: "Log events older than 30 days are deleted; they were kept 365 days (retention_in_days)",
      evidence: [],
      fix: "export what has to be kept to S3 before, or leave the retention as it is",
    }),
    stub("outage.route-target", "aws_route", {
      level: "outage",
      what: "The default route of private subnet b moves to a new NAT gateway: open connections are cut",
      evidence: [],
      mitigation: "clients connect again",
      fix: "check the allow-lists of the LLM vendors: the public address is another one",
    }),
    stub("exposure.sg-world", "aws_vpc_security_group_ingress_rule", {
      level: "exposure",
      what: 'tcp 5432 is open to the world: cidr_ipv4 "10.20.0.0/16" → "0.0.0.0/0"',
      evidence: [],
      fix: "name the group that has to reach it",
    }),
    stub("exposure.guard-removed", "aws_rds_cluster", {
      level: "exposure",
      what: "deletion_protection goes from true to false",
      evidence: [],
      fix: "leave it on",
    }),
    stub("cost.nat", "aws_nat_gateway", {
      level: "cost",
      what: "One more NAT gateway",
      evidence: [],
      fix: "ask whether the subnet needs one of its own",
    }),
    stub("review.service", "aws_ecs_service", {
      level: "review",
      what: "task_definition is known only after the apply",
      evidence: [],
      fix: "look at the task definition in this plan",
    }),
    stub("routine.replace", "aws_ecs_task_definition", {
      level: "routine",
      what: "A new one takes the place of the old because of container_definitions",
      evidence: [],
      fix: "nothing to do",
    }),
  ],
  planRules: [],
};
