import { Secret } from "../../modules/secrets/secret";
import type { SystemStack } from "../system-stack";
import type { withDefaults } from "./options";

/** Keys of the one secret, which are the variables the code reads. */
const KEYS = ["SECRET_KEY", "APP_PASSWORD", "OPENAI_API_KEY"] as const;

/** Makes the place for what people put in, and keeps the one that the live system had for its database. */
export function createSecrets(
  stack: SystemStack,
  { compatibility }: Pick<ReturnType<typeof withDefaults>, "compatibility">,
) {
  const secret = new Secret(stack, "secrets", { description: `JSON with the keys ${KEYS.join(", ")}` });
  const kept: readonly string[] = compatibility;
  if (kept.includes("database-secret")) {
    new Secret(stack, "database-secrets", {
      description: "User and password of the database until RDS kept them; nothing reads it",
    });
  }
  return { secret, injected: Object.fromEntries(KEYS.map((key) => [key, secret.key(key)])) };
}
