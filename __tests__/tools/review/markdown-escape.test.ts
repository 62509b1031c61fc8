import { block, code, prose as sentence } from "../../../tools/review/markdown/escape";
import { markdown } from "../../../tools/review/markdown/markdown";
import type { Review } from "../../../tools/review/review";
import { sampleReview } from "./sample-review";

/** Words of ours: everything else in a review comes from whoever wrote the code. */
const OURS = new Set(["level", "mark", "fold", "version"]);

/** The sample, with the same hostile text in the place of every name, value, path and reason. */
function hostile(text: string): Review {
  return JSON.parse(JSON.stringify(sampleReview()), (key, value: unknown) =>
    typeof value === "string" && !OURS.has(key) ? text : value,
  ) as Review;
}

const written = (text: string) => markdown(hostile(text), { maxBytes: 60_000 });

const ATTACKS = [
  "a\n```\nb",
  "````````````````````````````````````````",
  "`a``b```c",
  "` <b> @octocat #1 [x](https://evil.example) |",
  "`` <b> ``` @octocat `````` ````` | \\",
  "``` ```mermaid",
  "\n~~~\n",
  "\n> [!CAUTION]\n> nothing to see",
  "> [!NOTE] fine",
  "| a | b |\n| -- | -- |",
  "a \\| b \\\\| c",
  "</details><img src=x onerror=alert(1)>",
  "<!-- --> -->",
  "&lt;script&gt;&#60;b&#62;",
  "@octocat and (@org/team)",
  "#123 GH-45 org/repo#6 !7",
  "[click](https://evil.example) ![x](https://evil.example/x.png)",
  "https://evil.example www.evil.example",
  "[a]: https://evil.example",
  "# heading\n## ✅ Safe",
  "- item\n1. item",
  "/merge",
  "\r\n\u2028\u2029\u0085---\n===",
  "**bold** __bold__ ~~gone~~ $x$",
  '"]; click n1 "https://evil.example"; end',
];

const plain = written("plain").split("\n");

describe.each(ATTACKS)("%j", (attack) => {
  const text = written(attack);
  const lines = text.split("\n");

  test("adds no line: there are no more than with harmless text", () => {
    expect(lines).toHaveLength(plain.length);
  });

  test("opens and closes no block of code", () => {
    const fences = (all: readonly string[]) => all.filter((line) => /^(`{3,}|~{3,})/.test(line)).length;
    expect(fences(lines)).toBe(fences(plain));
    expect(prose(text).split("\n").length).toBe(prose(plain.join("\n")).split("\n").length);
  });

  test("makes no alert, heading or list", () => {
    const starts = (all: string) =>
      (all.match(/^(?:> )*(?:\[!|#+ |- |\d+[.)] |\/|<\w+|\|)/gm) ?? []).join(",");
    expect(starts(prose(text))).toBe(starts(prose(plain.join("\n"))));
  });

  test("makes no cell", () => {
    const cells = (all: string) =>
      all
        .split("\n")
        .filter((line) => line.startsWith("|"))
        .map((line) => line.match(/(?<!\\)(?:\\\\)*\|/g)?.length);
    expect(cells(prose(text))).toEqual(cells(prose(plain.join("\n"))));
  });

  test("makes no HTML", () => {
    const tags = prose(withoutCode(text)).match(/<[^>]*>?/g) ?? [];
    expect(tags.filter((tag) => !/^<\/?(details|summary|b)>$/.test(tag))).toEqual([]);
  });

  test("makes no mention, reference, link or image", () => {
    const told = withoutCode(prose(text));
    expect(told).not.toMatch(/@[\w"]|&#64;\w|#\d(?!\d*;)|!\d|GH-\d|\]\(|:\/\/|www\.|^\[[^\]]*\]:/im);
  });
});

test.each([
  ["a change of direction", "a\u202eb\u2066c"],
  ["what can't be seen", "a\u200bb\ufeffc\u00adc"],
  ["control characters and colours", "a\u0000b\u001b[31mc\u009bd\u0007"],
])("strips %s", (_, text) => {
  const known = markdown(hostile(text), { maxBytes: 60_000 }).replaceAll("\n", "");
  expect(known).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});

test("shows an address as it is", () => {
  expect(written('aws_x.y["a|b*c_d"]')).toContain('`aws_x.y["a|b*c_d"]`');
});

test("allows nothing but words in the diagram", () => {
  const diagram = written('a"]:::x; click n1 "https://evil.example" `%%{init}`')
    .split("```mermaid")[1]
    ?.split("```")[0];
  const labels = [...(diagram ?? "").matchAll(/\["([^\n]*)"\]/g)].map(([, label]) => label ?? "");
  expect(labels.length).toBeGreaterThan(0);
  for (const label of labels) expect(label).toMatch(/^[A-Za-z0-9 ._/-]+$/);
});

test.each([
  ["a", "`a`"],
  ["a`b", "``a`b``"],
  ["`a``", "``` `a`` ```"],
  ["", "` `"],
  ["`".repeat(500), "````````` ````````… `````````"],
])("writes %j as code that ends where it has to", (text, expected) => {
  expect(code(text)).toBe(expected);
});

test("writes a block whose fence is longer than any in it", () => {
  expect(block("diff", ["````"])).toBe("`````diff\n````\n`````");
});

test.each([
  ["1. a", "&#49;. a"],
  ["/close", "&#47;close"],
  ["10 minutes", "10 minutes"],
  ["aws_vpc.main goes", "`aws_vpc.main` goes"],
  ["a_b @c_d", "`a_b` @\u200b`c_d`"],
])("writes %j as a sentence", (text, expected) => {
  expect(sentence(text)).toBe(expected);
});

/** Without blocks of code. */
function prose(text: string): string {
  return text.replace(/^(`{3,})[^\n]*\n[\s\S]*?\n\1$/gm, "");
}

/** Without inline code. */
function withoutCode(text: string): string {
  return text.replace(/(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, "");
}
