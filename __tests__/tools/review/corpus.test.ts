import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { decode } from "../../../tools/plan/decode";
import { loadPlan } from "../../../tools/plan/load-plan";
import { readPlan } from "../../../tools/plan/plan";
import type { PlanJson } from "../../../tools/plan/plan-json";
import { htmlPage } from "../../../tools/review/html/page";
import { markdown } from "../../../tools/review/markdown/markdown";
import { reviewPlans } from "../../../tools/review/review-plans";
import { RULES } from "../../../tools/review/rules";
import { terminalView } from "../../../tools/review/terminal-view";
import { COMMENT_BYTES } from "../../../tools/review/write-review";
import { colours } from "../../../tools/terminal/colours";
import { countedByTerraform, withOtherSecrets } from "./raw-plan";

/** Plans of all sorts: those beside this file, or whatever somebody has collected. */
const CORPUS = process.env["PLAN_CORPUS"] ?? join(__dirname, "fixtures");

const files = readdirSync(CORPUS, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".json") && isPlan(join(CORPUS, file)))
  .sort();

/** By its own look at the file: what the reader refuses must not be taken for something else. */
function isPlan(file: string): boolean {
  try {
    const { format_version: version, ...json } = JSON.parse(decode(readFileSync(file)));
    return /^[01]\./.test(version) && ("resource_changes" in json || "planned_values" in json);
  } catch {
    return false;
  }
}

/** A review in every form it has. */
function told(plan: PlanJson) {
  const review = reviewPlans({
    plans: [{ plan: readPlan("stack", plan) }],
    unreviewed: [],
    rules: RULES,
    waivers: [],
    today: new Date("2026-11-21"),
  });
  const { level, summary } = review;
  const forms = {
    json: JSON.stringify(review, null, 2),
    markdown: markdown(review, { maxBytes: COMMENT_BYTES }),
    terminal: terminalView(review, { width: 110, colour: colours(process.stdout, { NO_COLOR: "1" }) }).join(
      "\n",
    ),
    html: htmlPage(review),
  };
  return { level, summary, forms };
}

test("there are plans", () => {
  expect(files.length).toBeGreaterThan(7);
});

describe.each(files)("%s", (file) => {
  const plan = () => loadPlan(join(CORPUS, file));

  test("is counted as Terraform counts it", () => {
    expect(told(plan()).summary).toEqual(countedByTerraform(plan()));
  });

  test("is told without anything that depends on a secret", () => {
    expect(told(withOtherSecrets(plan())).forms).toEqual(told(plan()).forms);
  });

  test("fits into a comment, and has no character that steers a terminal", () => {
    const { forms } = told(plan());
    expect(Buffer.byteLength(forms.markdown)).toBeLessThanOrEqual(COMMENT_BYTES);
    expect(forms.terminal).not.toMatch(/[\p{Cc}\p{Cf}](?<!\n)/u);
    expect(forms.terminal).not.toMatch(/^\s*(::|##\[)/m);
    expect(forms.html).not.toMatch(/<(?:script|img|iframe|link|object|embed|base)\b/i);
  });
});
