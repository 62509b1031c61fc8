import { reviewRequested } from "../../../../../tools/review/rules/review/requested";
import { check, replaced } from "../../plans";

test("a replacement that somebody asked for is not in the code", () => {
  expect(
    check(reviewRequested, replaced("aws_instance", {}, {}, { reason: "replace_by_request" })),
  ).toMatchObject([{ level: "review", what: expect.stringContaining("-replace") }]);
});

test("one that the code asks for is not its business", () => {
  expect(check(reviewRequested, replaced("aws_instance", {}, {}, { reason: "replace_by_triggers" }))).toEqual(
    [],
  );
});
