import type { Synthesis } from "../../../tools/plan/synthesis";
import { htmlPage } from "../../../tools/review/html/page";
import { markdown } from "../../../tools/review/markdown/markdown";
import type { Review } from "../../../tools/review/review";
import { reviewPlans } from "../../../tools/review/review-plans";
import { reviewShape } from "../../../tools/review/review-shape";
import { RULES } from "../../../tools/review/rules";
import { terminalView } from "../../../tools/review/terminal-view";
import { colours } from "../../../tools/terminal/colours";
import { textOf } from "./page-text";
import { created, destroyed, planOf } from "./plans";

/** Tables that got other addresses. */
function renamed(count: number, synthesis?: Synthesis): Review {
  const changes = Array.from({ length: count }, (_, i) => {
    const table = { hash_key: `key-${i}`, billing_mode: "PAY_PER_REQUEST", table_class: "STANDARD" };
    return [
      destroyed("aws_dynamodb_table", table, {
        address: `aws_dynamodb_table.old_${i}`,
        reason: "delete_because_no_resource_config",
      }),
      created("aws_dynamodb_table", table, { address: `aws_dynamodb_table.new_${i}` }),
    ];
  });
  const plan = planOf(changes.flat(), {}, synthesis);
  return reviewPlans({ plans: [{ plan }], unreviewed: [], rules: RULES, waivers: [], today: new Date() });
}

/** What cdktf says of the addresses. */
const CONSTRUCTS: Synthesis = {
  resources: new Map(
    Array.from({ length: 90 }, (_, i) => [
      `aws_dynamodb_table.new_${i}`,
      { path: `app-prod/new-${i}/table`, policies: {} },
    ]),
  ),
  backend: undefined,
  remoteStates: [],
};

const comment = (review: Review, maxBytes = 60_000) => markdown(review, { maxBytes });
const terminal = (review: Review) => terminalView(review, { width: 80, colour: colours({}, {}) }).join("\n");

const LINE = '"aws_dynamodb_table.old_0": "aws_dynamodb_table.new_0",';
const BLOCK = ["moved {", "  from = aws_dynamodb_table.old_0", "  to   = aws_dynamodb_table.new_0", "}"];

describe("the moves of a renamed construct", () => {
  const review = renamed(1, CONSTRUCTS);

  test("are lines of moves.ts, to be pasted from every view", () => {
    expect(comment(review)).toContain(`\n\n\`\`\`ts\n${LINE}\n\`\`\`\n`);
    expect(terminal(review)).toContain(`\n           ${LINE}\n`);
    expect(textOf(htmlPage(review))).toContain(LINE);
  });

  test("survive being read as JSON", () => {
    const [finding] = reviewShape(JSON.parse(JSON.stringify(review)), "").findings;
    expect(finding?.moves).toEqual([{ from: "aws_dynamodb_table.old_0", to: "aws_dynamodb_table.new_0" }]);
    expect(finding?.fix).not.toContain("aws_dynamodb_table");
  });
});

test("the moves of a project that is not CDKTF are blocks of Terraform", () => {
  const review = renamed(1);
  expect(comment(review)).toContain(`\`\`\`hcl\n${BLOCK.join("\n")}\n\`\`\``);
  expect(terminal(review)).toContain(BLOCK.map((line) => `           ${line}`).join("\n"));
  expect(textOf(htmlPage(review))).toContain(BLOCK.join("\n"));
});

test("the key of an address stays what it is in both languages", () => {
  const [finding] = renamed(1).findings;
  const moves = [{ from: 'aws_eip.a["x"]', to: "aws_eip.a_x" }];
  const of = (path?: string): Review => ({
    ...renamed(1),
    findings: finding ? [{ ...finding, moves, path }] : [],
  });
  expect(comment(of())).toContain('  from = aws_eip.a["x"]\n');
  expect(comment(of("app-prod/x"))).toContain('"aws_eip.a[\\"x\\"]": "aws_eip.a_x",');
});

describe("many moves", () => {
  const review = renamed(30, CONSTRUCTS);

  test("are folded in a comment, limited in a terminal, and all on the page and in the JSON", () => {
    expect(comment(review)).toContain("<details><summary><b>30 moves to paste</b></summary>");
    expect(comment(review).match(/_\d+": "aws/g)).toHaveLength(30);
    expect(terminal(review).match(/_\d+": "aws/g)).toHaveLength(20);
    expect(terminal(review)).toContain("and 10 more moves");
    expect(textOf(htmlPage(review)).match(/_\d+": "aws/g)).toHaveLength(30);
    expect(review.findings[0]?.moves).toHaveLength(30);
  });

  test("are given up before the finding where there is no room", () => {
    const text = comment(renamed(90, CONSTRUCTS), 5_000);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(5_000);
    expect(text).toContain("Looks renamed: ");
    expect(text).toMatch(/Left out .*: .*moves/);
    expect(text.match(/_\d+": "aws/g)?.length ?? 0).toBeLessThan(90);
  });
});
