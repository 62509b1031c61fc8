import { costNewFixed } from "../../../../../tools/review/rules/cost/new-fixed";
import { check, created, destroyed, replaced } from "../../plans";

test("what costs by the hour is told when it is made, with its class", () => {
  expect(check(costNewFixed, created("aws_nat_gateway"))).toMatchObject([
    { level: "cost", what: "A NAT gateway costs by the hour from then on, used or not" },
  ]);
  expect(check(costNewFixed, created("aws_db_instance", { instance_class: "db.r6g.large" }))).toMatchObject([
    { what: "A database (db.r6g.large) costs by the hour from then on, used or not" },
  ]);
});

test("an interface endpoint costs in each zone", () => {
  const endpoint = { vpc_endpoint_type: "Interface", subnet_ids: ["subnet-1", "subnet-2"] };
  expect(check(costNewFixed, created("aws_vpc_endpoint", endpoint))[0]?.what).toBe(
    "An interface endpoint costs by the hour from then on, in each of its 2 zones",
  );
  const later = created("aws_vpc_endpoint", endpoint, { unknown: { subnet_ids: true } });
  expect(check(costNewFixed, later)[0]?.what).toMatch(/in each of its zones$/);
});

test("a gateway endpoint is free", () => {
  expect(check(costNewFixed, created("aws_vpc_endpoint", { vpc_endpoint_type: "Gateway" }))).toEqual([]);
  expect(check(costNewFixed, created("aws_vpc_endpoint"))).toEqual([]);
});

test("one in the place of another costs nothing more", () => {
  expect(check(costNewFixed, replaced("aws_nat_gateway"))).toEqual([]);
  expect(check(costNewFixed, created("aws_security_group"))).toEqual([]);
});

test("as many of the same size as go cost nothing more", () => {
  const small = { instance_class: "db.t3.micro", multi_az: false };
  const come = created("aws_db_instance", small);
  expect(check(costNewFixed, come, destroyed("aws_db_instance", small, { address: "a.old" }))).toEqual([]);
  const gone = destroyed("aws_db_instance", { ...small, multi_az: true }, { address: "a.old" });
  expect(check(costNewFixed, come, gone)).toHaveLength(1);
  const more = created("aws_db_instance", small, { address: "a.more" });
  expect(check(costNewFixed, come, more, destroyed("aws_db_instance", small))).toHaveLength(1);
});
