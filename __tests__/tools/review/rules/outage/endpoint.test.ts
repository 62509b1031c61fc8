import { outageEndpoint } from "../../../../../tools/review/rules/outage/endpoint";
import { check, created, destroyed, updated } from "../../plans";

const endpoint = { service_name: "com.amazonaws.eu-central-1.s3", subnet_ids: ["subnet-1", "subnet-2"] };

test("without its endpoint private subnets can't reach a service", () => {
  expect(check(outageEndpoint, destroyed("aws_vpc_endpoint", endpoint))).toMatchObject([
    { level: "outage", what: expect.stringContaining("private subnets can't reach the service") },
  ]);
});

test("with a route to a NAT gateway the service is reached all the same", () => {
  const nat = created(
    "aws_route",
    { destination_cidr_block: "0.0.0.0/0" },
    { unknown: { nat_gateway_id: true } },
  );
  expect(check(outageEndpoint, destroyed("aws_vpc_endpoint", endpoint), nat)).toMatchObject([
    { level: "review", mitigation: expect.stringContaining("aws_route.it leads to a NAT gateway") },
  ]);
});

test("a route to a NAT gateway that goes as well does not help", () => {
  const nat = destroyed("aws_route", { nat_gateway_id: "nat-1" });
  expect(check(outageEndpoint, destroyed("aws_vpc_endpoint", endpoint), nat)).toMatchObject([
    { level: "outage" },
  ]);
});

test("an endpoint that leaves a subnet names it", () => {
  const change = updated("aws_vpc_endpoint", endpoint, { subnet_ids: ["subnet-2"] });
  expect(check(outageEndpoint, change)[0]?.what).toMatch(/^The endpoint leaves subnets "subnet-1":/);
});

test("one more subnet is not its business", () => {
  const change = updated("aws_vpc_endpoint", endpoint, { subnet_ids: ["subnet-2", "subnet-1", "subnet-3"] });
  expect(check(outageEndpoint, change)).toEqual([]);
});
