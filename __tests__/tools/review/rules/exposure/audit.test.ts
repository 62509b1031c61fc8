import { exposureAudit } from "../../../../../tools/review/rules/exposure/audit";
import { check, destroyed, replaced, updated } from "../../plans";

const insights = (value: string) => ({ setting: [{ name: "containerInsights", value }] });

test.each([
  ["aws_cloudtrail", { enable_logging: true }, { enable_logging: false }],
  ["aws_cloudtrail", { is_multi_region_trail: true }, { is_multi_region_trail: false }],
  ["aws_guardduty_detector", { enable: true }, { enable: false }],
  ["aws_lb", { access_logs: [{ enabled: true }] }, { access_logs: [] }],
  ["aws_ecs_cluster", insights("enhanced"), insights("disabled")],
  ["aws_apigatewayv2_stage", { access_log_settings: [{ format: "x" }] }, { access_log_settings: [] }],
])("%s that records less is told, and not what records more", (type, before, after) => {
  expect(check(exposureAudit, updated(type, before, after))).toMatchObject([{ level: "exposure" }]);
  expect(check(exposureAudit, updated(type, after, before))).toEqual([]);
});

test("logs that are no longer sent are named", () => {
  const before = { enabled_cloudwatch_logs_exports: ["postgresql", "upgrade"] };
  const after = { enabled_cloudwatch_logs_exports: ["upgrade"] };
  expect(check(exposureAudit, updated("aws_db_instance", before, after))).toMatchObject([
    { what: "Its logs are no longer sent to CloudWatch: postgresql" },
  ]);
});

test("a record that is destroyed is told unless what it is about goes as well", () => {
  const log = destroyed("aws_flow_log", { vpc_id: "vpc-1" });
  expect(check(exposureAudit, log)).toMatchObject([
    { level: "exposure", what: "Connections in the network are no longer recorded" },
  ]);
  expect(check(exposureAudit, log, destroyed("aws_vpc", { id: "vpc-1" }))).toEqual([]);
});

test("a trail that is made anew, and another kind of insights, are no findings", () => {
  expect(
    check(exposureAudit, replaced("aws_cloudtrail", { name: "a", enable_logging: true }, { name: "b" })),
  ).toEqual([]);
  expect(check(exposureAudit, updated("aws_ecs_cluster", insights("enhanced"), insights("enabled")))).toEqual(
    [],
  );
});
