import { lossKms } from "../../../../../tools/review/rules/loss/kms";
import { check, destroyed, replaced, updated } from "../../plans";

test("what a key encrypts is lost with it, once the window is over", () => {
  expect(check(lossKms, destroyed("aws_kms_key", { deletion_window_in_days: 7 }))).toMatchObject([
    {
      level: "data-loss",
      what: "The key is destroyed: what it encrypts can't be read from then on, and is lost after 7 days",
      mitigation: "for 7 days it can be taken back: aws kms cancel-key-deletion",
    },
  ]);
});

test("a window nobody set is the longest, and one an old plan does not tell can be any", () => {
  const window = (before: object) =>
    check(lossKms, destroyed("aws_kms_replica_key", { ...before }))[0]?.mitigation;
  expect(window({ deletion_window_in_days: null })).toMatch(/^for 30 days/);
  expect(window({})).toMatch(/^for 7 to 30 days/);
});

test("a key that is replaced is as lost as one that goes", () => {
  const change = replaced("aws_kms_key", {}, { multi_region: true }, { by: ["multi_region"] });
  expect(check(lossKms, change)[0]?.what).toMatch(/^The key is replaced because of multi_region/);
});

test("another policy, and an alias that goes, are not its business", () => {
  expect(check(lossKms, updated("aws_kms_key", {}, { description: "b" }))).toEqual([]);
  expect(check(lossKms, destroyed("aws_kms_alias"))).toEqual([]);
});
