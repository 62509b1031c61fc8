import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { Construct } from "constructs";
import type { Permission } from "../identity/permission";
import { Deployment } from "../naming/deployment";
import { type Problem, validate } from "../validation/validate";
import type { InjectedValue } from "./injected-value";

export interface SecretProps {
  /** What is kept here and who puts it in; shown in the console. */
  readonly description: string;
}

/**
 * A place for a secret: people or programs put it in, and containers get it, or single keys of it when it is JSON.
 *
 * Terraform makes the place and never knows what is in it.
 */
export class Secret extends Construct {
  readonly arn: string;
  readonly resource: SecretsmanagerSecret;

  /** All of it, for a secret that is one value. */
  readonly value: InjectedValue;

  constructor(scope: Construct, id: string, { description }: SecretProps) {
    super(scope, id);
    validate(this, [endingProblem(id)]);
    const deployment = Deployment.of(this);
    this.resource = new SecretsmanagerSecret(this, "secret", {
      name: deployment.path(id),
      description,
      recoveryWindowInDays: deployment.isProtected ? 30 : 0,
      ...(deployment.isProtected && { lifecycle: { preventDestroy: true } }),
    });
    this.arn = this.resource.arn;
    this.value = { valueFrom: this.arn, permission: readPermission(this.arn) };
  }

  /** The value under one key of the JSON. */
  key(jsonKey: string): InjectedValue {
    validate(this, [
      !/^[^:]+$/.test(jsonKey) && `jsonKey must be a name without colons, as in 'account', got '${jsonKey}'`,
    ]);
    return secretKey(this.arn, jsonKey);
  }
}

/** The value under one key of a secret that something else manages, as RDS does. */
export function secretKey(secretArn: string, jsonKey: string): InjectedValue {
  return { valueFrom: `${secretArn}:${jsonKey}::`, permission: readPermission(secretArn) };
}

function readPermission(secretArn: string): Permission {
  return { actions: ["secretsmanager:GetSecretValue"], resources: [secretArn] };
}

/** Secrets Manager ends every ARN like this itself, and then finds the wrong secret by a name that does too. */
function endingProblem(id: string): Problem {
  return /-[A-Za-z0-9]{6}$/.test(id) && `id must not end in a hyphen and six characters, got '${id}'`;
}
