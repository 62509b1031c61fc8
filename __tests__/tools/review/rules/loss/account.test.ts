import { lossAccount } from "../../../../../tools/review/rules/loss/account";
import { check, destroyed, updated } from "../../plans";

const TYPE = "aws_organizations_account";

test("an account that is closed takes everything along", () => {
  for (const account of [{ close_on_deletion: true }, {}]) {
    expect(check(lossAccount, destroyed(TYPE, account))).toMatchObject([
      { level: "data-loss", mitigation: "AWS can reopen it for 90 days" },
    ]);
  }
});

test("one that leaves the organization keeps what is in it", () => {
  expect(check(lossAccount, destroyed(TYPE, { close_on_deletion: false }))).toMatchObject([
    { level: "outage", mitigation: "what is in it stays: close_on_deletion is off" },
  ]);
});

test("an account that moves to another unit is not its business", () => {
  expect(check(lossAccount, updated(TYPE, { parent_id: "ou-1" }, { parent_id: "ou-2" }))).toEqual([]);
});
