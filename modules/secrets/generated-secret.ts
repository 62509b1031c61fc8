import { SecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/secretsmanager-secret-version";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { validate } from "../validation/validate";
import type { InjectedValue } from "./injected-value";
import { Secret, type SecretProps, secretKey } from "./secret";

/** 40 letters and digits are 238 bits; they need no quoting in a URL, a shell or psql. */
const PASSWORD = { password_length: 40, exclude_punctuation: true };

export interface GeneratedSecretProps extends SecretProps {
  /** Name to sign in with, e.g. `langfuse`. */
  readonly username: string;
}

/**
 * A user name and a password that nobody chose and nobody has seen.
 *
 * Terraform passes the password from AWS to AWS: it is ephemeral where it comes from and write-only where it goes, so
 * that no state and no plan contains it.
 */
export class GeneratedSecret extends Secret {
  readonly username: InjectedValue;
  readonly password: InjectedValue;
  readonly version: SecretsmanagerSecretVersion;

  constructor(scope: Construct, id: string, { description, username }: GeneratedSecretProps) {
    super(scope, id, { description });
    validate(this, [
      !/^[a-z_][a-z0-9_]{0,62}$/.test(username) &&
        `username must be up to 63 lower-case letters, digits and underscores, got '${username}'`,
    ]);
    const generator = `ephemeral.aws_secretsmanager_random_password.${this.resource.friendlyUniqueId}`;
    // CDKTF has no ephemeral resources; the block is written into the stack as it is.
    TerraformStack.of(this).addOverride(generator, PASSWORD);
    this.version = new SecretsmanagerSecretVersion(this, "version", {
      secretId: this.resource.id,
      secretStringWo: JSON.stringify({ username, password: `\${${generator}.random_password}` }),
      secretStringWoVersion: 1,
    });
    // By the ARN of the version, which is that of the secret: a container that needs the password waits until it is there.
    this.username = secretKey(this.version.arn, "username");
    this.password = secretKey(this.version.arn, "password");
  }
}
