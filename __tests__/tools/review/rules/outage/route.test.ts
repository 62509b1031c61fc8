import { outageRoute } from "../../../../../tools/review/rules/outage/route";
import { check, created, destroyed, replaced, updated } from "../../plans";

const route = { route_table_id: "rtb-1", destination_cidr_block: "0.0.0.0/0", nat_gateway_id: "nat-1" };

test.each([
  [
    { destination_cidr_block: "0.0.0.0/0" },
    "The route to 0.0.0.0/0 is destroyed: egress to the internet stops",
  ],
  [
    { destination_cidr_block: "", destination_ipv6_cidr_block: "::/0" },
    "The route to ::/0 is destroyed: egress to the internet stops",
  ],
  [
    { destination_cidr_block: "10.9.0.0/16" },
    "The route to 10.9.0.0/16 is destroyed: nothing gets to 10.9.0.0/16",
  ],
])("a destroyed route says what stops: %j", (before, what) => {
  expect(check(outageRoute, destroyed("aws_route", before))).toMatchObject([{ level: "outage", what }]);
});

test("the same route at another address is told, as AWS takes only one", () => {
  const again = created("aws_route", route, { address: "aws_route.again" });
  expect(check(outageRoute, destroyed("aws_route", route), again)[0]?.fix).toBe(
    "move it: from aws_route.it to aws_route.again",
  );
});

test("a route that goes with its table is told there", () => {
  const table = destroyed("aws_route_table", { id: "rtb-1" });
  expect(check(outageRoute, destroyed("aws_route", route), table)).toMatchObject([{ level: "routine" }]);
});

test("a table takes its routes along, and a subnet without a table falls back to the main one", () => {
  expect(check(outageRoute, destroyed("aws_route_table", { id: "rtb-1" }))).toMatchObject([
    { level: "outage" },
  ]);
  const association = replaced("aws_route_table_association", { subnet_id: "a" }, { subnet_id: "b" });
  expect(check(outageRoute, association)[0]?.what).toContain("the subnet falls back to the main table");
});

test("a change in place is not its business", () => {
  expect(check(outageRoute, updated("aws_route", route, { nat_gateway_id: "nat-2" }))).toEqual([]);
});

test("a route that goes with its NAT gateway is told there", () => {
  const nat = destroyed("aws_nat_gateway", { id: "nat-1" });
  expect(check(outageRoute, destroyed("aws_route", route), nat)).toMatchObject([{ level: "routine" }]);
});
