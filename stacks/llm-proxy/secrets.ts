import { Construct } from "constructs";
import { Secret } from "../../modules/secrets/secret";
import type { SystemStack } from "../system-stack";
import type { withDefaults } from "./options";

/** Places of what people put in; Terraform never sees a value. */
export interface Secrets {
  readonly "management-token": Secret;
  readonly "admin-password": Secret;
  readonly "openai-api-key": Secret;

  /** The whole DATABASE_URL. @default - the settings do not ask for it */
  readonly "database-url"?: Secret;
}

/** Makes a place for each secret of the proxy; `npm run setup` asks for what is in them. */
export function createSecrets(stack: SystemStack, { databaseUrl }: ReturnType<typeof withDefaults>): Secrets {
  const vault = new Construct(stack, "secrets");
  const secret = (id: string, description: string) => new Secret(vault, id, { description });
  return {
    "management-token": secret("management-token", "Lets its bearer make projects and tokens"),
    "admin-password": secret("admin-password", "Opens the admin pages"),
    "openai-api-key": secret("openai-api-key", "What the proxy itself asks OpenAI with"),
    ...(databaseUrl === "composed" && {
      "database-url": secret("database-url", "The database with its password, composed by npm run setup"),
    }),
  };
}
