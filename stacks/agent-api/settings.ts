import { LIVE_NAMES } from "./names";
import type { Settings } from "./options";

const MODELS = { claude: "us.anthropic.claude-sonnet-4-20250514-v1:0" };

/** A new installation: nothing has to be there before. */
const dev: Settings = {
  network: { kind: "own", cidr: "10.20.0.0/16", zones: ["us-east-1a", "us-east-1b"] },
  callers: { office: "203.0.113.0/24" },
  protocol: "plain-http",
  egress: "strict",
  firstImageTag: "0.1.0",
  databaseInstanceClass: "db.t4g.micro",
  databaseStorageGiB: 20,
  backupRetentionDays: 1,
  inferenceProfiles: MODELS,
  logRetentionDays: 7,
  execEnabled: true,
  subscribers: {},
};

/** What runs already, as it is. */
const prd: Settings = {
  network: {
    kind: "existing",
    vpcId: "vpc-0c47fe79175922265",
    publicSubnetIds: {
      "us-east-1a": "subnet-0737407494d0bece0",
      "us-east-1b": "subnet-0cf76bae1f89ad68e",
    },
  },
  callers: { internet: "0.0.0.0/0" },
  // Until there is a certificate: docs/operations/adoption.md says how to get to HTTPS.
  protocol: "plain-http",
  plainHttpInProduction: "accepted",
  firstImageTag: "0.1.0",
  databaseVersion: "17.2",
  databaseUsername: "agno",
  backupRetentionDays: 35,
  inferenceProfiles: MODELS,
  subscribers: { "on-call": "agents-on-call@example.com" },
  names: LIVE_NAMES,
  // Both get shorter after the adoption: docs/operations/adoption.md has the order.
  compatibility: ["broad-policies", "database-secret"],
  untouched: [
    "aws_db_instance.database",
    "aws_ecs_cluster.services",
    "aws_ecs_cluster_capacity_providers.services",
    "aws_ecs_service.api",
    "aws_iam_role.api_execution",
    "aws_iam_role.api_task",
    "aws_lb.front_door",
    "aws_lb_listener.front_door_http",
    "aws_lb_target_group.front_door_api",
  ],
};

/** Settings of each installation; `prd` is in the account of the environment `prod`. */
export const SETTINGS = { dev, prd } as const;
