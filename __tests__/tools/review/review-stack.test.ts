import { htmlPage } from "../../../tools/review/html/page";
import { markdown } from "../../../tools/review/markdown/markdown";
import type { Review } from "../../../tools/review/review";
import { reviewPlans } from "../../../tools/review/review-plans";
import { RULES } from "../../../tools/review/rules";
import { terminalView } from "../../../tools/review/terminal-view";
import { colours } from "../../../tools/terminal/colours";
import { textOf } from "./page-text";
import { planOf, replaced, updated } from "./plans";

function viewsOf(plan: ReturnType<typeof planOf>): { review: Review; views: string[] } {
  const props = { unreviewed: [], rules: RULES, waivers: [], today: new Date() };
  const review = reviewPlans({ plans: [{ plan }], ...props });
  const terminal = terminalView(review, { width: 100, colour: colours({}, {}) }).join("\n");
  return { review, views: [terminal, markdown(review, { maxBytes: 60_000 }), textOf(htmlPage(review))] };
}

const address = "aws_ecs_task_definition.it";

test("what any new resource gets is no value to wonder about, in any view", () => {
  const release = replaced(
    "aws_ecs_task_definition",
    { cpu: "256", arn: "arn:1" },
    { cpu: "512" },
    { by: ["cpu"], unknown: { arn: true } },
  );
  const { review, views } = viewsOf(planOf([release]));
  expect(review.stacks[0]?.unknown).toEqual([]);
  for (const view of views) expect(view).not.toMatch(/cannot tell|unknown before apply/i);
});

test("a value that is unknown and forces the replacement is one, in every view", () => {
  const cascade = replaced(
    "aws_ecs_task_definition",
    { family: "a" },
    {},
    { by: ["family"], unknown: { family: true } },
  );
  const { review, views } = viewsOf(planOf([cascade]));
  expect(review.stacks[0]?.unknown).toEqual([`${address} family`]);
  for (const view of views) expect(view).toMatch(/cannot tell|1 value unknown before apply/i);
});

const drifted = (before: object, after: object) =>
  planOf([updated("aws_vpc", { name: "a" }, { name: "b" })], {
    resource_drift: [updated("aws_vpc", { ...before }, { ...after })],
    relevant_attributes: [{ resource: "aws_vpc.it", attribute: ["id"] }],
  });

test("the provider's other view of default tags is no drift, in any view", () => {
  const { review, views } = viewsOf(drifted({ tags: {} }, { tags: { Owner: "a" } }));
  expect(review.stacks[0]?.drift).toEqual([]);
  for (const view of views) expect(view).not.toMatch(/outside (?:of )?Terraform/);
});

test("what somebody changed by hand is drift, in every view", () => {
  const { views } = viewsOf(drifted({ name: "a" }, { name: "by hand" }));
  for (const view of views) expect(view).toMatch(/outside (?:of )?Terraform/);
});
