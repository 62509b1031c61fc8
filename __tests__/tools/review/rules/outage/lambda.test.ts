import { outageLambda } from "../../../../../tools/review/rules/outage/lambda";
import { check, destroyed, replaced, updated } from "../../plans";

const lambda = { function_name: "app", id: "app", reserved_concurrent_executions: -1 };

test("callers of a function that goes get an error", () => {
  const change = replaced("aws_lambda_function", lambda, { package_type: "Image" }, { by: ["package_type"] });
  expect(check(outageLambda, change)[0]?.what).toBe(
    'The function "app" is replaced because of package_type, and the old one goes first: its callers get an error',
  );
});

test("a function that may not run is out", () => {
  const change = updated("aws_lambda_function", lambda, { reserved_concurrent_executions: 0 });
  expect(check(outageLambda, change)).toMatchObject([
    { level: "outage", what: expect.stringContaining("reserved_concurrent_executions from -1 to 0") },
  ]);
});

test("an alias that goes is an outage of its own, unless its function goes", () => {
  const change = destroyed("aws_lambda_alias", { function_name: "app" });
  expect(check(outageLambda, change)).toMatchObject([{ level: "outage" }]);
  expect(check(outageLambda, change, destroyed("aws_lambda_function", lambda))).toMatchObject([
    { level: "routine" },
  ]);
});

test("a function that may run a little, and one that could not before, are not its business", () => {
  const some = updated("aws_lambda_function", lambda, { reserved_concurrent_executions: 1 });
  expect(check(outageLambda, some)).toEqual([]);
  const stopped = { ...lambda, reserved_concurrent_executions: 0 };
  expect(check(outageLambda, updated("aws_lambda_function", stopped, { timeout: 3 }))).toEqual([]);
});
