import { exposureImds } from "../../../../../tools/review/rules/exposure/imds";
import { check, created, updated } from "../../plans";

const tokens = (http_tokens: string) => ({ metadata_options: [{ http_tokens }] });

test.each(["aws_instance", "aws_launch_template"])("%s that answers without a token is told", (type) => {
  expect(check(exposureImds, updated(type, tokens("required"), tokens("optional")))).toMatchObject([
    { level: "exposure", what: expect.stringContaining("http_tokens = optional") },
  ]);
});

test("the default of the account is told", () => {
  const off = updated(
    "aws_ec2_instance_metadata_defaults",
    { http_tokens: "required" },
    { http_tokens: "optional" },
  );
  expect(check(exposureImds, off)).toHaveLength(1);
});

test("a token that is asked for from now on, and a new machine, are no findings", () => {
  expect(check(exposureImds, updated("aws_instance", tokens("optional"), tokens("required")))).toEqual([]);
  expect(check(exposureImds, created("aws_instance", tokens("optional")))).toEqual([]);
});
