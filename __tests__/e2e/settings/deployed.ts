import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import {
  CreateClusterCommand,
  CreateServiceCommand,
  RegisterTaskDefinitionCommand,
} from "@aws-sdk/client-ecs";
import { CreateReplicationGroupCommand } from "@aws-sdk/client-elasticache";
import { CreateDBInstanceCommand, DescribeDBInstancesCommand } from "@aws-sdk/client-rds";
import { GetSecretValueCommand } from "@aws-sdk/client-secrets-manager";
import { findTools } from "../../../tools/rehearsal/tools";
import { cliConfig } from "../../../tools/terraform/cli-config";
import { Terraform } from "../../../tools/terraform/terraform";
import type { SettingsAccount } from "../support/settings-account";

export const SYSTEM = "multi-agent-orchestrator";
export const STACK = `${SYSTEM}-dev`;
export const DEV = ["--system", SYSTEM, "--environment", "dev"];
const CLUSTER = `${STACK}-agents`;
const SERVICES = ["aws-agent-core", "langgraph", "snowflake-cortex", "reader"];

export const REDIS = `${STACK}-redis`;

const name = (id: string) => `/${SYSTEM}/dev/${id}`;
const secrets = (...valueFrom: string[]) => valueFrom.map((from) => ({ name: "X", valueFrom: from }));

/** What the system does not have yet, and the commands know: as in the other systems. */
export const MORE_SETTINGS = {
  "aws_secretsmanager_secret.token": {
    name: name("token"),
    description: "Read as it is",
    recovery_window_in_days: 7,
  },
  "aws_secretsmanager_secret.made": { name: name("made"), recovery_window_in_days: 0 },
  "aws_secretsmanager_secret_version.made": {
    secret_id: "${aws_secretsmanager_secret.made.id}",
    secret_string_wo: '{"word":"of terraform"}',
    secret_string_wo_version: 1,
  },
  "aws_secretsmanager_secret.url": { name: name("database-url"), recovery_window_in_days: 0 },
  "aws_secretsmanager_secret.redis_auth": { name: name("redis-auth"), recovery_window_in_days: 0 },
  "aws_elasticache_replication_group.redis": {
    replication_group_id: REDIS,
    description: "Asks for TLS",
    transit_encryption_enabled: true,
    transit_encryption_mode: "required",
  },
  "aws_ecs_task_definition.reader": {
    family: "reader",
    container_definitions: JSON.stringify([
      { name: "main", image: "none", secrets: secrets("${aws_secretsmanager_secret.redis_auth.arn}") },
    ]),
  },
  "aws_ecs_service.reader": {
    name: "reader",
    cluster: "${aws_ecs_cluster.agents.arn}",
    task_definition: "${aws_ecs_task_definition.reader.arn}",
  },
  "aws_ssm_parameter.limit": {
    name: name("rate-limit-rpm"),
    type: "String",
    insecure_value: "60",
    lifecycle: { ignore_changes: ["insecure_value"] },
  },
  "aws_ecs_task_definition.broken": {
    family: "broken",
    container_definitions: JSON.stringify([
      {
        name: "main",
        image: "none",
        secrets: secrets(
          "${aws_secretsmanager_secret.token.arn}",
          "${aws_secretsmanager_secret.url.arn}",
          "${aws_ssm_parameter.limit.arn}",
        ),
      },
    ]),
  },
  "aws_ecs_service.broken": {
    name: "broken",
    cluster: "${aws_ecs_cluster.agents.arn}",
    task_definition: "${aws_ecs_task_definition.broken.arn}",
  },
};

/** Terraform makes the places of the settings; the rest of the system stands in, as it takes minutes to make. */
export class DeployedSettings {
  readonly #account: SettingsAccount;
  readonly #directory: string;
  #terraform: Terraform | undefined;

  constructor(account: SettingsAccount) {
    this.#account = account;
    this.#directory = account.copy.path("terraform");
  }

  async deploy(): Promise<void> {
    const { copy, environment } = this.#account;
    mkdirSync(this.#directory);
    const stack = copy.path("cdktf.out", "stacks", STACK);
    cpSync(stack, this.#directory, { recursive: true });
    const json = JSON.parse(readFileSync(`${this.#directory}/cdk.tf.json`, "utf8"));
    const settings = ["aws_secretsmanager_secret", "aws_secretsmanager_secret_version", "aws_ssm_parameter"];
    const resource = Object.fromEntries(settings.map((type) => [type, json.resource[type]]));
    const {
      provider,
      terraform: { backend: _, ...terraform },
    } = json;
    writeFileSync(`${this.#directory}/cdk.tf.json`, JSON.stringify({ provider, terraform, resource }));
    const tools = await findTools(process.cwd());
    const config = cliConfig({
      directory: this.#directory,
      cache: `${this.#directory}/providers`,
      provider: tools.provider,
    });
    this.#terraform = new Terraform({
      binary: tools.terraform,
      environment: { ...environment, ...(config && { TF_CLI_CONFIG_FILE: config }) },
    });
    await this.#terraform.require(this.#directory, ["init", "-input=false", "-lockfile=readonly"]);
    await this.#terraform.require(this.#directory, ["apply", "-input=false", "-auto-approve"]);
    await this.#standIn();
  }

  /** All that Terraform writes down once the settings are filled: its state, a plan, and what it prints. */
  async written(): Promise<string[]> {
    const terraform = this.#terraform as Terraform;
    const plan = await terraform.require(this.#directory, [
      "plan",
      "-input=false",
      "-out=plan",
      "-detailed-exitcode",
    ]);
    const refresh = await terraform.require(this.#directory, [
      "apply",
      "-input=false",
      "-refresh-only",
      "-auto-approve",
    ]);
    const shown = await terraform.require(this.#directory, ["show", "-json", "plan"]);
    const state = readFileSync(`${this.#directory}/terraform.tfstate`, "utf8");
    return [plan.stdout, refresh.stdout, shown.stdout, state];
  }

  /** What RDS knows, and nobody else. */
  async login(): Promise<{ username: string; password: string }> {
    const { rds, secrets: manager } = this.#account.aws;
    const { DBInstances = [] } = await rds.send(new DescribeDBInstancesCommand({}));
    const SecretId = DBInstances[0]?.MasterUserSecret?.SecretArn;
    const { SecretString = "" } = await manager.send(new GetSecretValueCommand({ SecretId }));
    return JSON.parse(SecretString);
  }

  async #standIn(): Promise<void> {
    const { ecs, elasticache, rds } = this.#account.aws;
    await ecs.send(new CreateClusterCommand({ clusterName: CLUSTER }));
    for (const serviceName of [...SERVICES, "broken"]) {
      const image = serviceName === "broken" ? "it:fails-to-start" : "works:1.0.0";
      const containerDefinitions = [{ name: "main", image, memory: 512 }];
      await ecs.send(new RegisterTaskDefinitionCommand({ family: serviceName, containerDefinitions }));
      await ecs.send(
        new CreateServiceCommand({
          cluster: CLUSTER,
          serviceName,
          taskDefinition: serviceName,
          desiredCount: serviceName === "broken" ? 0 : 1,
        }),
      );
    }
    await elasticache.send(
      new CreateReplicationGroupCommand({
        ReplicationGroupId: REDIS,
        ReplicationGroupDescription: "Asks for TLS",
        CacheNodeType: "cache.t4g.micro",
        NumCacheClusters: 1,
        TransitEncryptionEnabled: true,
      }),
    );
    await rds.send(
      new CreateDBInstanceCommand({
        DBInstanceIdentifier: `${STACK}-database`,
        DBInstanceClass: "db.t3.micro",
        Engine: "postgres",
        DBName: "langfuse",
        MasterUsername: "database_admin",
        ManageMasterUserPassword: true,
        AllocatedStorage: 20,
      }),
    );
  }
}
