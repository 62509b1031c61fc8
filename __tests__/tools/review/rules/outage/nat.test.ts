import { outageNat } from "../../../../../tools/review/rules/outage/nat";
import { CREATE_FIRST, check, created, destroyed, replaced, updated } from "../../plans";

const nat = { allocation_id: "eipalloc-1", subnet_id: "subnet-1", public_ip: "192.0.2.1" };

test("without the NAT gateway private subnets can't reach the internet", () => {
  expect(check(outageNat, destroyed("aws_nat_gateway", nat))).toMatchObject([
    { level: "outage", what: expect.stringContaining("private subnets can't reach the internet") },
  ]);
});

test("with the same elastic IP it is brief, and the address stays", () => {
  const change = replaced("aws_nat_gateway", nat, { subnet_id: "subnet-2" }, { by: ["subnet_id"] });
  expect(check(outageNat, change)).toMatchObject([
    { level: "outage", mitigation: "brief; the address stays" },
  ]);
});

test("a new one with another elastic IP is made first: the address changes", () => {
  const change = replaced("aws_nat_gateway", nat, { allocation_id: "eipalloc-2" }, { order: CREATE_FIRST });
  expect(check(outageNat, change)).toMatchObject([
    { level: "review", what: expect.stringContaining("egress comes from another address") },
  ]);
});

test("two NAT gateways can't have one elastic IP", () => {
  const change = replaced("aws_nat_gateway", nat, { subnet_id: "subnet-2" }, { order: CREATE_FIRST });
  expect(check(outageNat, change)[0]?.what).toContain("the apply fails there");
});

test("tags are not its business", () => {
  expect(check(outageNat, updated("aws_nat_gateway", nat, { tags: { a: "b" } }))).toEqual([]);
});

describe("of a NAT gateway that goes for good", () => {
  const gone = destroyed("aws_nat_gateway", { ...nat, id: "nat-1" });
  const eip = destroyed("aws_eip", { id: "eipalloc-1", public_ip: "192.0.2.1" });
  const route = { destination_cidr_block: "0.0.0.0/0", nat_gateway_id: "nat-1" };
  const other = updated(
    "aws_nat_gateway",
    { id: "nat-2", public_ip: "192.0.2.2" },
    {},
    { address: "a.other" },
  );
  const staying = { ...other, type: "aws_nat_gateway", change: { ...other.change, actions: ["no-op"] } };

  test("the address egress comes from afterwards is told, where routes lead to another", () => {
    const moved = updated("aws_route", route, { nat_gateway_id: "nat-2" });
    expect(check(outageNat, gone, eip, moved, staying)).toMatchObject([
      {
        level: "outage",
        what: "The NAT gateway is destroyed, and its address 192.0.2.1 can't be had back: egress comes from 192.0.2.2 (a.other) from then on, and open connections break",
        mitigation: "the routes change before it goes",
      },
    ]);
  });

  test("zones are told: egress of one depends on the other from then on", () => {
    const zone = (id: string, availability_zone: string) =>
      updated("aws_subnet", { id, availability_zone }, {}, { address: `aws_subnet.${id}` });
    const far = updated(
      "aws_nat_gateway",
      { id: "nat-2", public_ip: "192.0.2.2", subnet_id: "subnet-2" },
      {},
      { address: "a.other" },
    );
    const moved = updated("aws_route", route, { nat_gateway_id: "nat-2" });
    const zones = [zone("subnet-1", "eu-west-1b"), zone("subnet-2", "eu-west-1a")];
    const what = check(outageNat, gone, moved, far, ...zones)[0]?.what;
    expect(what).toContain("The NAT gateway in eu-west-1b is destroyed");
    expect(what).toContain("egress comes from 192.0.2.2 (a.other in eu-west-1a)");
  });

  test("an address nobody knows yet is told as such, and one that stays stays", () => {
    const moved = updated("aws_route", route, {}, { unknown: { nat_gateway_id: true } });
    expect(check(outageNat, gone, moved)[0]?.what).toBe(
      "The NAT gateway is destroyed; its address 192.0.2.1 stays yours: egress comes from an address that the apply will tell from then on, and open connections break",
    );
  });

  test("egress stops where the routes go as well, but for endpoints in the VPC", () => {
    const service = { service_name: "com.amazonaws.us-east-1.ecr.api" };
    const found = check(outageNat, gone, destroyed("aws_route", route), created("aws_vpc_endpoint", service));
    expect(found).toMatchObject([
      {
        what: expect.stringContaining("private subnets can't reach the internet any more"),
        mitigation: "endpoints in the VPC are left for ecr.api",
      },
    ]);
  });
});
