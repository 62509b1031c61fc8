import type { Review } from "../../../tools/review/review";
import { terminalView } from "../../../tools/review/terminal-view";
import { verdictOf } from "../../../tools/review/verdict";
import { moveLines } from "../../../tools/review/words/move-lines";
import { colours } from "../../../tools/terminal/colours";
import { firstDeployment } from "./large-reviews";
import { emptyReview, sampleReview } from "./sample-review";

const plain = colours({ isTTY: false }, {});
const coloured = colours({ isTTY: true }, { FORCE_COLOR: "1" });

const lines = (review: Review, width = 100) => terminalView(review, { width, colour: plain });
const text = (review: Review) => lines(review).join("\n");

const MISSED = { stack: "prod-edge", problem: "no credentials" };

/** The sample, its findings with another text. */
function withWhat(what: string): Review {
  const sample = sampleReview();
  return { ...sample, findings: sample.findings.map((finding) => ({ ...finding, what })) };
}

test("begins with the verdict, in words", () => {
  expect(lines(sampleReview()).slice(0, 2)).toEqual([
    "Plan review · 3 stacks · commit 9f2c1e7",
    verdictOf(sampleReview()).text,
  ]);
});

test("ends with the verdict where the beginning has left the screen", () => {
  expect(lines(sampleReview()).at(-1)).toBe(verdictOf(sampleReview()).text);
});

test("has the stacks in the order in which they are applied", () => {
  const names = lines(sampleReview()).flatMap((line) => /^ {2}\d {2}(\S+)/.exec(line)?.[1] ?? []);
  expect(names).toEqual(sampleReview().stacks.map(({ name }) => name));
});

test("says which stack has to be planned again", () => {
  expect(text(sampleReview())).toMatch(/prod-app .*REVIEW +plan again after prod-data/);
});

test("has the numbers of the review", () => {
  const { stacks, summary } = sampleReview();
  const toRead = stacks.flatMap(({ changes }) => changes).length;
  const folded = stacks.flatMap((stack) => stack.folded.flatMap(({ addresses }) => addresses)).length;
  expect(text(sampleReview())).toContain(
    `${toRead} changes to read (+ ${folded} folded: ${folded} × only tags)`,
  );
  expect(text(sampleReview())).toContain(
    `Terraform: ${summary.add} to add, ${summary.change} to change, ${summary.destroy} to destroy`,
  );
});

test("marks each finding with a word, not with a colour alone", () => {
  const shown = text(sampleReview());
  for (const word of ["LOSS", "OUTAGE", "EXPOSE", "REVIEW", "ROUTINE"]) {
    expect(shown).toMatch(new RegExp(`^${word} `, "m"));
  }
});

test("has the same words with colours", () => {
  const shown = terminalView(sampleReview(), { width: 100, colour: coloured }).join("\n");
  const start = String.fromCharCode(27);
  expect(shown).toContain(start);
  expect(shown.replaceAll(new RegExp(`${start}\\[\\d+m`, "g"), "")).toBe(text(sampleReview()));
});

test("has each finding with what to do", () => {
  const shown = text(sampleReview());
  for (const { rule } of sampleReview().findings) expect(shown).toContain(rule);
  expect(shown).toContain("less bad: clients connect again");
  expect(shown).toContain("fix: export what has to be kept to S3 before");
});

test("tells a group of many findings once, with the addresses of the others", () => {
  const sample = sampleReview();
  const [first] = sample.findings;
  if (!first) throw new Error("the sample has no finding");
  const findings = Array.from({ length: 7 }, (_, i) => ({ ...first, address: `aws_db_instance.n${i}` }));
  const shown = text({ ...sample, findings });
  expect(shown.match(/^LOSS /gm)).toHaveLength(1);
  expect(shown).toContain("and 2 more: aws_db_instance.n5, aws_db_instance.n6");
});

test("says what was accepted, by whom, and what is not any more", () => {
  const shown = text(sampleReview());
  expect(shown).toContain("accepted until 2026-12-31 by @platform");
  expect(shown).toContain("1 waiver expired:");
  expect(shown).toContain("1 waiver not needed any more:");
});

test("says what can't be told, and what others changed", () => {
  const shown = text(sampleReview());
  expect(shown).toContain("prod-app aws_ecs_service.proxy task_definition");
  expect(shown).toContain("1 change made outside Terraform:");
});

test("shows a few statements and rules", () => {
  expect(text(sampleReview())).toContain("  + prod-app/task-role: Allow secretsmanager:* on *");
  expect(text(sampleReview())).toContain("  + prod-data sg-0db: ingress tcp 5432 from 0.0.0.0/0");
});

test("counts many statements", () => {
  const sample = sampleReview();
  const [gone, come] = sample.statements;
  if (!gone || !come) throw new Error("the sample has no statements");
  const statements = [gone, ...Array.from({ length: 12 }, () => come)];
  const review = { ...sample, statements };
  expect(text(review)).toContain("12 IAM statements come, 1 goes: see --html");
  const shown = terminalView(review, { width: 100, page: "cdktf.out/review.html", colour: plain });
  expect(shown).toContain("12 IAM statements come, 1 goes: see cdktf.out/review.html");
  expect(shown.join("\n")).not.toContain("--html");
});

test("says which statements are from the code", () => {
  const sample = sampleReview();
  const [, come] = sample.statements;
  if (!come) throw new Error("the sample has no statements");
  const told = { ...come, isFromCode: true };
  const few = text({ ...sample, statements: [told] });
  expect(few.replace(/\s+/g, " ")).toContain("on * (from cdk.tf.json, known after apply)");
  const many = text({ ...sample, statements: [come, ...Array.from({ length: 12 }, () => told)] });
  expect(many).toContain("13 IAM statements come (12 from cdk.tf.json, known after apply): see --html");
});

test("says in one line that nothing changes", () => {
  expect(lines(emptyReview())).toEqual(["No changes in 3 stacks at 9f2c1e7"]);
});

test("says which stack was not reviewed, why, and what is wrong with the others", () => {
  const shown = lines(sampleReview({ unreviewed: [MISSED] }), 140);
  expect(shown[1]).toBe("Not reviewed: prod-edge");
  expect(shown[2]).toContain(verdictOf(sampleReview()).text);
  expect(shown.join("\n")).toMatch(/prod-edge +NOT REVIEWED +no credentials/);
});

describe("a first deployment", () => {
  test("is told by part of the architecture", () => {
    const shown = text(firstDeployment());
    expect(shown).toMatch(/^ {2}front-door +15 {2}\+ 3 cloudwatch log groups \(a, b, c\)/m);
    expect(shown).toContain("Terraform: 135 to add, 0 to change, 0 to destroy");
  });

  test("fits on a screen or two", () => {
    expect(lines(firstDeployment()).length).toBeLessThan(45);
  });
});

test("puts what hurts first within a part, and tells marks apart", () => {
  const shown = text(sampleReview());
  expect(shown).toMatch(/^ {2}proxy +2 {2}± ecs task definition\n +~ ecs service$/m);
});

test("takes the first word of the name of what is not in the code any more", () => {
  expect(text(sampleReview())).toMatch(/^ {2}redis +1 {2}- elasticache replication group$/m);
});

describe.each([20, 60, 80, 140])("asked for %d columns", (width) => {
  test("is no wider, but for addresses and what is pasted", () => {
    const longest = sampleReview().findings.flatMap((finding) => [
      ...`${finding.what} ${finding.fix}`.split(" "),
      ...moveLines(finding).lines,
    ]);
    const tooLong = lines(sampleReview(), width).filter((line) => line.length > Math.max(60, width));
    expect(tooLong.filter((line) => !longest.includes(line.trim()))).toEqual([]);
  });

  test("breaks no address", () => {
    const address =
      'module.a["x y"].aws_elasticache_replication_group.a_name_that_goes_on_and_on["with a key"]';
    const shown = lines(withWhat(`All in ${address} goes away`), width);
    expect(shown.some((line) => line.includes(address))).toBe(true);
  });
});

describe("text from a plan", () => {
  test("steers no terminal", () => {
    const shown = text(withWhat("a\u001b[2Jb\u009b31mc\u0007\u202ed\u2066\rLOSS"));
    expect(shown.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  test("makes no line of its own", () => {
    expect(lines(withWhat("a\nb\u2028c"))).toHaveLength(lines(withWhat("a b c")).length);
  });

  test.each([
    "::error::x",
    "::add-mask::x",
    "##[error]x",
    "a ##[group]x",
    `${"x".repeat(90)} ::stop-commands::x`,
  ])("gives GitHub no command: %s", (attack) => {
    const sample = withWhat(attack);
    const stacks = sample.stacks.map((stack) => ({ ...stack, name: attack, unknown: [attack] }));
    const shown = lines({ ...sample, stacks });
    expect(shown.filter((line) => /^\s*::/.test(line) || line.includes("##["))).toEqual([]);
  });
});
