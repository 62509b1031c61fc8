import { lossEip } from "../../../../../tools/review/rules/loss/eip";
import { check, destroyed, updated } from "../../plans";

test("an address that is given back can't be had again", () => {
  expect(check(lossEip, destroyed("aws_eip", { public_ip: "198.51.100.7" }))).toMatchObject([
    { level: "outage", what: "The public address 198.51.100.7 is destroyed, and can't be had back" },
  ]);
  expect(check(lossEip, destroyed("aws_eip"))[0]?.what).toBe(
    "The public address is destroyed, and can't be had back",
  );
});

test("one that is attached to something else, or left over, is not its business", () => {
  expect(check(lossEip, updated("aws_eip", { instance: "i-1" }, { instance: "i-2" }))).toEqual([]);
  expect(check(lossEip, destroyed("aws_eip", {}, { deposed: "0a1b2c3d" }))).toEqual([]);
});
