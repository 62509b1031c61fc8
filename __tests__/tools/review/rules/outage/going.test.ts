import { ownerThatGoes } from "../../../../../tools/review/rules/outage/going";
import { destroyed, planOf, replaced } from "../../plans";

function ownerOf(...changes: Parameters<typeof planOf>[0]) {
  const plan = planOf(changes);
  const [change] = plan.changes;
  return change && ownerThatGoes(change, "role", plan)?.address;
}

const policy = { role: "app" };
const role = { id: "app", name: "app" };

test("what goes with its owner, both for good or both for a new one, has it as its owner", () => {
  expect(ownerOf(destroyed("aws_iam_role_policy", policy), destroyed("aws_iam_role", role))).toBe(
    "aws_iam_role.it",
  );
  expect(ownerOf(replaced("aws_iam_role_policy", policy), replaced("aws_iam_role", role))).toBe(
    "aws_iam_role.it",
  );
});

test("what is not made again when its owner is has to be judged on its own", () => {
  expect(ownerOf(destroyed("aws_iam_role_policy", policy), replaced("aws_iam_role", role))).toBeUndefined();
});

test("something of another type that has the same name is no owner", () => {
  expect(
    ownerOf(destroyed("aws_iam_role_policy", policy), destroyed("aws_iam_instance_profile", role)),
  ).toBeUndefined();
});
