import { lossSecret } from "../../../../../tools/review/rules/loss/secret";
import { check, destroyed, replaced, updated } from "../../plans";

const TYPE = "aws_secretsmanager_secret";

test("a secret without a recovery window can't be had back", () => {
  expect(check(lossSecret, destroyed(TYPE, { recovery_window_in_days: 0 }))).toMatchObject([
    { level: "data-loss", what: expect.stringContaining("without a recovery window") },
  ]);
});

test("one that was imported has no window in the state, and goes at once", () => {
  expect(check(lossSecret, destroyed(TYPE, { recovery_window_in_days: null }))).toMatchObject([
    { level: "data-loss" },
  ]);
  expect(check(lossSecret, destroyed(TYPE))).toMatchObject([{ level: "data-loss" }]);
});

test("within its window it can be restored, and its name is taken", () => {
  const change = replaced(TYPE, { recovery_window_in_days: 30 }, { name: "b" }, { by: ["name"] });
  expect(check(lossSecret, change)).toMatchObject([
    {
      level: "outage",
      what: "The secret is replaced because of name: whoever reads it fails, and its name is taken for 30 days",
      mitigation: "it can be restored for 30 days: aws secretsmanager restore-secret",
    },
  ]);
});

test("a secret that is changed in place is not its business", () => {
  expect(check(lossSecret, updated(TYPE, { description: "a" }, { description: "b" }))).toEqual([]);
});
