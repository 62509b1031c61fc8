import { SsmParameter } from "@cdktf/provider-aws/lib/ssm-parameter";
import { Token } from "cdktf";
import { Construct } from "constructs";
import { Deployment } from "../naming/deployment";
import { type Problem, validate } from "../validation/validate";
import type { InjectedValue } from "./injected-value";
import { secretShape, secretWord } from "./secret-signs";

/** Longest value of a parameter in the standard tier, which costs nothing (Systems Manager quotas). */
const LONGEST_VALUE = 4096;

export interface ParameterProps {
  /** The setting itself; everyone who reads the plan sees it. */
  readonly value: string;

  /** What the setting decides; shown in the console. */
  readonly description: string;
}

/** A setting that is no secret, under `/<system>/<environment>/…`: containers get it when they start. */
export class Parameter extends Construct {
  readonly arn: string;
  readonly resource: SsmParameter;

  /** The setting, as a container receives it. */
  readonly injected: InjectedValue;

  constructor(scope: Construct, id: string, { value, description }: ParameterProps) {
    super(scope, id);
    validate(this, [lengthProblem(value), ...secretProblems(id, value)]);
    this.resource = new SsmParameter(this, "parameter", {
      name: Deployment.of(this).path(id),
      description,
      type: "String",
      insecureValue: value,
    });
    this.arn = this.resource.arn;
    this.injected = {
      valueFrom: this.arn,
      permission: { actions: ["ssm:GetParameters"], resources: [this.arn] },
    };
  }
}

function lengthProblem(value: string): Problem {
  if (Token.isUnresolved(value)) return undefined;
  return (
    (value.length === 0 || value.length > LONGEST_VALUE) &&
    `value must have 1 to ${LONGEST_VALUE} characters, got ${value.length}`
  );
}

/** The value is not repeated: whoever reads the message is not meant to know it. */
function secretProblems(id: string, value: string): Problem[] {
  const word = secretWord(id);
  const shape = secretShape(value);
  return [
    word !== undefined &&
      `id must not promise a secret ('${word}'), got '${id}'; keep it in a Secret, or rename it`,
    shape !== undefined && `value must not be a secret, got what looks like ${shape}; keep it in a Secret`,
  ];
}
