import { EC2 } from "@aws-sdk/client-ec2";
import { ECS } from "@aws-sdk/client-ecs";
import { ElasticLoadBalancingV2 } from "@aws-sdk/client-elastic-load-balancing-v2";
import { IAM } from "@aws-sdk/client-iam";
import { RDS } from "@aws-sdk/client-rds";
import { SecretsManager } from "@aws-sdk/client-secrets-manager";
import type { ClientConfig } from "../../../tools/rehearsal/aws-client";

const CLIENTS = {
  ec2: EC2,
  ecs: ECS,
  elbv2: ElasticLoadBalancingV2,
  iam: IAM,
  rds: RDS,
  secretsmanager: SecretsManager,
};

type Client = Readonly<Record<string, (input: object) => Promise<unknown>>>;

/** Does what a line for the AWS CLI says, which is not installed everywhere: through the SDK, by the same names. */
export async function typeAws(config: ClientConfig, line: string): Promise<void> {
  const [, service = "", operation = "", ...options] = line.split(" ");
  const client = new CLIENTS[service as keyof typeof CLIENTS](config) as unknown as Client;
  const method = pascalCase(operation).replace(/^./, (first) => first.toLowerCase());
  const input = options.flatMap((option, index) =>
    option.startsWith("--") ? [[property(service, option), given(option, options[index + 1])]] : [],
  );
  if (!client[method]) throw new Error(`there is no '${operation}' of ${service}: ${line}`);
  await client[method](Object.fromEntries(input));
}

/** `--db-instance-identifier`: `DBInstanceIdentifier`. */
function property(service: string, option: string): string {
  const name = pascalCase(option.slice(2));
  return service === "ecs" ? name.replace(/^./, (first) => first.toLowerCase()) : name;
}

function pascalCase(words: string): string {
  return words
    .split("-")
    .map((word) => (word === "db" ? "DB" : word.replace(/^./, (first) => first.toUpperCase())))
    .join("");
}

/** An option without a value is a switch, and one of several ids has a list. */
function given(option: string, next: string | undefined): unknown {
  if (next === undefined || next.startsWith("--")) return true;
  return option.endsWith("-ids") ? next.split(",") : next;
}
