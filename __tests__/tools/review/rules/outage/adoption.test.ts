import { EXIT, exitCodeOf } from "../../../../../tools/review/exit-code";
import { reviewPlans } from "../../../../../tools/review/review-plans";
import { RULES } from "../../../../../tools/review/rules";
import { outageAdoption } from "../../../../../tools/review/rules/outage/adoption";
import { imported, takenOver } from "../../adoptions";
import { check, created, destroyed, planOf, replaced, updated } from "../../plans";

const adopted = takenOver("aws_subnet", "aws_subnet.it", "subnet-1");

test("what goes while something is adopted was not meant to", () => {
  expect(check(outageAdoption, destroyed("aws_sqs_queue"), adopted)).toEqual([
    expect.objectContaining({
      level: "outage",
      what: "The adoption destroys what is there: it is destroyed, in the plan that imports 1 resource",
      evidence: [
        "/resource_changes/0/change/actions = delete",
        "/resource_changes/1/change/importing/id = subnet-1",
      ],
    }),
  ]);
  const change = replaced("aws_ecs_task_definition", {}, { cpu: "512" }, { by: ["cpu"] });
  expect(check(outageAdoption, change, adopted)).toMatchObject([
    { level: "outage", what: expect.stringContaining("it is replaced because of cpu") },
  ]);
});

test("what stays, or goes where nothing is adopted, is not its business", () => {
  expect(check(outageAdoption, destroyed("aws_sqs_queue"), created("aws_subnet"))).toEqual([]);
  expect(check(outageAdoption, updated("aws_lb", {}, { idle_timeout: 1 }), adopted)).toEqual([]);
  const forgotten = { ...destroyed("aws_lb"), change: { actions: ["forget"], before: {}, after: null } };
  expect(check(outageAdoption, forgotten, adopted)).toEqual([]);
});

test("what is imported and goes at once is told by the rule that says worse", () => {
  const change = imported(destroyed("aws_s3_bucket"), "logs");
  expect(check(outageAdoption, change, adopted)).toEqual([]);
  expect(check(outageAdoption, destroyed("aws_subnet", { id: "subnet-1" }), adopted)).toEqual([]);
});

test("a replacement that is routine otherwise needs an approval in an adoption", () => {
  const release = replaced("aws_ecs_task_definition", {}, { cpu: "512" }, { by: ["cpu"] });
  const codeOf = (...changes: Parameters<typeof planOf>[0]) => {
    const plans = [{ plan: planOf(changes) }];
    const review = reviewPlans({ plans, unreviewed: [], rules: RULES, waivers: [], today: new Date() });
    return exitCodeOf(review, { detailed: false });
  };
  expect(codeOf(release)).toBe(EXIT.reviewed);
  expect(codeOf(release, adopted)).toBe(EXIT.approvalNeeded);
});
