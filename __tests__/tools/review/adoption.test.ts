import { htmlPage } from "../../../tools/review/html/page";
import { LEVELS } from "../../../tools/review/level";
import { markdown } from "../../../tools/review/markdown/markdown";
import type { Review } from "../../../tools/review/review";
import { reviewPlans } from "../../../tools/review/review-plans";
import { reviewShape } from "../../../tools/review/review-shape";
import { RULES } from "../../../tools/review/rules";
import { terminalView } from "../../../tools/review/terminal-view";
import { verdictOf } from "../../../tools/review/verdict";
import { colours } from "../../../tools/terminal/colours";
import { ADOPTED, imported, takenOver } from "./adoptions";
import { textOf } from "./page-text";
import { created, destroyed, planOf, replaced, updated } from "./plans";

type Changes = Parameters<typeof planOf>[0];

function review(...changes: Changes): Review {
  const plans = [{ plan: planOf(changes) }];
  return reviewPlans({ plans, unreviewed: [], rules: RULES, waivers: [], today: new Date("2026-11-21") });
}

const terminal = (of: Review) => terminalView(of, { width: 100, colour: colours({}, {}) });
const comment = (of: Review, maxBytes = 60_000) => markdown(of, { maxBytes });

/** What all views have in common. */
const views = (of: Review) => [terminal(of).join("\n"), comment(of), textOf(htmlPage(of))];

describe("the verdict", () => {
  const SAFE = "Safe: nothing that was found hurts";

  test.each<[Changes, string]>([
    [[takenOver("aws_subnet")], `${SAFE}. Adopts 1 resource as it is`],
    [
      [takenOver("aws_subnet"), takenOver("aws_vpc"), created("aws_sns_topic")],
      `${SAFE}. Adopts 2 resources as they are; creates 1 beside`,
    ],
    [
      ADOPTED,
      "To be looked at: 1 finding. Adopts 4 resources: 2 as they are, 1 with other tags, 1 changed; creates 1 beside",
    ],
    [
      [takenOver("aws_subnet"), updated("aws_sqs_queue", { name: "a", tags: {} }, { delay_seconds: 1 })],
      "To be looked at: 1 finding. Adopts 1 resource as it is; changes 1 beside",
    ],
  ])("says what is adopted, and what happens beside", (changes, text) => {
    expect(verdictOf(review(...changes)).text).toBe(text);
  });

  test("shouts what goes, imported or not", () => {
    const bucket = imported(replaced("aws_s3_bucket", {}, { bucket: "b" }, { by: ["bucket"] }), "logs");
    const { level, text } = verdictOf(review(takenOver("aws_vpc"), bucket, destroyed("aws_sns_topic")));
    expect(level).toBe("data-loss");
    expect(text).toMatch(/\. Adopts 2 resources: 1 as it is; REPLACES 1; DESTROYS 1$/);
  });

  test("says nothing of it where nothing is imported", () => {
    expect(verdictOf(review(created("aws_vpc"))).text).toBe(SAFE);
  });
});

describe("an adoption in every view", () => {
  test("has a section for what is imported, with the same sentence", () => {
    for (const view of views(review(...ADOPTED))) {
      expect(view).toContain("Imported");
      const told = view.replace(/[\s`]+/g, " ");
      expect(told).toContain(
        "Adopts 4 resources: 2 as they are, 1 with other tags, 1 changed; creates 1 beside",
      );
      expect(told).toContain("2 aws_subnet");
      for (const address of ["private_a", "private_b"]) expect(told).toContain(`aws_subnet.${address}`);
    }
  });

  test("tells what changes of what is imported, with its id and both values", () => {
    for (const view of views(review(...ADOPTED))) {
      expect(view).toContain("imported: lb-1");
      expect(view).toMatch(/idle_timeout/);
    }
    expect(terminal(review(...ADOPTED))).toContain("      idle_timeout: 60 → 120");
    expect(comment(review(...ADOPTED))).toContain("-   idle_timeout: 60\n+   idle_timeout: 120");
  });

  test("tells of what is imported in no other list of changes", () => {
    const lines = terminal(review(...ADOPTED));
    expect(lines.slice(lines.indexOf("What changes")).join("\n")).not.toMatch(/front_door|subnet|vpc/);
    const [, beside = ""] = comment(review(...ADOPTED)).split("### Changes");
    expect(beside).toContain("aws_cloudwatch_log_group.beside");
    expect(beside).not.toMatch(/aws_lb|aws_subnet|aws_vpc/);
  });

  test("has no such section where nothing is imported", () => {
    for (const view of views(review(updated("aws_lb", { idle_timeout: 60 }, { idle_timeout: 120 })))) {
      expect(view).not.toMatch(/Imported|Adopts/);
    }
  });

  test("counts what is imported as it is beside what has to be read", () => {
    expect(terminal(review(...ADOPTED))).toContain("  1  app-prod  +1 ~1 ⇥2  REVIEW");
  });

  test("of many lists those there is room for, and says where the others are", () => {
    const many = Array.from({ length: 200 }, (_, i) => takenOver("aws_subnet", `aws_subnet.number_${i}`));
    const lines = terminal(review(...many));
    expect(lines).toContain("  200 × imported as it is: 200 aws_subnet");
    expect(lines).toContain("    the others: see --html");
    expect(lines.length).toBeLessThan(25);
    const short = comment(review(...many), 5_000);
    expect(short).toContain("- `app-prod`: Adopts 200 resources as they are");
    expect(short).toContain("Left out to stay below 5,000 bytes: lists of addresses");
  });
});

describe("the JSON of an adoption", () => {
  test("has the fields other programs read, and is read again as it was written", () => {
    const own = review(...ADOPTED);
    expect(own.summary).toEqual({ add: 1, change: 2, destroy: 0, import: 4, move: 0, forget: 0 });
    const written: unknown = JSON.parse(JSON.stringify(own));
    expect(JSON.parse(JSON.stringify(reviewShape(written, "")))).toEqual(written);
  });

  test("marks what is imported, and nothing else", () => {
    const [stack] = review(...ADOPTED).stacks;
    expect(stack?.changes.map(({ address, isImported }) => [address, isImported])).toEqual([
      ["aws_lb.front_door", true],
      ["aws_cloudwatch_log_group.beside", undefined],
    ]);
    expect(stack?.folded.map(({ fold, isImported }) => [fold, isImported])).toEqual([
      ["import", true],
      ["tags", true],
    ]);
  });

  test("keeps other tags of what is imported apart from those of what was there", () => {
    const tagged = (address: string) =>
      updated("aws_vpc", { tags: { A: "1" } }, { tags: { A: "2" } }, { address });
    const [stack] = review(imported(tagged("aws_vpc.a"), "vpc-1"), tagged("aws_vpc.b")).stacks;
    expect(stack?.folded).toEqual([
      { fold: "tags", isImported: true, addresses: ["aws_vpc.a"], attributes: ["tags.A"] },
      { fold: "tags", addresses: ["aws_vpc.b"], attributes: ["tags.A"] },
    ]);
  });
});

describe("the rules", () => {
  const sample: Readonly<Record<string, Changes[number]>> = {
    "loss.retention": updated(
      "aws_cloudwatch_log_group",
      { retention_in_days: 365 },
      { retention_in_days: 30 },
    ),
    "outage.db-major": updated(
      "aws_db_instance",
      { engine: "postgres", engine_version: "15.4" },
      { engine_version: "16.1" },
    ),
    "exposure.guard-removed": updated(
      "aws_lb",
      { enable_deletion_protection: true },
      {
        enable_deletion_protection: false,
      },
    ),
    "exposure.sg-world": updated(
      "aws_vpc_security_group_ingress_rule",
      { security_group_id: "sg-1", ip_protocol: "tcp", from_port: 22, to_port: 22, cidr_ipv4: "10.0.0.0/8" },
      { cidr_ipv4: "0.0.0.0/0" },
    ),
    "cost.size": updated(
      "aws_db_instance",
      { instance_class: "db.t4g.micro" },
      { instance_class: "db.r6g.large" },
    ),
    "review.update": updated("aws_lb", { idle_timeout: 60 }, { idle_timeout: 120 }),
    "loss.db": replaced(
      "aws_db_instance",
      { skip_final_snapshot: true },
      { engine: "mysql" },
      { by: ["engine"] },
    ),
    "routine.replace": replaced("aws_ecs_task_definition", { cpu: "256" }, { cpu: "512" }, { by: ["cpu"] }),
  };

  test.each(Object.entries(sample))("find of an import what they find of any other: %s", (rule, change) => {
    const found = review(change).findings;
    expect(found.map((own) => own.rule)).toContain(rule);
    const ofImport = review(imported(change, "a")).findings.filter(
      ({ rule }) => rule !== "loss.import-destroy",
    );
    expect(ofImport).toEqual(found);
  });

  test("call an import safe that changes nothing", () => {
    expect(review(takenOver("aws_db_instance")).level).toBe(LEVELS[0]);
  });
});
