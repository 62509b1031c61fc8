import { exposureCorsAuth } from "../../../../../tools/review/rules/exposure/cors-auth";
import { check, created, destroyed, updated } from "../../plans";

test.each([
  ["aws_api_gateway_method", { authorization: "AWS_IAM", http_method: "GET" }, { authorization: "NONE" }],
  ["aws_apigatewayv2_route", { authorization_type: "JWT" }, { authorization_type: "NONE" }],
  ["aws_lambda_function_url", { authorization_type: "AWS_IAM" }, { authorization_type: "NONE" }],
])("%s that no longer asks who calls is told", (type, before, after) => {
  expect(check(exposureCorsAuth, updated(type, before, after))).toMatchObject([{ level: "exposure" }]);
  expect(check(exposureCorsAuth, updated(type, { ...before, ...after }, before))).toEqual([]);
});

test("a new address of a function that asks nobody is told", () => {
  const url = (authorization_type: string) => created("aws_lambda_function_url", { authorization_type });
  expect(check(exposureCorsAuth, url("NONE"))).toMatchObject([{ level: "exposure" }]);
  expect(check(exposureCorsAuth, url("AWS_IAM"))).toEqual([]);
});

test("pages of every web site are told", () => {
  const origins = (...allow_origins: readonly string[]) => ({ cors_configuration: [{ allow_origins }] });
  const open = updated("aws_apigatewayv2_api", origins("https://example.com"), origins("*"));
  expect(check(exposureCorsAuth, open)).toMatchObject([{ level: "exposure" }]);
  const bucket = (origin: string) => ({ cors_rule: [{ allowed_origins: [origin] }] });
  const TYPE = "aws_s3_bucket_cors_configuration";
  expect(check(exposureCorsAuth, updated(TYPE, bucket("https://example.com"), bucket("*")))).toHaveLength(1);
  expect(check(exposureCorsAuth, updated(TYPE, bucket("*"), bucket("*")))).toEqual([]);
});

test("a login that is taken away is told", () => {
  const before = { default_action: [{ type: "authenticate-oidc" }, { type: "forward" }] };
  const after = { default_action: [{ type: "forward" }] };
  expect(check(exposureCorsAuth, updated("aws_lb_listener", before, after))).toMatchObject([
    { level: "exposure" },
  ]);
  expect(check(exposureCorsAuth, updated("aws_lb_listener", after, before))).toEqual([]);
});

test("an authorizer that goes is told unless its API goes as well", () => {
  const authorizer = destroyed("aws_api_gateway_authorizer", { rest_api_id: "api" });
  expect(check(exposureCorsAuth, authorizer)).toMatchObject([{ level: "exposure" }]);
  expect(check(exposureCorsAuth, authorizer, destroyed("aws_api_gateway_rest_api", { id: "api" }))).toEqual(
    [],
  );
});

test("what a browser asks before is no finding", () => {
  const preflight = { authorization: "AWS_IAM", http_method: "OPTIONS" };
  expect(
    check(exposureCorsAuth, updated("aws_api_gateway_method", preflight, { authorization: "NONE" })),
  ).toEqual([]);
});
