import { lossSsm } from "../../../../../tools/review/rules/loss/ssm";
import { check, destroyed, replaced, updated } from "../../plans";

const TYPE = "aws_ssm_parameter";

test("a secure parameter may be nowhere else", () => {
  expect(check(lossSsm, destroyed(TYPE, { type: "SecureString" }))).toMatchObject([
    {
      level: "data-loss",
      what: "The parameter is destroyed, with a secret that may be nowhere else (SecureString)",
    },
  ]);
  expect(check(lossSsm, destroyed(TYPE))).toMatchObject([{ level: "data-loss" }]);
});

test("a plain one can be had back from the code", () => {
  expect(check(lossSsm, destroyed(TYPE, { type: "String" }))).toMatchObject([{ level: "outage" }]);
});

test("one that is replaced has another name, and its value again", () => {
  const change = replaced(TYPE, { type: "SecureString", name: "/a" }, { name: "/b" }, { by: ["name"] });
  expect(check(lossSsm, change)).toMatchObject([
    {
      level: "outage",
      what: "The parameter is replaced because of name: whoever reads it under its name fails",
    },
  ]);
});

test("another description is not its business", () => {
  expect(check(lossSsm, updated(TYPE, { description: "a" }, { description: "b" }))).toEqual([]);
});
