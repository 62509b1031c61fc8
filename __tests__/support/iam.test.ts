import { isAllowed, isEverAllowed, type Statement } from "./iam";

const allow: Statement = { Effect: "Allow", Action: "s3:Get*", Resource: "arn:aws:s3:::notes/*" };
const get = { action: "s3:GetObject", resource: "arn:aws:s3:::notes/2026/11" };

test("what nothing allows is denied", () => {
  expect(isAllowed([], get)).toBe(false);
  expect(isAllowed([allow], { ...get, action: "s3:PutObject" })).toBe(false);
  expect(isAllowed([allow], { ...get, resource: "arn:aws:s3:::letters/1" })).toBe(false);
});

test("wildcards stand for any characters, and actions have no case", () => {
  expect(isAllowed([allow], get)).toBe(true);
  expect(isAllowed([allow], { ...get, action: "S3:getobject" })).toBe(true);
});

test("a refusal wins, also one that names what it spares", () => {
  expect(isAllowed([allow, { ...allow, Effect: "Deny" }], get)).toBe(false);
  const refusal: Statement = { Effect: "Deny", Action: "s3:*", NotResource: "arn:aws:s3:::notes/2026/*" };
  expect(isAllowed([allow, refusal], get)).toBe(true);
  expect(isAllowed([allow, refusal], { ...get, resource: "arn:aws:s3:::notes/2025/1" })).toBe(false);
});

test.each<[operator: string, accepted: string, given: string[] | undefined, holds: boolean]>([
  ["StringEquals", "a", ["a"], true],
  ["StringEquals", "a*", ["ab"], false],
  ["StringEquals", "a", undefined, false],
  ["StringEqualsIfExists", "a", undefined, true],
  ["StringEqualsIfExists", "a", ["b"], false],
  ["StringLike", "a*", ["ab"], true],
  ["StringNotEquals", "a", ["a"], false],
  ["StringNotEquals", "a", undefined, true],
  ["ForAnyValue:StringEquals", "a", ["b", "a"], true],
  ["ForAnyValue:StringEquals", "a", undefined, false],
  ["ForAllValues:StringEquals", "a", ["b", "a"], false],
  ["ForAllValues:StringNotEquals", "a", undefined, true],
  ["ForAllValues:StringNotEquals", "a", ["b", "a"], false],
  ["Null", "false", ["a"], true],
  ["Null", "false", undefined, false],
])("%s %s of %j is %s", (operator, accepted, given, holds) => {
  const statement = { ...allow, Condition: { [operator]: { key: accepted } } };
  expect(isAllowed([statement], { ...get, context: given && { key: given } })).toBe(holds);
});

test("an action is ever allowed unless nothing allows it, or it is denied everywhere and always", () => {
  const deny: Statement = { Effect: "Deny", Action: "s3:GetObject", Resource: "*" };
  expect(isEverAllowed([allow], "s3:GetObject")).toBe(true);
  expect(isEverAllowed([allow], "s3:PutObject")).toBe(false);
  expect(isEverAllowed([allow, deny], "s3:GetObject")).toBe(false);
  expect(isEverAllowed([allow, { ...deny, Resource: "arn:aws:s3:::notes/2025/*" }], "s3:GetObject")).toBe(
    true,
  );
});

test("refuses an operator it has not learnt", () => {
  const statement = { ...allow, Condition: { DateLessThan: { key: "2026-11-21" } } };
  expect(() => isAllowed([statement], { ...get, context: { key: "2026-11-20" } })).toThrow("DateLessThan");
});
