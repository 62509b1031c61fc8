import { SETTINGS } from "../../stacks/multi-agent-orchestrator/settings";
import type { Level } from "../../tools/review/level";
import type { Review } from "../../tools/review/review";
import {
  movedDatabase,
  otherOwner,
  protectedStack,
  publicDatabase,
  renamedDatabase,
} from "./goldens/changed-code";
import { expectGolden } from "./goldens/golden";
import { planDestroy, refusedDestroy, reviewOf } from "./goldens/reviewed";
import { applied } from "./support/applied";
import { writeTag } from "./support/pipeline";
import { describeWithAws } from "./support/requirements";
import { type Build, orchestrator, withCode } from "./support/synthesized";

const STACK = "multi-agent-orchestrator-dev";

/** Rules that found something of a level, each once. */
function rulesOf({ findings }: Review, level: Level): string[] {
  return [...new Set(findings.filter((one) => one.level === level).map(({ rule }) => rule))].sort();
}

// What is compared with the goldens has to be read by somebody who would have to apply it; what matters most is here.
describeWithAws("the review of a real plan", () => {
  const dev = applied(STACK);

  /** Plans as if the code had been changed; nothing is applied. */
  const reviewWith = (build: Build) =>
    withCode(dev(), build, async () => reviewOf(dev(), await dev().rehearsal.plan(STACK)));

  // The first, as the file of a plan is there until the next.
  test("of a first deployment: what it costs, and who may do what before there are ARNs", async () => {
    const review = await reviewOf(dev(), dev().plan);
    expect(review).toMatchObject({ level: "cost", summary: { change: 0, destroy: 0 } });
    expect(rulesOf(review, "cost")).toEqual(["cost.new-fixed"]);
    expect(rulesOf(review, "review")).toEqual(["exposure.public-ip"]);
    expect(review.statements).toContainEqual(
      expect.objectContaining({
        address: "aws_iam_role_policy.langgraph_task",
        action: "kms:Decrypt",
        resource: "aws_kms_key.key.arn",
        isFromCode: true,
      }),
    );
    expectGolden("first-deployment", review);
  });

  test("of a release: routine, and no replacement is shouted", async () => {
    await writeTag(dev().aws, "langgraph", "0.2.0");
    try {
      const review = await reviewOf(dev(), await dev().rehearsal.plan(STACK));
      expect(review).toMatchObject({ level: "routine", summary: { add: 1, change: 1, destroy: 1 } });
      expect(rulesOf(review, "routine")).toEqual(["review.checks", "routine.release", "routine.replace"]);
      expectGolden("release", review);
    } finally {
      await writeTag(dev().aws, "langgraph", SETTINGS.dev.firstImageTag);
    }
  });

  test("of a third zone: it costs, and services start their tasks anew", async () => {
    const review = await reviewWith(orchestrator("dev", { zones: [...SETTINGS.dev.zones, "us-east-1c"] }));
    expect(review).toMatchObject({ level: "cost", summary: { destroy: 0 } });
    expect(rulesOf(review, "cost")).toEqual(["cost.new-fixed"]);
    expect(review.findings.filter(({ rule }) => rule === "routine.release")).toHaveLength(3);
    expectGolden("third-zone", review);
  });

  test("of a database under another id: lost, and how to keep it", async () => {
    const review = await reviewWith(renamedDatabase);
    expect(review.level).toBe("data-loss");
    expect(rulesOf(review, "data-loss")).toEqual(["loss.rename"]);
    const database = review.findings.find(({ address }) => address === "aws_db_instance.database");
    expect(database).toMatchObject({
      level: "data-loss",
      fix: expect.stringContaining("moves.ts"),
      moves: expect.arrayContaining([{ from: "aws_db_instance.database", to: "aws_db_instance.postgres" }]),
    });
    expectGolden("rename", review);
  });

  test("of a database under another id that Terraform is told: nothing", async () => {
    const review = await reviewWith(movedDatabase(dev().plan.plan.changes.map(({ address }) => address)));
    expect(review).toMatchObject({ level: "safe", summary: { add: 0, change: 0, destroy: 0, move: 10 } });
    expect(review.findings).toEqual([]);
    expectGolden("rename-with-moves", review);
  });

  test("of a database on the internet: the first thing that is said", async () => {
    const review = await reviewWith(publicDatabase);
    expect(review.level).toBe("exposure");
    expect(review.findings[0]).toMatchObject({
      rule: "exposure.public-ip",
      address: "aws_db_instance.database",
    });
    expectGolden("public-database", review);
  });

  test("of logs that are kept for a shorter time: what is older is lost", async () => {
    const review = await reviewWith(orchestrator("dev", { logRetentionDays: 3 }));
    expect(review).toMatchObject({ level: "data-loss", summary: { add: 0, change: 6, destroy: 0 } });
    expect(rulesOf(review, "data-loss")).toEqual(["loss.retention"]);
    expectGolden("log-retention", review);
  });

  test("of one NAT gateway for all zones: one finding, with both addresses", async () => {
    const review = await reviewWith(orchestrator("dev", { nat: "single" }));
    expect(review.level).toBe("outage");
    const [finding, ...others] = review.findings.filter(({ level }) => level === "outage");
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ rule: "outage.nat", address: "aws_nat_gateway.network_public_b" });
    expect(finding?.what).toMatch(/its address [\d.]+ can't be had back: egress comes from [\d.]+ \(aws_nat/);
    expectGolden("single-nat", review);
  });

  test("of no NAT gateway: egress stops, but for endpoints", async () => {
    const endpoints = ["ecr.api", "ecr.dkr", "logs", "secretsmanager", "ssm", "ssmmessages"] as const;
    const review = await reviewWith(orchestrator("dev", { nat: "none", endpoints }));
    expect(review.level).toBe("outage");
    expect(rulesOf(review, "outage")).toEqual(["outage.nat"]);
    expect(review.findings[0]?.what).toContain("private subnets can't reach the internet any more");
    expectGolden("no-nat", review);
  });

  test("of other tags: nothing to read", async () => {
    const review = await reviewWith(otherOwner);
    expect(review).toMatchObject({ level: "safe", findings: [], stacks: [{ changes: [] }] });
    expect(review.stacks[0]?.folded.map(({ fold }) => fold)).toEqual(["tags"]);
    expectGolden("tags", review);
  });

  test("of taking everything away: what is lost comes first", async () => {
    const review = await reviewOf(dev(), await planDestroy(dev().rehearsal, STACK));
    expect(review).toMatchObject({ level: "data-loss", summary: { add: 0, change: 0 } });
    expect(rulesOf(review, "data-loss")).toEqual([
      "loss.db",
      "loss.ecr",
      "loss.kms",
      "loss.log",
      "loss.secret",
    ]);
    expectGolden("destroy", review);
  });

  test("of taking away what is protected: there is no plan to review, and why", async () => {
    const review = await withCode(dev(), protectedStack, () => refusedDestroy(dev().rehearsal, STACK));
    const [stack] = review.stacks;
    for (const type of ["aws_db_instance", "aws_ecr_repository", "aws_lb", "aws_secretsmanager_secret"]) {
      expect(stack?.problem).toContain(`${type}.`);
    }
    expectGolden("destroy-refused", review);
  });
});
