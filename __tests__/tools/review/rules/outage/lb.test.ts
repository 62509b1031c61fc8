import { outageLb } from "../../../../../tools/review/rules/outage/lb";
import { CREATE_FIRST, check, destroyed, replaced, updated } from "../../plans";

const lb = {
  name: "app",
  internal: false,
  dns_name: "app-1.elb.amazonaws.com",
  enable_deletion_protection: false,
};

test("a load balancer that is replaced gets another DNS name, and the gap is told", () => {
  const [found] = check(outageLb, replaced("aws_lb", lb, { internal: true }, { by: ["internal"] }));
  expect(found).toMatchObject({
    level: "outage",
    what: "The load balancer is replaced because of internal, and the old one goes first: its DNS name stops answering",
  });
  expect(found?.mitigation).toBeUndefined();
});

test("with deletion protection its name stays, and the apply fails", () => {
  const guarded = { ...lb, enable_deletion_protection: true };
  expect(check(outageLb, destroyed("aws_lb", guarded))).toMatchObject([
    { level: "outage", mitigation: expect.stringContaining("its DNS name stays") },
  ]);
});

test("an alias record of the same plan makes it brief", () => {
  const alias = [{ name: "dualstack.APP-1.elb.amazonaws.com.", zone_id: "Z1" }];
  const record = updated("aws_route53_record", { name: "app", alias }, {}, { unknown: { alias: true } });
  const [found] = check(outageLb, replaced("aws_lb", lb, { internal: true }), record);
  expect(found?.mitigation).toBe(
    "aws_route53_record.it follows in the same plan: out until resolvers ask again",
  );
});

test("a record that leads elsewhere does not", () => {
  const record = updated("aws_route53_record", { alias: [{ name: "other.elb.amazonaws.com" }] }, { ttl: 1 });
  expect(check(outageLb, replaced("aws_lb", lb, {}), record)[0]?.mitigation).toBeUndefined();
});

test("a new one beside the old can't have its name", () => {
  const [found] = check(outageLb, replaced("aws_lb", lb, { internal: true }, { order: CREATE_FIRST }));
  expect(found?.what).toContain("the apply fails there: the old one still has the name");
});

test("what an earlier replacement left behind, and what is changed in place, are not its business", () => {
  expect(check(outageLb, destroyed("aws_lb", lb, { deposed: "0123abcd" }))).toEqual([]);
  expect(check(outageLb, updated("aws_lb", lb, { idle_timeout: 30 }))).toEqual([]);
});
