import { TunableParameter } from "../../modules/secrets/tunable-parameter";
import { problems, synthesized } from "../support/terraform";

const props = { initialValue: "600", description: "Requests a minute that one caller may make" };

describe("a tunable parameter", () => {
  const terraform = synthesized((stack) => {
    const { injected } = new TunableParameter(stack, "rate-limit-rpm", props);
    stack.publish({ injected });
  });

  test("is set once, and belongs to operators from then on", () => {
    expect(terraform.resource("aws_ssm_parameter.rate_limit_rpm")).toEqual({
      name: "/test-system/dev/rate-limit-rpm",
      description: "Requests a minute that one caller may make",
      type: "String",
      insecure_value: "600",
      lifecycle: { ignore_changes: ["insecure_value"] },
    });
  });

  test("gives a container what it is when the container starts, and its role the right to read it", () => {
    const arn = "${aws_ssm_parameter.rate_limit_rpm.arn}";
    expect(terraform.output("injected")).toEqual({
      valueFrom: arn,
      permission: { actions: ["ssm:GetParameters"], resources: [arn] },
    });
  });

  test("refuses secrets as any parameter does", () => {
    const secret = { ...props, initialValue: "AKIAIOSFODNN7EXAMPLE" };
    expect(problems((stack) => void new TunableParameter(stack, "api-token", secret))).toEqual([
      "test-system-dev/api-token:",
      "  - id must not promise a secret ('token'), got 'api-token'; keep it in a Secret, or rename it",
      "  - value must not be a secret, got what looks like an AWS access key id; keep it in a Secret",
    ]);
  });
});
