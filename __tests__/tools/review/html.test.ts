import { htmlPage } from "../../../tools/review/html/page";
import { LEVEL_WORDS } from "../../../tools/review/level-words";
import type { Review } from "../../../tools/review/review";
import { summaryLine } from "../../../tools/review/summary";
import { verdictOf } from "../../../tools/review/verdict";
import { styleOf, tagsOf, textOf, withoutQuoted } from "./page-text";
import { firstDeployment, HOSTILE_AS_SHOWN, hostileReview, sampleReview } from "./sample-page";

const REVIEW = sampleReview();
const PAGE = htmlPage(REVIEW);
const HOSTILE_PAGE = htmlPage(hostileReview());

describe("the page", () => {
  test.each([
    ["of a sample", PAGE],
    ["of a hostile plan", HOSTILE_PAGE],
  ])("%s loads and runs nothing", (_, page) => {
    const tags = tagsOf(page);
    expect(
      tags.filter((tag) => /^<(script|link|img|iframe|object|embed|base|video|audio)\b/.test(tag)),
    ).toEqual([]);
    expect(tags.filter((tag) => /\son\w+=/.test(withoutQuoted(tag)))).toEqual([]);
    expect(
      tags.filter((tag) =>
        /\s(src|srcset|action|formaction|style|background|xlink:href)=/.test(withoutQuoted(tag)),
      ),
    ).toEqual([]);
    expect(tags.filter((tag) => /\shref="(?!#)/.test(tag))).toEqual([]);
    expect(tags.filter((tag) => tag.startsWith("<style"))).toHaveLength(1);
    expect(styleOf(page)).not.toMatch(/url\(|@import|expression\(/);
    expect(page).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>`,
    );
  });

  test("shows hostile text as text", () => {
    const text = textOf(HOSTILE_PAGE);
    expect(text.split(HOSTILE_AS_SHOWN).length).toBeGreaterThan(10);
  });

  test("has no characters that nobody sees", () => {
    expect(HOSTILE_PAGE.match(/[^\P{C}\n]/gu)).toBeNull();
  });

  test("says what language it is in, how wide it is and what it is about", () => {
    expect(PAGE).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(PAGE).toContain('<meta name="viewport" content="width=device-width, initial-scale=1"/>');
    expect(PAGE).toContain(`<title>Plan review: ${verdictOf(REVIEW).text}</title>`);
  });

  test("leaves out no level of headings, and has one of the first", () => {
    const levels = [...PAGE.matchAll(/<h([1-6])\b/g)].map(([, level]) => Number(level));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels[0]).toBe(1);
    expect(levels.filter((level, i) => level > (levels[i - 1] ?? 1) + 1)).toEqual([]);
  });

  test("has every id once, and every link leads to one", () => {
    const ids = [...PAGE.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const links = [...PAGE.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id);
    expect(links.filter((id) => !ids.includes(id))).toEqual([]);
  });
});

describe("what the page says", () => {
  const text = textOf(PAGE);

  test("is the verdict and Terraform's own numbers", () => {
    expect(text).toContain(verdictOf(REVIEW).text);
    expect(text).toContain(summaryLine(REVIEW.summary));
    for (const stack of REVIEW.stacks) expect(text).toContain(summaryLine(stack.summary));
  });

  test("is every finding, with all there is to it", () => {
    expect(REVIEW.findings.length).toBeGreaterThan(8);
    for (const { level, ...finding } of REVIEW.findings) {
      expect(missing(text, [LEVEL_WORDS[level].word, ...Object.values(finding).flat()])).toEqual([]);
    }
  });

  test("is every change, with all its differences", () => {
    const changes = REVIEW.stacks.flatMap((stack) => [...stack.changes, ...stack.drift]);
    expect(changes.length).toBeGreaterThan(10);
    for (const { address, notes, differences } of changes) {
      const said = differences.flatMap(({ path, before, after }) => [path, before, after]);
      expect(missing(text, [address, ...notes, ...said])).toEqual([]);
    }
    expect(count(PAGE, 'class="change" data-level')).toBe(
      REVIEW.stacks.flatMap((stack) => stack.changes).length,
    );
    expect(count(text, "forces the replacement")).toBe(3);
  });

  test("marks what differs in two values that are alike", () => {
    expect(PAGE).toContain("llm-proxy:1.4<mark>1</mark>.0");
    expect(PAGE).toContain("llm-proxy:1.4<mark>2</mark>.0");
  });

  test("is what was folded, accepted, planned, and what is not known", () => {
    for (const { folded, unknown, lacks, outputs, planned, problem, name } of REVIEW.stacks) {
      const said = [
        ...folded.flatMap(({ addresses, attributes }) => [...addresses, ...attributes]),
        ...outputs.flatMap(({ name: output, before, after }) => [output, before, after]),
        ...Object.values(planned).filter((fact) => typeof fact !== "boolean"),
      ];
      expect(missing(text, [name, problem, ...unknown, ...lacks, ...said])).toEqual([]);
    }
    const { accepted, expired, unused } = REVIEW.waivers;
    expect([accepted.length, expired.length, unused.length]).toEqual([1, 1, 0]);
    for (const { waiver, finding } of accepted) {
      expect(PAGE).toContain(`<s>${finding.what}</s>`);
      expect(missing(text, Object.values(waiver))).toEqual([]);
    }
    for (const waiver of [...expired, ...unused]) expect(missing(text, Object.values(waiver))).toEqual([]);
  });

  test("is every IAM statement and every security group rule", () => {
    expect(REVIEW.statements).toHaveLength(2);
    for (const { action, resource } of REVIEW.statements)
      expect(missing(text, [action, resource])).toEqual([]);
    expect(REVIEW.securityGroupRules).toHaveLength(2);
    for (const { ports, peer } of REVIEW.securityGroupRules) expect(missing(text, [ports, peer])).toEqual([]);
  });
});

test("says which statements are from the code", () => {
  const [first, ...others] = REVIEW.statements;
  if (!first) throw new Error("the sample has no statements");
  const page = htmlPage({ ...REVIEW, statements: [{ ...first, isFromCode: true }, ...others] });
  expect(count(page, "from cdk.tf.json, known after apply")).toBe(1);
  expect(PAGE).not.toContain("from cdk.tf.json");
});

describe("a large plan", () => {
  test("of a first deployment is closed, part by part", () => {
    const page = htmlPage(firstDeployment());
    expect(count(page, '<details class="part"')).toBe(9);
    expect(count(page, '<details class="change" data-level="safe">')).toBe(135);
    expect(page).not.toMatch(/<details class="(part|change)"[^>]* open/);
    expect(textOf(page).match(/\d+ resources are too many to draw/g)).toEqual([
      "101 resources are too many to draw",
    ]);
  });

  test("tells which waivers can go", () => {
    const review = firstDeployment(1);
    expect(review.waivers.unused).toHaveLength(1);
    for (const waiver of review.waivers.unused)
      expect(missing(textOf(htmlPage(review)), Object.values(waiver))).toEqual([]);
  });

  test("may be as deep and as tangled as it likes", () => {
    const review = firstDeployment(1);
    const [stack] = review.stacks;
    const path = Array.from({ length: 20_000 }, (_, i) => i).join("/");
    const circle = ["a.a", "b.b", "c.c"].map((address) => ({ address, level: "safe" as const }));
    const edges = [
      ["a.a", "b.b"],
      ["b.b", "c.c"],
      ["c.c", "a.a"],
      ["a.a", "c.c"],
    ] as const;
    if (!stack) throw new Error("no stack");
    const changes = stack.changes.map((change) => ({ ...change, path }));
    const page = htmlPage({ ...review, stacks: [{ ...stack, changes, diagram: { nodes: circle, edges } }] });
    expect(count(page, 'class="box')).toBe(3);
    expect(count(page, 'class="arrow"')).toBe(4);
    expect(page).toContain(path.slice(-20));
  });

  test("takes time and room in proportion", () => {
    const [few, many] = [firstDeployment(1_000), firstDeployment(5_000)].map(timed);
    expect(many?.length).toBeLessThan((few?.length ?? 0) * 5.5);
    expect(many?.milliseconds).toBeLessThan(10_000);
  });
});

function timed(review: Review): { length: number; milliseconds: number } {
  const start = performance.now();
  const { length } = htmlPage(review);
  return { length, milliseconds: performance.now() - start };
}

function missing(text: string, said: readonly unknown[]): unknown[] {
  return said.filter((one) => one !== undefined && !text.includes(String(one)));
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}
