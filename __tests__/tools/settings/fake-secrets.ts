import type { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { SecretStore } from "../../../tools/settings/secret-store";
import type { Secret } from "../../../tools/settings/settings";

export const SNOWFLAKE: Secret = {
  id: "snowflake",
  name: "/shop/dev/snowflake",
  description: "How the gateway signs in",
  filledBy: "people",
  keys: ["account", "user"],
  isReadWhole: false,
  readers: [{ name: "gateway", cluster: "shop-dev-main" }],
};

/** An error as the SDK throws it. */
export function awsError(name: string, message = name): Error {
  return Object.assign(new Error(message), { name, $metadata: { httpStatusCode: 400 } });
}

/** One secret as Secrets Manager keeps it: versions, of which one is current and one was before. */
export class FakeSecrets {
  readonly values: string[] = [];

  /** Requests in their order: `Describe`, `Get`, `Put`. */
  readonly requests: string[] = [];

  isThere = true;
  deleted: Date | undefined;

  /** What goes wrong, by the request. */
  readonly failures: Record<string, Error> = {};

  /** Happens just before the next value is put. @default - nothing */
  beforePut?: (() => void) | undefined;

  constructor(...values: readonly string[]) {
    this.values.push(...values);
  }

  get current(): string | undefined {
    return this.values.at(-1);
  }

  /** The store that works with it. */
  get store(): SecretStore {
    const client = {
      send: async (command: object) => this.#answer(command),
    } as unknown as SecretsManagerClient;
    return new SecretStore(client, "shop-dev", async () => "arn:aws:secretsmanager:::secret:rds!db");
  }

  #answer(command: object): object {
    const request = command.constructor.name.replace(/Secret(Value)?Command$/, "");
    const { input } = command as { input: { SecretString?: string; VersionStage?: string } };
    this.requests.push(request);
    const failure = this.failures[request];
    if (failure) throw failure;
    if (!this.isThere) throw awsError("ResourceNotFoundException");
    if (request === "Describe") return this.#description();
    if (request === "Put") return this.#put(input.SecretString ?? "");
    const version = this.values.length - (input.VersionStage === "AWSPREVIOUS" ? 2 : 1);
    if (version < 0) throw awsError("ResourceNotFoundException");
    return { SecretString: this.values[version], VersionId: String(version) };
  }

  #description() {
    const stages = ["AWSCURRENT", "AWSPREVIOUS"];
    const latest = this.values.map((_, version) => String(version)).reverse();
    return {
      DeletedDate: this.deleted,
      LastChangedDate: new Date("2026-11-18T12:00:00Z"),
      VersionIdsToStages: Object.fromEntries(
        stages.flatMap((stage, place) => (latest[place] ? [[latest[place], [stage]]] : [])),
      ),
    };
  }

  #put(value: string) {
    const { beforePut } = this;
    this.beforePut = undefined;
    beforePut?.();
    this.values.push(value);
    return { VersionId: String(this.values.length - 1) };
  }
}
