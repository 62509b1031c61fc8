import { outageVpc } from "../../../../../tools/review/rules/outage/vpc";
import { check, destroyed, replaced, updated } from "../../plans";

const subnet = { cidr_block: "10.0.1.0/24", vpc_id: "vpc-1" };

test("a subnet goes with everything in it", () => {
  const change = replaced("aws_subnet", subnet, { cidr_block: "10.0.2.0/24" }, { by: ["cidr_block"] });
  expect(check(outageVpc, change)).toMatchObject([
    {
      level: "outage",
      what: expect.stringContaining('The subnet "10.0.1.0/24" is replaced because of cidr_block'),
    },
  ]);
});

test("a VPC goes with everything in it, and its subnets are told there", () => {
  const vpc = destroyed("aws_vpc", { id: "vpc-1", cidr_block: "10.0.0.0/16" });
  expect(check(outageVpc, vpc)).toMatchObject([{ level: "outage" }]);
  expect(check(outageVpc, destroyed("aws_subnet", subnet), vpc)).toMatchObject([
    { level: "routine", fix: "see aws_vpc.it" },
  ]);
});

test("a change in place is not its business", () => {
  expect(check(outageVpc, updated("aws_subnet", subnet, { map_public_ip_on_launch: true }))).toEqual([]);
});
