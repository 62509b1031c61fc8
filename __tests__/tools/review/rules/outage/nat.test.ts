import { outageNat } from "../../../../../tools/review/rules/outage/nat";
import { CREATE_FIRST, check, destroyed, replaced, updated } from "../../plans";

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
