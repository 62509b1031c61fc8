import { loadPlan } from "../tools/plan/load-plan";
import { readPlan } from "../tools/plan/plan";
import { htmlPage } from "../tools/review/html/page";
import { markdown } from "../tools/review/markdown/markdown";
import { reviewPlans } from "../tools/review/review-plans";
import { RULES } from "../tools/review/rules";
import { COMMENT_BYTES } from "../tools/review/write-review";

// Reads, reviews and writes one plan, as `npm run review` does, without what it asks Git and the disk.
const [, , file = "", ...forms] = process.argv;
const review = reviewPlans({
  plans: [{ plan: readPlan("bench", loadPlan(file)) }],
  unreviewed: [],
  rules: RULES,
  waivers: [],
  today: new Date("2026-11-21"),
});
const written = [JSON.stringify(review, null, 2), markdown(review, { maxBytes: COMMENT_BYTES })];
if (forms.includes("html")) written.push(htmlPage(review));
if (written.some((text) => text === "")) throw new Error("nothing was written");
