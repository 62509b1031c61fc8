import { markdown } from "../../../tools/review/markdown/markdown";
import type { Review } from "../../../tools/review/review";
import { verdictOf } from "../../../tools/review/verdict";
import { hugeReview } from "./large-reviews";
import { sampleReview } from "./sample-review";

const HUGE = hugeReview();

test.each([5_000, 8_000, 12_000, 25_000, 60_000])("stays below %d bytes", (maxBytes) => {
  expect(Buffer.byteLength(markdown(HUGE, { maxBytes }))).toBeLessThanOrEqual(maxBytes);
});

test.each([5_000, 60_000])(
  "keeps the verdict, the stacks, the findings and what was planned in %d",
  (maxBytes) => {
    const text = markdown(HUGE, { maxBytes });
    for (const kept of [
      `## ⛔ ${verdictOf(HUGE).text}`,
      "| `prod-data` |",
      "### Findings",
      "What was planned",
      "5b1f0c77",
    ]) {
      expect(text).toContain(kept);
    }
  },
);

test("counts bytes, not characters", () => {
  const sample = sampleReview();
  const findings = sample.findings.map((finding) => ({ ...finding, what: "データ".repeat(600) }));
  const maxBytes = 9_000;
  expect(Buffer.byteLength(markdown({ ...sample, findings }, { maxBytes }))).toBeLessThanOrEqual(maxBytes);
});

test("leaves out nothing and says nothing where there is room", () => {
  expect(markdown(sampleReview(), { maxBytes: 60_000 })).not.toContain("Left out");
});

test("gives up differences of safe changes first, and says so", () => {
  const sample = sampleReview();
  const review: Review = {
    ...sample,
    stacks: sample.stacks.map((stack) => ({
      ...stack,
      changes: stack.changes.map((change) => ({
        ...change,
        differences: [{ path: "x", before: "a".repeat(1_500), after: "b", replaces: false }],
      })),
    })),
  };
  const full = Buffer.byteLength(markdown(review, { maxBytes: 60_000 }));
  const text = markdown(review, { maxBytes: full - 100 });
  expect(text).toContain("Left out");
  expect(text).toContain("differences of safe and routine changes");
  expect(text).toContain("mermaid");
});

test("gives up the diagram before the differences of what is bad", () => {
  const full = Buffer.byteLength(markdown(sampleReview(), { maxBytes: 60_000 }));
  const text = markdown(sampleReview(), { maxBytes: full - 300 });
  expect(text).not.toContain("mermaid");
  expect(text).toContain("the diagram");
  expect(text).toContain('+   cidr_ipv4: "0.0.0.0/0"');
});

test("shows the worst of each rule where there is no room for hundreds", () => {
  const sample = hugeReview();
  const findings = sample.findings.map((finding, i) => ({ ...finding, rule: `${finding.level}.${i % 2}` }));
  const text = markdown({ ...sample, findings }, { maxBytes: 12_000 });
  expect(text).toContain("and 41 more");
  expect(text).toContain("resource number 0 ");
});

test("tells findings by their number where there is hardly any room", () => {
  const text = markdown(HUGE, { maxBytes: 5_000 });
  expect(text).toContain("- ⛔ data loss: 5 × `data-loss.rule-0`");
});

test("never hides that a stack was not reviewed, however many there are", () => {
  const unreviewed = Array.from({ length: 400 }, (_, i) => ({
    stack: `stack-${i}`,
    problem: "x".repeat(900),
  }));
  const text = markdown(sampleReview({ unreviewed }), { maxBytes: 5_000 });
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(5_000);
  expect(text).toMatch(/^## 🚫 Not reviewed/);
  expect(text).toMatch(/\d+ of them not reviewed/);
});

test("holds for texts of a megabyte", () => {
  const sample = sampleReview();
  const long = "|`é".repeat(300_000);
  const findings = sample.findings.map((finding) => ({ ...finding, what: long, address: long, fix: long }));
  const stacks = sample.stacks.map((stack) => ({ ...stack, name: long, problem: long, unknown: [long] }));
  const text = markdown({ ...sample, findings, stacks }, { maxBytes: 5_000 });
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(5_000);
  expect(text).toMatch(/^## 🚫 Not reviewed/);
});
