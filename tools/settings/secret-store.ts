import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  type SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import { Problem } from "../terminal/problem";
import { callAws, Denied, findInAws } from "./call-aws";
import { assertKeepable, jsonOf, missingKeys, withKeys } from "./secret-value";
import type { Secret } from "./settings";

/** Somebody else may write at the same time; this often in a row nobody does. */
const TRIES = 5;

/** What became of a secret. */
export type SecretState =
  | { readonly kind: "not deployed" }
  | { readonly kind: "scheduled for deletion"; readonly on: Date }
  | { readonly kind: "empty" }
  | {
      readonly kind: "set";
      readonly changed: Date | undefined;

      /** Keys that containers ask for and don't find. @default - these credentials may not look */
      readonly missing?: readonly string[];
    };

/** A value, and which one it is. */
interface Version {
  readonly id: string | undefined;
  readonly value: string;
}

/** Finds what the database's own secret is called; nothing while there is none. */
export type FindDatabaseSecret = (id: string) => Promise<string | undefined>;

/** The secrets of a system in AWS. */
export class SecretStore {
  readonly #client: SecretsManagerClient;
  readonly #stack: string;
  readonly #databaseSecret: FindDatabaseSecret;

  constructor(client: SecretsManagerClient, stack: string, databaseSecret: FindDatabaseSecret) {
    this.#client = client;
    this.#stack = stack;
    this.#databaseSecret = databaseSecret;
  }

  /** What became of it: a look, without an error. */
  async state(secret: Secret): Promise<SecretState> {
    const answer = await this.#describe(secret);
    if (!answer) return { kind: "not deployed" };
    const { DeletedDate, VersionIdsToStages = {}, LastChangedDate: changed } = answer;
    if (DeletedDate) return { kind: "scheduled for deletion", on: DeletedDate };
    if (!Object.values(VersionIdsToStages).some((stages) => stages.includes("AWSCURRENT")))
      return { kind: "empty" };
    if (secret.keys.length === 0) return { kind: "set", changed, missing: [] };
    try {
      const { value = "" } = (await this.#read(secret)) ?? {};
      return { kind: "set", changed, missing: missingKeys(secret, value) };
    } catch (error) {
      if (error instanceof Denied) return { kind: "set", changed };
      throw error;
    }
  }

  /** The value; nothing while there is none. @throws Problem when there is no such secret */
  async value(secret: Secret): Promise<string | undefined> {
    await this.#assertThere(secret);
    return (await this.#read(secret))?.value;
  }

  /** Puts a value in the place of the one there was. */
  async replace(secret: Secret, value: string): Promise<void> {
    assertKeepable(secret.id, value);
    await this.#assertThere(secret);
    await this.#put(secret, value);
  }

  /** Sets keys of its JSON and leaves the others, also those that somebody else writes at this moment. */
  async merge(secret: Secret, changed: Readonly<Record<string, string>>): Promise<void> {
    await this.#assertThere(secret);
    let base = await this.#read(secret);
    for (let tries = 1; tries <= TRIES; tries += 1) {
      if (base && holds(base.value, changed)) return;
      const value = withKeys(secret, base?.value, changed);
      assertKeepable(secret.id, value);
      const ours = await this.#put(secret, value);
      const overwritten = await this.#overwrittenBy(secret, ours, base);
      if (!overwritten) return;
      base = overwritten;
    }
    throw new Problem(`${secret.id} is written by somebody else all the time`, ["try again in a minute"]);
  }

  /**
   * The version that ours replaced without containing it; nothing when it replaced what it was made from.
   *
   * Secrets Manager writes without a condition, so that only afterwards one can tell.
   */
  async #overwrittenBy(
    secret: Secret,
    ours: string,
    base: Version | undefined,
  ): Promise<Version | undefined> {
    const { VersionIdsToStages = {} } = (await this.#describe(secret)) ?? {};
    const holder = (stage: string) =>
      Object.entries(VersionIdsToStages).find(([, stages]) => stages.includes(stage))?.[0];
    if (holder("AWSCURRENT") !== ours) return this.#read(secret);
    return holder("AWSPREVIOUS") === base?.id ? undefined : this.#read(secret, "AWSPREVIOUS");
  }

  async #assertThere(secret: Secret): Promise<void> {
    const state = await this.state({ ...secret, keys: [] });
    if (state.kind === "not deployed") {
      throw new Problem(`${secret.name} is not there: ${this.#stack} is not deployed yet`, [
        `deploy it: npx cdktf deploy ${this.#stack}`,
      ]);
    }
    if (state.kind === "scheduled for deletion") {
      throw new Problem(
        `${secret.name} is scheduled for deletion on ${state.on.toISOString().slice(0, 10)}`,
        [`keep it: aws secretsmanager restore-secret --secret-id ${secret.name}`],
      );
    }
  }

  async #describe(secret: Secret) {
    const SecretId = await this.#place(secret);
    if (SecretId === undefined) return undefined;
    const request = this.#client.send(new DescribeSecretCommand({ SecretId }));
    return findInAws("secretsmanager:DescribeSecret", request);
  }

  async #read(secret: Secret, VersionStage = "AWSCURRENT"): Promise<Version | undefined> {
    const SecretId = await this.#place(secret);
    const request = this.#client.send(new GetSecretValueCommand({ SecretId, VersionStage }));
    const answer = await findInAws("secretsmanager:GetSecretValue", request);
    if (!answer) return undefined;
    if (answer.SecretString === undefined)
      throw new Problem(`${secret.id} is binary, which nothing here reads`);
    return { id: answer.VersionId, value: answer.SecretString };
  }

  async #put(secret: Secret, SecretString: string): Promise<string> {
    const request = this.#client.send(new PutSecretValueCommand({ SecretId: secret.name, SecretString }));
    return (await callAws("secretsmanager:PutSecretValue", request)).VersionId ?? "";
  }

  #place({ filledBy, id, name }: Secret): Promise<string | undefined> {
    return filledBy === "RDS" ? this.#databaseSecret(id) : Promise.resolve(name);
  }
}

function holds(value: string, wanted: Readonly<Record<string, string>>): boolean {
  const json = jsonOf(value) ?? {};
  return Object.entries(wanted).every(([key, text]) => json[key] === text);
}
