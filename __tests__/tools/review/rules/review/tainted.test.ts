import { reviewTainted } from "../../../../../tools/review/rules/review/tainted";
import { check, replaced } from "../../plans";

test("what an earlier apply left half-made is named as such", () => {
  expect(
    check(reviewTainted, replaced("aws_ecs_service", {}, {}, { reason: "replace_because_tainted" })),
  ).toMatchObject([{ level: "review", what: expect.stringContaining("an earlier apply failed half-way") }]);
});

test("what is replaced for another reason is not its business", () => {
  const change = replaced("aws_ecs_service", {}, {}, { reason: "replace_because_cannot_update" });
  expect(check(reviewTainted, change)).toEqual([]);
});
