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
    { level: "exposure", what: "It gets an address on the internet (publicly_accessible = true)" },
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
