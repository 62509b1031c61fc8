import { outageIgw } from "../../../../../tools/review/rules/outage/igw";
import { check, destroyed, updated } from "../../plans";

test("without the internet gateway no traffic passes", () => {
  expect(check(outageIgw, destroyed("aws_internet_gateway", { vpc_id: "vpc-1" }))).toMatchObject([
    { level: "outage" },
  ]);
});

test("an internet gateway that goes with its VPC is told there", () => {
  const vpc = destroyed("aws_vpc", { id: "vpc-1" });
  expect(check(outageIgw, destroyed("aws_internet_gateway", { vpc_id: "vpc-1" }), vpc)).toMatchObject([
    { level: "routine" },
  ]);
});

test("tags are not its business", () => {
  expect(check(outageIgw, updated("aws_internet_gateway", {}, { tags: { a: "b" } }))).toEqual([]);
});
