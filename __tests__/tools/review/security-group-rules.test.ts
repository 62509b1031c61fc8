import { rulesComeOrGo, rulesOnlyOn } from "../../../tools/review/security-group-changes";
import { portsInWords, rulesOn } from "../../../tools/review/security-group-rules";
import { created, destroyed, planOf, updated } from "./plans";
import { referring } from "./rules/exposure/found-in";

const RULE = "aws_vpc_security_group_ingress_rule";

const rule = {
  security_group_id: "sg-1",
  ip_protocol: "tcp",
  from_port: 443,
  to_port: 443,
  cidr_ipv4: "10.0.0.0/8",
};

function rulesAfter(...parameters: Parameters<typeof planOf>) {
  const plan = planOf(...parameters);
  return plan.changes.flatMap((change) => rulesOn(change, "after", plan));
}

test("a rule is read the same from each of the resources it can be written in", () => {
  const own = { security_group_id: "sg-1", type: "ingress", protocol: "6", from_port: 443, to_port: 443 };
  const old = created("aws_security_group_rule", { ...own, cidr_blocks: ["10.0.0.0/8"] });
  expect(rulesAfter([old])).toEqual(rulesAfter([created(RULE, rule)]));
  expect(rulesAfter([created(RULE, rule)])).toEqual([
    { group: "sg-1", direction: "ingress", protocol: "tcp", fromPort: 443, toPort: 443, peer: "10.0.0.0/8" },
  ]);
});

test("rules inside of a group have its address, one for each peer", () => {
  const ingress = [
    {
      protocol: "-1",
      from_port: 0,
      to_port: 0,
      cidr_blocks: ["10.0.0.0/8"],
      security_groups: ["sg-2"],
      self: true,
    },
  ];
  const rules = rulesAfter([
    created("aws_security_group", { ingress }, { address: "aws_security_group.db" }),
  ]);
  expect(rules.map(({ group, peer }) => [group, peer])).toEqual([
    ["aws_security_group.db", "10.0.0.0/8"],
    ["aws_security_group.db", "sg-2"],
    ["aws_security_group.db", "itself"],
  ]);
  expect(rules.map(portsInWords)).toEqual(["all", "all", "all"]);
});

test("groups are named by address: by id where they are there, by reference where they come", () => {
  const group = updated("aws_security_group", { id: "sg-1" }, {}, { address: "aws_security_group.web" });
  const unknown = { unknown: { referenced_security_group_id: true } };
  const peer = created(RULE, { ...rule, cidr_ipv4: null }, unknown);
  const references = referring({
    [`${RULE}.it`]: { referenced_security_group_id: ["aws_security_group.app.id"] },
  });
  expect(rulesAfter([peer, group], references)).toMatchObject([
    { group: "aws_security_group.web", peer: "aws_security_group.app" },
  ]);
});

test("what neither the plan nor the configuration names is known after apply", () => {
  expect(rulesAfter([created(RULE, rule, { unknown: { cidr_ipv4: true } })])).toMatchObject([
    { peer: "(known after apply)" },
  ]);
});

test("the order of peers makes no difference", () => {
  const group = (...cidr_blocks: readonly string[]) => ({
    ingress: [{ protocol: "tcp", from_port: 1, to_port: 2, cidr_blocks }],
  });
  const plan = planOf([
    updated("aws_security_group", group("10.0.0.0/8", "10.1.0.0/16"), group("10.1.0.0/16", "10.0.0.0/8")),
  ]);
  expect(plan.changes.flatMap((change) => rulesOnlyOn(change, "after", plan))).toEqual([]);
});

test("a rule that another resource has from now on neither comes nor goes", () => {
  const plan = planOf([created(RULE, rule), destroyed(RULE, rule, { address: `${RULE}.old` })]);
  expect(plan.changes.flatMap((change) => rulesComeOrGo(change, "after", plan))).toEqual([]);
  expect(plan.changes.flatMap((change) => rulesOnlyOn(change, "after", plan))).toHaveLength(1);
});
