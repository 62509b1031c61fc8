import { ECSClient } from "@aws-sdk/client-ecs";
import { ElastiCacheClient } from "@aws-sdk/client-elasticache";
import { RDSClient } from "@aws-sdk/client-rds";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { SSMClient } from "@aws-sdk/client-ssm";
import { assertAccount } from "../bootstrap/aws-connection";
import { OUTDIR } from "../delivery/plan-command";
import { synthesize } from "../rehearsal/synthesize";
import { CacheTokens } from "./cache-tokens";
import { PATIENCE } from "./call-aws";
import { chooseSettings, type Where } from "./choose-settings";
import { Databases } from "./databases";
import { ParameterStore } from "./parameter-store";
import { SecretStore } from "./secret-store";
import { ServiceRestart } from "./service-restart";
import type { Settings } from "./settings";

/** A system's settings, and AWS where they are. */
export interface OpenSettings {
  readonly settings: Settings;
  readonly secrets: SecretStore;
  readonly parameters: ParameterStore;
  readonly databases: Databases;
  readonly tokens: CacheTokens;
  readonly restart: ServiceRestart;
}

/**
 * Reads from the code what a system needs, and makes sure that the credentials are for its account.
 *
 * @throws Problem before anything is read or written in another account
 */
export async function openSettings(where: Where, signal: AbortSignal): Promise<OpenSettings> {
  const settings = await chooseSettings(await synthesize(process.cwd(), OUTDIR), where);
  const { stack, accountId, region, environment } = settings;
  await assertAccount(accountId, { region }, `the environment ${environment} (${stack})`);
  const aws = { region, ...PATIENCE };
  const databases = new Databases(new RDSClient(aws), settings.databases);
  const databaseSecret = async (id: string) => (await databases.find(id))?.secretArn;
  return {
    settings,
    databases,
    secrets: new SecretStore(new SecretsManagerClient(aws), stack, databaseSecret),
    parameters: new ParameterStore(new SSMClient(aws), stack),
    tokens: new CacheTokens(new ElastiCacheClient(aws), signal),
    restart: new ServiceRestart(new ECSClient(aws), region, signal),
  };
}
