import { logRetentionProblem } from "../../modules/observability/log-retention";

test.each([1, 7, 30, 400, 3653])("takes %i days", (days) => {
  expect(logRetentionProblem(days)).toBeFalsy();
});

test.each([0, 2, 31, 6.5, 3654, Number.NaN])("refuses %d days, and says what would do", (days) => {
  expect(logRetentionProblem(days)).toBe(
    "logRetentionDays must be one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, " +
      `2192, 2557, 2922, 3288, 3653; got ${days}`,
  );
});

test("names the setting that is wrong", () => {
  expect(logRetentionProblem(2, "retentionDays")).toMatch(/^retentionDays must be one of/);
});
