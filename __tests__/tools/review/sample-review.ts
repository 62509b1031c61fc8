import type { Review } from "../../../tools/review/review";
import { type ReviewProps, reviewPlans } from "../../../tools/review/review-plans";
import type { Waiver } from "../../../tools/review/waivers";
import { plan, SAMPLE_PLANS } from "./sample-plans";
import { SAMPLE_RULES } from "./sample-rules";

const COMMIT = "9f2c1e7a4b5d6c7e8f90a1b2c3d4e5f60718293a";

const WAIVERS: readonly Waiver[] = [
  {
    rule: "cost.nat",
    address: "aws_nat_gateway.nat_b",
    reason: "zone b has to live without zone a",
    owner: "@platform",
    expires: "2026-12-31",
  },
  {
    rule: "exposure.guard-removed",
    address: "aws_rds_cluster.aurora",
    reason: "only for the move",
    owner: "maria",
    expires: "2026-01-31",
  },
  {
    rule: "loss.redis",
    address: "aws_elasticache_cluster.old",
    reason: "gone",
    owner: "jo",
    expires: "2027-01-01",
  },
];

/** What is wrong in three stacks, some of it accepted. */
export function sampleReview(more: Partial<ReviewProps> = {}): Review {
  return reviewPlans({
    plans: SAMPLE_PLANS,
    unreviewed: [],
    rules: SAMPLE_RULES,
    waivers: WAIVERS,
    today: new Date("2026-03-04"),
    commit: COMMIT,
    ...more,
  });
}

/** Nothing happens in three stacks. */
export function emptyReview(): Review {
  return sampleReview({ plans: ["network", "data", "app"].map((name) => plan(name, [])), waivers: [] });
}
