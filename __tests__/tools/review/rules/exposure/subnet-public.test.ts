import { exposureSubnetPublic } from "../../../../../tools/review/rules/exposure/subnet-public";
import { check, created, updated } from "../../plans";
import { foundIn } from "./found-in";

const route = {
  route_table_id: "rtb-1",
  destination_cidr_block: "0.0.0.0/0",
  nat_gateway_id: "nat-1",
  gateway_id: "",
};
const table = updated("aws_route_table", { id: "rtb-1" }, {}, { address: "aws_route_table.app" });

test("a default route that moves to an internet gateway makes subnets public", () => {
  const moved = updated("aws_route", route, { nat_gateway_id: "", gateway_id: "igw-1" });
  expect(check(exposureSubnetPublic, moved, table)).toMatchObject([
    {
      level: "exposure",
      what: "The subnets of aws_route_table.app become public: their route to 0.0.0.0/0 leads to an internet gateway",
    },
  ]);
});

test("a route inside of a table is read as well", () => {
  const routes = [{ cidr_block: "0.0.0.0/0", gateway_id: "igw-1" }];
  expect(
    check(exposureSubnetPublic, updated("aws_route_table", { route: [] }, { route: routes })),
  ).toHaveLength(1);
});

test("a new table is meant to be public unless its name says otherwise", () => {
  const references = (name: string) => ({
    "aws_route.it": {
      route_table_id: [`aws_route_table.${name}`],
      gateway_id: ["aws_internet_gateway.main"],
    },
  });
  const out = created(
    "aws_route",
    { destination_cidr_block: "0.0.0.0/0" },
    {
      unknown: { gateway_id: true, route_table_id: true },
    },
  );
  const find = (name: string) =>
    foundIn(
      exposureSubnetPublic,
      references(name),
      out,
      created("aws_route_table", {}, { address: `aws_route_table.${name}` }),
    );
  expect(find("public")).toEqual([]);
  expect(find("private_a")).toHaveLength(1);
});

test("a NAT gateway, one network, and a route that was there are no findings", () => {
  expect(check(exposureSubnetPublic, created("aws_route", route))).toEqual([]);
  const narrow = { ...route, destination_cidr_block: "192.0.2.0/24", gateway_id: "igw-1" };
  expect(check(exposureSubnetPublic, created("aws_route", narrow))).toEqual([]);
  expect(
    check(
      exposureSubnetPublic,
      updated("aws_route", { ...route, gateway_id: "igw-1" }, { gateway_id: "igw-2" }),
    ),
  ).toEqual([]);
});
