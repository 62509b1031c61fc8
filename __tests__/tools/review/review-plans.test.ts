import type { Plan } from "../../../tools/plan/plan";
import type { PlanJson } from "../../../tools/plan/plan-json";
import type { Synthesis } from "../../../tools/plan/synthesis";
import { exitCodeOf } from "../../../tools/review/exit-code";
import { mergeReviews } from "../../../tools/review/merge-reviews";
import type { Review } from "../../../tools/review/review";
import { reviewPlans } from "../../../tools/review/review-plans";
import type { Rule } from "../../../tools/review/rule";
import { lossRetention } from "../../../tools/review/rules/loss/retention";
import { summaryLine } from "../../../tools/review/summary";
import { verdictOf } from "../../../tools/review/verdict";
import type { Waiver } from "../../../tools/review/waivers";
import { created, destroyed, planOf, replaced, updated } from "./plans";

const RULES = { rules: [lossRetention], planRules: [] };
const TODAY = new Date("2026-03-04");

function review(plans: readonly Plan[], waivers: readonly Waiver[] = []): Review {
  return reviewPlans({
    plans: plans.map((plan) => ({ plan })),
    unreviewed: [],
    rules: RULES,
    waivers,
    today: TODAY,
    commit: "9f2c1e7",
  });
}

function stack(name: string, plan: Plan): Plan {
  return { ...plan, stack: name };
}

const shorter = updated("aws_cloudwatch_log_group", { retention_in_days: 365 }, { retention_in_days: 30 });

test("counts as Terraform's own line counts, and says what that leaves out", () => {
  const forgotten = { ...destroyed("aws_sns_topic"), change: { actions: ["forget"] } };
  const moved = { ...created("aws_vpc"), previous_address: "aws_vpc.was", change: { actions: ["no-op"] } };
  const imported = { ...created("aws_lb"), change: { actions: ["update"], importing: { id: "lb-1" } } };
  const lookedUp = { ...created("aws_ami"), mode: "data" as const, change: { actions: ["read"] } };
  const plan = planOf([
    created("aws_vpc"),
    replaced("aws_x"),
    destroyed("aws_y"),
    forgotten,
    moved,
    imported,
    lookedUp,
  ]);
  const { summary } = review([plan]);
  expect(summary).toEqual({ add: 2, change: 1, destroy: 2, import: 1, move: 1, forget: 1 });
  expect(summaryLine(summary)).toBe(
    "1 to import, 2 to add, 1 to change, 2 to destroy, 1 moved, 1 no longer managed",
  );
});

test("the level is the worst of what was found", () => {
  expect(review([planOf([created("aws_vpc"), shorter])])).toMatchObject({
    level: "data-loss",
    findings: [{ rule: "loss.retention", stack: "app-prod", address: "aws_cloudwatch_log_group.it" }],
  });
  expect(review([planOf([created("aws_vpc")])]).level).toBe("safe");
});

test("a destroy that no rule knows is an outage until somebody has looked", () => {
  expect(review([planOf([destroyed("acme_rocket")])]).findings).toMatchObject([
    { rule: "review.unknown-type", level: "outage" },
  ]);
});

test("tags-only changes are folded, with every attribute that differs", () => {
  const { stacks } = review([
    planOf([updated("aws_vpc", { tags: { Commit: "1" } }, { tags: { Commit: "2" } })]),
  ]);
  expect(stacks[0]).toMatchObject({
    changes: [],
    folded: [{ fold: "tags", addresses: ["aws_vpc.it"], attributes: ["tags.Commit"] }],
  });
});

test("what was found is not folded away", () => {
  const rule: Rule = {
    id: "x.tags",
    check: () => ({ level: "review", what: "w", evidence: [], fix: "f" }),
  };
  const plan = planOf([updated("aws_vpc", { tags: { a: "1" } }, { tags: { a: "2" } })]);
  const props = { plans: [{ plan }], unreviewed: [], waivers: [], today: TODAY };
  const { stacks } = reviewPlans({ ...props, rules: { rules: [rule], planRules: [] } });
  expect(stacks[0]?.changes).toHaveLength(1);
});

describe("a construct that was renamed", () => {
  const group = {
    retention_in_days: 365,
    log_group_class: "STANDARD",
    skip_destroy: false,
    name: "/app/audit",
  };
  const gone = destroyed("aws_cloudwatch_log_group", group, {
    address: "aws_cloudwatch_log_group.audit",
    reason: "delete_because_no_resource_config",
  });
  const come = created("aws_cloudwatch_log_group", group, {
    address: "aws_cloudwatch_log_group.trail_audit",
  });

  test("is recognised, and told with the way out", () => {
    const [finding, ...others] = review([planOf([gone, come])]).findings;
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      rule: "loss.rename",
      level: "outage",
      address: "aws_cloudwatch_log_group.audit",
    });
    expect(finding?.what).toContain("3 of 3 attributes the same");
    expect(finding?.fix).toContain("tell Terraform that it moved");
    expect(finding?.moves).toEqual([
      { from: "aws_cloudwatch_log_group.audit", to: "aws_cloudwatch_log_group.trail_audit" },
    ]);
  });

  test("with several resources is one finding, with the move of each", () => {
    const alarm = { threshold: 80, statistic: "Average", period: 60, alarm_name: "cpu" };
    const goneToo = destroyed("aws_cloudwatch_metric_alarm", alarm, {
      address: "aws_cloudwatch_metric_alarm.audit_cpu",
      reason: "delete_because_no_resource_config",
    });
    const comesToo = created("aws_cloudwatch_metric_alarm", alarm, {
      address: "aws_cloudwatch_metric_alarm.trail_audit_cpu",
    });
    const [finding, ...others] = review([planOf([gone, come, goneToo, comesToo])]).findings;
    expect(others).toEqual([]);
    expect(finding?.what).toContain("; so is 1 other");
    expect(finding?.moves?.map(({ from }) => from)).toEqual([
      "aws_cloudwatch_log_group.audit",
      "aws_cloudwatch_metric_alarm.audit_cpu",
    ]);
  });

  test("and has a name only one can have, collides with itself", () => {
    expect(review([planOf([gone, come])]).findings[0]?.what).toContain(
      'Both have name "/app/audit": the create may fail while the old one is there',
    );
  });

  test("is none when too little is alike", () => {
    const other = created("aws_cloudwatch_log_group", {
      retention_in_days: 1,
      log_group_class: "INFREQUENT_ACCESS",
      skip_destroy: true,
    });
    expect(
      review([planOf([gone, { ...other, address: "aws_cloudwatch_log_group.b" }])]).findings,
    ).toMatchObject([{ rule: "review.unknown-type" }]);
  });
});

describe("stacks that feed each other", () => {
  const synthesis = (backend: string, reads: string[] = []): Synthesis => ({
    resources: new Map(),
    backend,
    remoteStates: reads.map((read) => ({ backend: read, outputs: new Set(["endpoint"]) })),
  });
  const output: Partial<PlanJson> = {
    output_changes: { endpoint: { actions: ["update"], before: "a", after: "b" } },
  };
  const app = stack("app", planOf([created("aws_vpc")], {}, synthesis("s3 app", ["s3 data"])));
  const data = stack("data", planOf([created("aws_vpc")], output, synthesis("s3 data")));

  test("are told in the order in which they can be applied", () => {
    expect(review([app, data]).stacks.map(({ name }) => name)).toEqual(["data", "app"]);
  });

  test("have to be planned again when what they read is about to change", () => {
    const { stacks, findings } = review([app, data]);
    expect(stacks[1]?.planAgainAfter).toEqual(["data"]);
    expect(findings).toMatchObject([{ rule: "outage.stale-input", level: "review", stack: "app" }]);
  });

  test("are seen so as well when each was reviewed by a job of its own", () => {
    expect(mergeReviews([review([app]), review([data])])).toEqual(review([app, data]));
  });

  test("are merged once and again with the same result", () => {
    const merged = review([app, data]);
    expect(mergeReviews([merged])).toEqual(merged);
  });

  test("that read each other end in some order", () => {
    const one = stack("one", planOf([], {}, synthesis("1", ["2"])));
    const two = stack("two", planOf([], {}, synthesis("2", ["1"])));
    expect(review([one, two]).stacks).toHaveLength(2);
  });
});

describe("waivers", () => {
  const waiver: Waiver = {
    rule: "loss.retention",
    address: "aws_cloudwatch_log_group.it",
    reason: "exported",
    owner: "platform",
    expires: "2026-03-04",
  };

  test("accept a finding until the end of their last day", () => {
    const accepted = review([planOf([shorter])], [waiver]);
    expect(accepted).toMatchObject({ level: "safe", findings: [], waivers: { accepted: [{ waiver }] } });
  });

  test("that are over do not count, and are told", () => {
    const over = { ...waiver, expires: "2026-03-03" };
    expect(review([planOf([shorter])], [over])).toMatchObject({
      level: "data-loss",
      waivers: { expired: [over] },
    });
  });

  test("of another address, rule or stack accept nothing, and are told as unused", () => {
    const others = [
      { ...waiver, address: "a.b" },
      { ...waiver, rule: "loss.db" },
      { ...waiver, stack: "other" },
    ];
    expect(review([planOf([shorter])], others)).toMatchObject({
      level: "data-loss",
      waivers: { unused: others },
    });
  });

  test("that one of several stacks needs are not unused", () => {
    const needs = review([planOf([shorter])], [waiver]);
    const needsNot = review([stack("other", planOf([]))], [waiver]);
    expect(needsNot.waivers.unused).toEqual([waiver]);
    expect(mergeReviews([needs, needsNot]).waivers.unused).toEqual([]);
  });
});

describe("what could not be reviewed", () => {
  const missing = { stack: "data", problem: "terraform plan failed" };
  const partly = reviewPlans({
    plans: [{ plan: planOf([]) }],
    unreviewed: [missing],
    rules: RULES,
    waivers: [],
    today: TODAY,
  });

  test("is in its place, and the verdict says so before anything else", () => {
    expect(partly.stacks).toMatchObject([
      { name: "app-prod" },
      { name: "data", problem: "terraform plan failed" },
    ]);
    expect(verdictOf(partly)).toEqual({ level: "not-reviewed", text: "Not reviewed: data" });
  });

  test("gives way to a review of the same stack, in whichever order they come", () => {
    const reviewed = review([stack("data", planOf([shorter]))]);
    for (const both of [
      [partly, reviewed],
      [reviewed, partly],
    ]) {
      const { stacks, findings } = mergeReviews(both);
      expect(stacks.map(({ name, problem }) => [name, problem])).toEqual(
        expect.arrayContaining([
          ["app-prod", undefined],
          ["data", undefined],
        ]),
      );
      expect(findings).toHaveLength(1);
    }
  });

  test("ends with exit code 1, whatever else was found", () => {
    expect(exitCodeOf(partly, { failOn: "safe", detailed: true })).toBe(1);
  });

  test.each([{ errored: true }, { complete: false }])("is a plan with %j as well", (flags) => {
    expect(exitCodeOf(review([planOf([], flags)]), { detailed: false })).toBe(1);
  });
});

describe("exit codes", () => {
  const changed = review([planOf([shorter])]);
  const unchanged = review([planOf([])]);

  test("0 although there are changes, where nothing else was asked for", () => {
    expect(exitCodeOf(changed, { detailed: false })).toBe(0);
  });

  test("2 for changes with a detailed exit code, and only for changes", () => {
    expect(exitCodeOf(changed, { detailed: true })).toBe(2);
    expect(exitCodeOf(unchanged, { detailed: true })).toBe(0);
  });

  test("2 for a plan that changes nothing but an output", () => {
    const output = review([planOf([], { output_changes: { url: { actions: ["create"], after: "x" } } })]);
    expect(exitCodeOf(output, { detailed: true })).toBe(2);
  });

  test("3 from the level on that was asked for, before 2", () => {
    expect(exitCodeOf(changed, { failOn: "outage", detailed: true })).toBe(3);
    expect(exitCodeOf(unchanged, { failOn: "outage", detailed: true })).toBe(0);
  });
});

test("the JSON has what other programs read", () => {
  const json = JSON.parse(JSON.stringify(review([planOf([shorter])]))) as Review;
  expect(json).toMatchObject({
    version: 1,
    level: "data-loss",
    summary: { add: 0, change: 1, destroy: 0, import: 0, move: 0, forget: 0 },
    stacks: [{ name: "app-prod", level: "data-loss" }],
    commit: "9f2c1e7",
  });
  expect(Object.keys(json.findings[0] ?? {}).sort()).toEqual(
    ["address", "evidence", "fix", "level", "rule", "stack", "what"].sort(),
  );
});
