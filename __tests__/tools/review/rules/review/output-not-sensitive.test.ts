import { exposureOutputNotSensitive } from "../../../../../tools/review/rules/review/output-not-sensitive";
import { checkPlan, planOf } from "../../plans";

const withOutput = (wasSensitive: boolean, isSensitive: boolean, more: object = {}) =>
  planOf([], {
    output_changes: {
      endpoint: {
        actions: ["update"],
        before: "db.example",
        after: "db.example",
        before_sensitive: wasSensitive,
        after_sensitive: isSensitive,
        ...more,
      },
    },
  });

test("an output that is not sensitive any more is shown in the log", () => {
  expect(checkPlan(exposureOutputNotSensitive, withOutput(true, false))).toMatchObject([
    { address: "output.endpoint", level: "exposure" },
  ]);
});

test("the value itself is not told", () => {
  expect(JSON.stringify(checkPlan(exposureOutputNotSensitive, withOutput(true, false)))).not.toContain(
    "db.example",
  );
});

test("one that becomes sensitive, is new, or goes, is not its business", () => {
  expect(checkPlan(exposureOutputNotSensitive, withOutput(false, true))).toEqual([]);
  const fresh = withOutput(true, false, { actions: ["create"], before: null });
  expect(checkPlan(exposureOutputNotSensitive, fresh)).toEqual([]);
  const gone = withOutput(true, false, { actions: ["delete"], after: null });
  expect(checkPlan(exposureOutputNotSensitive, gone)).toEqual([]);
});
