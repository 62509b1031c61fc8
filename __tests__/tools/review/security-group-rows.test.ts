import { securityGroupRows } from "../../../tools/review/security-group-rows";
import { created, destroyed, planOf, updated } from "./plans";

const RULE = "aws_vpc_security_group_ingress_rule";

const rule = {
  security_group_id: "sg-1",
  ip_protocol: "tcp",
  from_port: 5432,
  to_port: 5432,
  cidr_ipv4: "10.20.0.0/16",
};

test("a rule that changes goes and comes", () => {
  expect(securityGroupRows(planOf([updated(RULE, rule, { cidr_ipv4: "0.0.0.0/0" })]))).toEqual([
    {
      mark: "-",
      stack: "app-prod",
      address: `${RULE}.it`,
      group: "sg-1",
      direction: "ingress",
      ports: "tcp 5432",
      peer: "10.20.0.0/16",
    },
    {
      mark: "+",
      stack: "app-prod",
      address: `${RULE}.it`,
      group: "sg-1",
      direction: "ingress",
      ports: "tcp 5432",
      peer: "0.0.0.0/0",
    },
  ]);
});

test("a rule that is written in another resource from now on is no row", () => {
  const old = { security_group_id: "sg-1", type: "ingress", protocol: "tcp", from_port: 5432, to_port: 5432 };
  const gone = destroyed("aws_security_group_rule", { ...old, cidr_blocks: ["10.20.0.0/16"] });
  expect(securityGroupRows(planOf([gone, created(RULE, rule)]))).toEqual([]);
});

test("ten thousand rules take no time to speak of", () => {
  const many = Array.from({ length: 10_000 }, (_, i) =>
    created(RULE, { ...rule, from_port: i, to_port: i }, { address: `${RULE}.r${i}` }),
  );
  const plan = planOf(many);
  const start = performance.now();
  expect(securityGroupRows(plan)).toHaveLength(10_000);
  expect(performance.now() - start).toBeLessThan(5000);
});
