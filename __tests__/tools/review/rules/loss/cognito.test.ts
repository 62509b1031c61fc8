import { lossCognito } from "../../../../../tools/review/rules/loss/cognito";
import { check, destroyed, replaced, updated } from "../../plans";

const TYPE = "aws_cognito_user_pool";

test("a user pool goes with its users", () => {
  const change = replaced(TYPE, { deletion_protection: "INACTIVE" }, { name: "b" }, { by: ["name"] });
  expect(check(lossCognito, change)).toMatchObject([
    { level: "data-loss", what: "The user pool is replaced because of name, with every user and password" },
  ]);
});

test("with deletion protection nothing is lost, and the apply fails", () => {
  expect(check(lossCognito, destroyed(TYPE, { deletion_protection: "ACTIVE" }))).toMatchObject([
    { level: "outage", mitigation: "nothing is lost; what comes after it is not done" },
  ]);
});

test("a pool that is changed in place, and a client that goes, are not its business", () => {
  expect(check(lossCognito, updated(TYPE, {}, { mfa_configuration: "ON" }))).toEqual([]);
  expect(check(lossCognito, destroyed("aws_cognito_user_pool_client"))).toEqual([]);
});
