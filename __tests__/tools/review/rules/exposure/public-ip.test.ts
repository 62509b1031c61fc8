import type { ChangeJson } from "../../../../../tools/plan/plan-json";
import { exposurePublicIp } from "../../../../../tools/review/rules/exposure/public-ip";
import { check, created, updated } from "../../plans";
import { foundIn } from "./found-in";

test.each([
  ["aws_db_instance", { publicly_accessible: false }, { publicly_accessible: true }],
  ["aws_subnet", { map_public_ip_on_launch: false }, { map_public_ip_on_launch: true }],
  ["aws_lb", { internal: true }, { internal: false }],
  [
    "aws_ecs_service",
    { network_configuration: [{ assign_public_ip: false }] },
    { network_configuration: [{ assign_public_ip: true }] },
  ],
  [
    "aws_launch_template",
    { network_interfaces: [{ associate_public_ip_address: "false" }] },
    { network_interfaces: [{ associate_public_ip_address: "true" }] },
  ],
])("%s that gets onto the internet is told", (type, before, after) => {
  expect(check(exposurePublicIp, updated(type, before, after))).toMatchObject([{ level: "exposure" }]);
  expect(check(exposurePublicIp, updated(type, after, before))).toEqual([]);
  expect(check(exposurePublicIp, updated(type, after, { tags: { a: "b" } }))).toEqual([]);
});

test("a new database on the internet is told, a new load balancer only looked at", () => {
  expect(check(exposurePublicIp, created("aws_db_instance", { publicly_accessible: true }))).toMatchObject([
    { level: "exposure", what: "The database gets an address on the internet (publicly_accessible = true)" },
  ]);
  expect(check(exposurePublicIp, created("aws_lb", { internal: false }))).toMatchObject([
    { level: "review" },
  ]);
  expect(check(exposurePublicIp, created("aws_db_instance", { publicly_accessible: false }))).toEqual([]);
});

test("what only the apply tells is told where the code gives it", () => {
  const instance = created("aws_instance", {}, { unknown: { associate_public_ip_address: true } });
  const references = {
    "aws_instance.it": { associate_public_ip_address: ["data.aws_ssm_parameter.public.value"] },
  };
  expect(foundIn(exposurePublicIp, references, instance)).toMatchObject([{ level: "review" }]);
  expect(check(exposurePublicIp, instance)).toEqual([]);
});

describe("a database on the internet whose security groups are in the plan", () => {
  const database = { publicly_accessible: false, vpc_security_group_ids: ["sg-1"] };
  const opened = updated("aws_db_instance", database, { publicly_accessible: true });
  const group = (...ranges: readonly string[]): ChangeJson => {
    const ingress = [{ cidr_blocks: ranges, ipv6_cidr_blocks: [], security_groups: ["sg-2"] }];
    const staying = updated("aws_security_group", { id: "sg-1", ingress }, {});
    return { ...staying, change: { ...staying.change, actions: ["no-op"] } };
  };

  test("is less bad where they let in no addresses", () => {
    expect(check(exposurePublicIp, opened, group())).toMatchObject([
      { level: "exposure", mitigation: "its security groups let in other security groups, and no addresses" },
    ]);
  });

  test("says which addresses they let in", () => {
    const [found] = check(exposurePublicIp, opened, group("0.0.0.0/0"));
    expect(found?.what).toContain("and its security groups let in 0.0.0.0/0");
    expect(found?.mitigation).toBeUndefined();
  });

  test("is not less bad where that can't be told", () => {
    const rule = created("aws_vpc_security_group_ingress_rule", { cidr_ipv4: "0.0.0.0/0" });
    expect(check(exposurePublicIp, opened, group(), rule)[0]?.mitigation).toBeUndefined();
    expect(check(exposurePublicIp, opened)[0]?.mitigation).toBeUndefined();
  });
});
