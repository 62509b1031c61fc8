import { outageRouteTarget } from "../../../../../tools/review/rules/outage/route-target";
import { check, destroyed, updated } from "../../plans";

const route = { destination_cidr_block: "0.0.0.0/0", nat_gateway_id: "nat-1", gateway_id: "" };

test("packets that take another way are told with both targets", () => {
  expect(check(outageRouteTarget, updated("aws_route", route, { nat_gateway_id: "nat-2" }))).toMatchObject([
    {
      level: "outage",
      what: 'Packets to 0.0.0.0/0 take another way: nat_gateway_id from "nat-1" to "nat-2"',
      mitigation: expect.stringContaining("brief"),
    },
  ]);
});

test("a route that is taken out of its table says what stops", () => {
  const inline = [{ cidr_block: "0.0.0.0/0", nat_gateway_id: "nat-1" }];
  expect(
    check(outageRouteTarget, updated("aws_route_table", { route: inline }, { route: [] }))[0]?.what,
  ).toBe("Routes are taken out of the table: egress to the internet stops");
});

test("a route in a table that leads elsewhere is brief", () => {
  const before = [{ cidr_block: "0.0.0.0/0", nat_gateway_id: "nat-1" }];
  const after = [{ cidr_block: "0.0.0.0/0", nat_gateway_id: "nat-2" }];
  expect(
    check(outageRouteTarget, updated("aws_route_table", { route: before }, { route: after })),
  ).toMatchObject([
    { what: "Routes in the table lead to other targets", mitigation: expect.stringContaining("brief") },
  ]);
});

test("a subnet that gets another table is told", () => {
  const change = updated("aws_route_table_association", { route_table_id: "a" }, { route_table_id: "b" });
  expect(check(outageRouteTarget, change)).toMatchObject([{ level: "outage" }]);
});

test("one more route in a table, and a route that goes, are not its business", () => {
  const more = updated("aws_route_table", { route: [] }, { route: [{ cidr_block: "10.9.0.0/16" }] });
  expect(check(outageRouteTarget, more)).toEqual([]);
  expect(check(outageRouteTarget, destroyed("aws_route", route))).toEqual([]);
});

test("a route that leaves a NAT gateway that goes is told there", () => {
  const change = updated("aws_route", route, { nat_gateway_id: "nat-2" });
  expect(check(outageRouteTarget, change, destroyed("aws_nat_gateway", { id: "nat-1" }))).toMatchObject([
    { level: "routine", fix: "see aws_nat_gateway.it" },
  ]);
});
