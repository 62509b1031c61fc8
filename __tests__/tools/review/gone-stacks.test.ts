import { exitCodeOf } from "../../../tools/review/exit-code";
import { htmlPage } from "../../../tools/review/html/page";
import { markdown } from "../../../tools/review/markdown/markdown";
import { mergeReviews } from "../../../tools/review/merge-reviews";
import type { Review } from "../../../tools/review/review";
import { type ReviewProps, reviewPlans } from "../../../tools/review/review-plans";
import { RULES } from "../../../tools/review/rules";
import { terminalView } from "../../../tools/review/terminal-view";
import { colours } from "../../../tools/terminal/colours";
import { textOf } from "./page-text";
import { created, planOf } from "./plans";

const GONE = { name: "audit-dev", state: "s3://states/audit/dev", commit: "9f2c1e7" };
const WHAT = "not in the code any more";
const FIX = "npx cdktf destroy audit-dev";

const review = (props: Partial<ReviewProps>): Review =>
  reviewPlans({ plans: [], unreviewed: [], rules: RULES, waivers: [], today: new Date(), ...props });
const planned = review({ plans: [{ plan: planOf([created("aws_vpc")]) }] });

/** As the job that makes the matrix writes it. */
const expected = review({ unreviewed: [{ stack: "app-prod", problem: "no review" }], gone: [GONE] });

test("a stack that left the code is told in every view, with where its state is and what to do", () => {
  const both = review({ plans: [{ plan: planOf([created("aws_vpc")]) }], gone: [GONE] });
  expect(both.findings).toMatchObject([
    { rule: "review.gone-stack", level: "review", stack: "audit-dev", address: "s3://states/audit/dev" },
  ]);
  const terminal = terminalView(both, { width: 400, colour: colours({}, {}) }).join("\n");
  for (const view of [terminal, textOf(htmlPage(both)), markdown(both, { maxBytes: 60_000 })]) {
    for (const said of ["audit-dev", WHAT, FIX]) expect(view).toContain(said);
  }
});

test("it is told as well where nothing is planned", () => {
  const alone = review({ gone: [GONE] });
  expect(markdown(alone, { maxBytes: 60_000 })).toContain(WHAT);
  expect(markdown(alone, { maxBytes: 60_000 })).not.toContain("| Stack |");
  const page = htmlPage(alone);
  const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
  expect([...page.matchAll(/href="#([^"]*)"/g)].filter(([, id]) => !ids.includes(id))).toEqual([]);
  expect(exitCodeOf(alone, { failOn: "data-loss", detailed: true })).toBe(0);
});

test("it stays when the jobs of a matrix have brought their reviews, once", () => {
  for (const parts of [
    [expected, planned],
    [planned, expected],
    [expected, expected, planned],
    [mergeReviews([expected, planned])],
  ]) {
    const { stacks, findings } = mergeReviews(parts);
    expect(stacks).toMatchObject([{ name: "app-prod", problem: undefined }]);
    expect(findings).toEqual(expected.findings);
  }
});

test("it is not gone where another review has planned it", () => {
  const again = review({ gone: [{ ...GONE, name: "app-prod" }] });
  expect(mergeReviews([again, planned])).toMatchObject({ level: "safe", findings: [] });
});
