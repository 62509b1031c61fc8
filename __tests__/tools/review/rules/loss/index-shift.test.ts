import { lossIndexShift } from "../../../../../tools/review/rules/loss/index-shift";
import { checkPlan, destroyed, planOf, updated } from "../../plans";

const address = (index: number) => ({ address: `aws_sqs_queue.work[${index}]` });
const last = destroyed(
  "aws_sqs_queue",
  { name: "c" },
  { ...address(2), reason: "delete_because_count_index" },
);

test("an element out of the middle of a counted list moves those after it", () => {
  const plan = planOf([updated("aws_sqs_queue", { name: "b" }, { name: "c" }, address(1)), last]);
  expect(checkPlan(lossIndexShift, plan)).toMatchObject([
    {
      address: "aws_sqs_queue.work",
      level: "review",
      what: "It looks as if an element was taken out of the middle: aws_sqs_queue.work[2] goes, and aws_sqs_queue.work[1] changes into its neighbour",
    },
  ]);
});

test("the last element goes without moving any", () => {
  expect(checkPlan(lossIndexShift, planOf([last]))).toEqual([]);
  const other = updated("aws_sqs_queue", { name: "x" }, { name: "y" }, { address: "aws_sqs_queue.other[0]" });
  expect(checkPlan(lossIndexShift, planOf([last, other]))).toEqual([]);
});
