import { lossDeposed } from "../../../../../tools/review/rules/loss/deposed";
import { check, destroyed } from "../../plans";

const left = { deposed: "0a1b2c3d" };

test("what an earlier replacement left behind goes as a matter of course", () => {
  expect(check(lossDeposed, destroyed("aws_launch_template", {}, left))).toMatchObject([
    { level: "routine", what: "What an earlier replacement left behind (0a1b2c3d) is destroyed" },
  ]);
});

test("the rule of its type speaks of what has data in it", () => {
  expect(check(lossDeposed, destroyed("aws_db_instance", {}, left))).toEqual([]);
  expect(check(lossDeposed, destroyed("aws_eip", {}, left))).toMatchObject([{ level: "routine" }]);
});

test("what is in use is not its business", () => {
  expect(check(lossDeposed, destroyed("aws_launch_template"))).toEqual([]);
});
