import { reviewChecks } from "../../../../../tools/review/rules/review/checks";
import { checkPlan, planOf } from "../../plans";

const withCheck = (status: string, message?: string) =>
  planOf([], {
    checks: [
      {
        address: { to_display: "check.certificate" },
        status,
        ...(message !== undefined && { instances: [{ status, problems: [{ message }] }] }),
      },
    ],
  });

test("a condition that does not hold is told with its message", () => {
  expect(checkPlan(reviewChecks, withCheck("fail", "The certificate has expired."))).toMatchObject([
    {
      address: "check.certificate",
      level: "review",
      what: "A condition in the code does not hold: The certificate has expired",
    },
  ]);
});

test("one that nobody can tell yet, or that ends in an error, is told too", () => {
  expect(checkPlan(reviewChecks, withCheck("unknown"))[0]?.what).toContain("only be told by the apply");
  expect(checkPlan(reviewChecks, withCheck("error"))[0]?.what).toContain("ends in an error");
});

test("one that holds is not its business", () => {
  expect(checkPlan(reviewChecks, withCheck("pass"))).toEqual([]);
});
