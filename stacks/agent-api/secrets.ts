import type { Postgres } from "../../modules/database/postgres";
import type { InjectedValue } from "../../modules/secrets/injected-value";
import { Secret } from "../../modules/secrets/secret";
import type { SystemStack } from "../system-stack";

/** Keys of the one secret, which are the variables the code reads. */
const KEYS = ["SECRET_KEY", "APP_PASSWORD", "OPENAI_API_KEY"] as const;

/** How the code signs in to its database, and which secret that is in. */
export type Login = Pick<Postgres, "username" | "password" | "secretArn">;

/** Makes the place for what people put in. */
export function createSecret(stack: SystemStack): {
  readonly secret: Secret;

  /** By environment variable. */
  readonly injected: Readonly<Record<string, InjectedValue>>;
} {
  const secret = new Secret(stack, "secrets", { description: `JSON with the keys ${KEYS.join(", ")}` });
  return { secret, injected: Object.fromEntries(KEYS.map((key) => [key, secret.key(key)])) };
}

/**
 * Leaves the login in the secret the live system has it in.
 *
 * RDS is not asked to keep the password: it would make up another one at once, and Terraform can't plan with a secret
 * of RDS that is not there yet.
 */
export function keepLogin(stack: SystemStack, { resource }: Postgres): Login {
  const secret = new Secret(stack, "database-secrets", {
    description: "JSON with MASTER_USERNAME and MASTER_USER_PASSWORD, until RDS keeps them",
  });
  resource.resetManageMasterUserPassword();
  return {
    username: secret.key("MASTER_USERNAME"),
    password: secret.key("MASTER_USER_PASSWORD"),
    secretArn: secret.arn,
  };
}
