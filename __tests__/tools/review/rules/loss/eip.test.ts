import { lossEip } from "../../../../../tools/review/rules/loss/eip";
import { check, created, destroyed, updated } from "../../plans";

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

test("one that goes with its NAT gateway is told there", () => {
  const nat = destroyed("aws_nat_gateway", { allocation_id: "eipalloc-1" });
  expect(check(lossEip, destroyed("aws_eip", { id: "eipalloc-1" }), nat)).toMatchObject([
    { level: "routine" },
  ]);
});

test("one that may be renamed is told with its own move", () => {
  const nat = destroyed("aws_nat_gateway", { allocation_id: "eipalloc-1" });
  const come = created("aws_eip", {}, { address: "aws_eip.other" });
  expect(check(lossEip, destroyed("aws_eip", { id: "eipalloc-1" }), nat, come)).toMatchObject([
    { level: "outage" },
  ]);
});
