import { markdown } from "../../../tools/review/markdown/markdown";
import type { Review, StackReview } from "../../../tools/review/review";
import { verdictOf } from "../../../tools/review/verdict";
import { firstDeployment } from "./large-reviews";
import { emptyReview, sampleReview } from "./sample-review";

const written = (review: Review) => markdown(review, { maxBytes: 60_000 });

/** The sample with another first stack. */
function withStack(changed: Partial<StackReview>): Review {
  const sample = sampleReview();
  return { ...sample, stacks: sample.stacks.map((stack, i) => (i === 0 ? { ...stack, ...changed } : stack)) };
}

test("begins with the verdict", () => {
  expect(written(sampleReview()).split("\n")[0]).toBe(`## ⛔ ${verdictOf(sampleReview()).text}`);
});

test("tells the sections in the order in which they matter", () => {
  const text = written(sampleReview());
  const titles = [
    "## ⛔",
    "| Stack |",
    "### Findings",
    "> [!CAUTION]",
    "> [!WARNING]",
    "| 🔓 Exposure |",
    "- 👀",
    "<summary>🔁",
    "### Accepted",
    "**Cannot tell before apply",
    "**Changed outside Terraform",
    "### IAM statements",
    "### Security group rules",
    "### Changes",
    "folded changes",
    "### Outputs",
    "Diagram of what changes",
    "What was planned",
  ];
  const positions = titles.map((title) => text.indexOf(title));
  expect(positions).toEqual([...positions].sort((a, b) => a - b));
  expect(positions).not.toContain(-1);
});

test("has the numbers of the review", () => {
  const { stacks, summary } = sampleReview();
  const toRead = stacks.flatMap(({ changes }) => changes).length;
  const folded = stacks.flatMap((stack) => stack.folded.flatMap(({ addresses }) => addresses)).length;
  const text = written(sampleReview());
  expect(text).toContain(`**${stacks.length} stacks** · **${toRead} changes to read** (+ ${folded} folded)`);
  expect(text).toContain(
    `Terraform: ${summary.add} to add, ${summary.change} to change, ${summary.destroy} to destroy`,
  );
});

test("has a row for each stack, in the order in which they are applied", () => {
  const rows = written(sampleReview()).match(/^\| \d \| `[^`]+`/gm);
  expect(rows).toEqual(sampleReview().stacks.map(({ name }, i) => `| ${i + 1} | \`${name}\``));
});

test("says which stack has to be planned again, and after which", () => {
  expect(written(sampleReview())).toMatch(/`prod-app` \|.*\*\*plan again after\*\* `prod-data`/);
});

test("has each finding with its fix", () => {
  const text = written(sampleReview());
  for (const { rule } of sampleReview().findings) expect(text).toContain(`\`${rule}\``);
  expect(text).toContain("**Fix:** export what has to be kept to S3 before");
});

test("says what makes a finding less bad", () => {
  expect(written(sampleReview())).toContain("Less bad: clients connect again.");
});

test("tells a group of many findings once, with the addresses of the others", () => {
  const sample = sampleReview();
  const [first] = sample.findings;
  if (!first) throw new Error("the sample has no finding");
  const findings = Array.from({ length: 8 }, (_, i) => ({ ...first, address: `aws_db_instance.n${i}` }));
  const text = written({ ...sample, findings });
  expect(text.match(/\[!CAUTION\]/g)).toHaveLength(1);
  expect(text).toContain("> - and 3 more: `aws_db_instance.n5`, `aws_db_instance.n6`, `aws_db_instance.n7`");
});

test("says once what is the same for all of a group", () => {
  const sample = sampleReview();
  const findings = sample.findings
    .filter(({ rule }) => rule === "cost.nat" || rule === "loss.retention")
    .flatMap((finding) => ["a", "b", "c"].map((name) => ({ ...finding, address: `aws_x.${name}` })));
  const text = written({ ...sample, findings });
  expect(text.match(/Log events older than 30 days/g)).toHaveLength(1);
  expect(text.match(/export what has to be kept/g)).toHaveLength(1);
});

test("strikes out what was accepted, and says by whom and until when", () => {
  expect(written(sampleReview())).toMatch(/^- ~~💰 cost.*~~ accepted until `2026-12-31` by .*zone b/m);
});

test("names waivers that do nothing any more", () => {
  const text = written(sampleReview());
  expect(text).toContain("**Expired** `2026-01-31`: `exposure.guard-removed`");
  expect(text).toContain("**Not needed any more**: `loss.redis`");
});

test("says what can't be told before the apply", () => {
  expect(written(sampleReview())).toContain("- `prod-app` `aws_ecs_service.proxy task_definition`");
});

test("says what was changed by hand", () => {
  expect(written(sampleReview())).toContain('`"app to database"` → `"temporary, M. 3 March"`');
});

test("shows differences as lines that go and lines that come", () => {
  expect(written(sampleReview())).toContain('-   cidr_ipv4: "10.20.0.0/16"\n+   cidr_ipv4: "0.0.0.0/0"');
});

test("says which difference forces a replacement", () => {
  expect(written(sampleReview())).toContain('+   cpu: "512"   (forces the replacement)');
});

test("proves that what is folded has no other difference", () => {
  expect(written(sampleReview())).toContain("1 × only tags (`tags.Commit`, no other): `aws_kms_key.data`");
});

test("draws what changes and what refers to it", () => {
  expect(written(sampleReview())).toMatch(/```mermaid\nflowchart LR\n[^`]*n\d --> n\d/);
});

test("draws types where there are too many resources", () => {
  const nodes = Array.from({ length: 80 }, (_, i) => ({
    address: `aws_${i % 2 ? "eip" : "instance"}.n${i}`,
    mark: "+" as const,
    level: "safe" as const,
  }));
  const edges = nodes.slice(1).map(({ address }) => [address, "aws_instance.n0"] as const);
  expect(written(withStack({ diagram: { nodes, edges } }))).toContain('["aws_eip 40 changes"]');
});

test("has what is checked before it is applied", () => {
  expect(written(sampleReview())).toContain(`| \`${"5b1f0c77".repeat(8)}\` | \`41\` / \`8d1c0c77-0000\` |`);
});

test("says in one line that nothing changes", () => {
  expect(written(emptyReview())).toBe("No changes in 3 stacks at `9f2c1e7`\n");
});

test("is never green when a stack was not reviewed", () => {
  const review = { ...emptyReview(), ...sampleReview({ plans: [], unreviewed: [MISSED], waivers: [] }) };
  const [title] = written(review).split("\n");
  expect(title).toBe("## 🚫 Not reviewed: prod-edge");
  expect(written(review)).not.toContain("✅");
});

test("has a stack that was not reviewed in the table, and why", () => {
  expect(written(sampleReview({ unreviewed: [MISSED] }))).toMatch(
    /`prod-edge` \|.*\*\*not reviewed\*\*: no cred/,
  );
});

test("says what is wrong with the others when a stack was not reviewed", () => {
  expect(written(sampleReview({ unreviewed: [MISSED] }))).toContain(
    `**In what was reviewed:** ${verdictOf(sampleReview()).text}`,
  );
});

const MISSED = { stack: "prod-edge", problem: "no credentials" };

test("closes long tables: the first deployment has a hundred statements", () => {
  const sample = firstDeployment();
  const row = { ...statement(), mark: "+" as const };
  const text = written({ ...sample, statements: Array.from({ length: 100 }, () => row) });
  expect(text).toContain("<details><summary><b>IAM statements</b>: 100 come, 0 go</summary>");
});

test("says which statements are from the code", () => {
  const told = written({
    ...sampleReview(),
    statements: [statement(), { ...statement(), isFromCode: true }],
  });
  expect(told.match(/ \(from cdk\.tf\.json, known after apply\) \|/g)).toHaveLength(1);
});

function statement() {
  const [row] = sampleReview().statements;
  if (!row) throw new Error("the sample has no statement");
  return row;
}
