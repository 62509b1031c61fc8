import type { Construct } from "constructs";
import type { Cluster } from "../../modules/container-service/cluster";
import { FargateService } from "../../modules/container-service/fargate-service";
import type { Database } from "../../modules/database/database";
import { ImageRepository } from "../../modules/image-registry/image-repository";
import { Secret } from "../../modules/secrets/secret";

/** The last major version that needs PostgreSQL alone; 3 wants ClickHouse, Redis and S3 as well. */
const FIRST_VERSION = "2.95.11";

/** Answers well only while the database does. */
const HEALTH = "/api/public/health?failIfDatabaseUnavailable=true";

/**
 * The image's start script puts the password into a URL as it is, and RDS makes passwords with characters that end a URL
 * early. So it is encoded first.
 */
const START = [
  "sh",
  "-c",
  "DATABASE_PASSWORD=\"$(node -p 'encodeURIComponent(process.env.DATABASE_PASSWORD)')\" " +
    "exec ./web/entrypoint.sh node ./web/server.js --keepAliveTimeout 110000",
];

export interface LangfuseProps {
  readonly cluster: Cluster;
  readonly database: Database;

  /** Where the repository of its image is made. */
  readonly repositories: Construct;

  /** Where the secret of its server is made. */
  readonly vault: Construct;

  readonly port: number;

  /** Where its users and the agents reach it. */
  readonly url: string;

  readonly egress: "open" | "strict";

  /** Who sends it traces. */
  readonly agents: readonly FargateService[];
}

/** Langfuse as a service of our own, and what had to be made for it. */
export interface HostedLangfuse {
  readonly service: FargateService;
  readonly images: Readonly<Record<string, ImageRepository>>;
  readonly secrets: Readonly<Record<string, Secret>>;
}

/** Runs Langfuse beside the agents, with its traces in our database. */
export function hostLangfuse(scope: Construct, props: LangfuseProps): HostedLangfuse {
  const { cluster, database, repositories, vault, port, url, egress, agents } = props;
  const signing = new Secret(vault, "langfuse-signing", {
    description: "What Langfuse signs sessions (nextauth_secret) and hashes keys (salt) with",
  });
  const image = new ImageRepository(repositories, "langfuse", { firstTag: FIRST_VERSION });
  const service = new FargateService(scope, "langfuse", {
    cluster,
    image,
    entryPoint: START,
    port,
    tasks: 1,
    egress,
    user: "1001:1001",
    // Next.js writes its cache beside the code.
    readonlyRootFilesystem: false,
    // RDS changes the password every week. A task that still has the old one gets ill, and the next one has the new one.
    healthCheckCommand: ["CMD-SHELL", `wget -qO- "http://localhost:${port}${HEALTH}" || exit 1`],
    environment: {
      NEXTAUTH_URL: url,
      HOSTNAME: "0.0.0.0",
      TELEMETRY_ENABLED: "false",
      DATABASE_HOST: `${database.host}:${database.port}`,
      DATABASE_NAME: database.databaseName,
    },
    secrets: {
      DATABASE_USERNAME: database.username,
      DATABASE_PASSWORD: database.password,
      NEXTAUTH_SECRET: signing.key("nextauth_secret"),
      SALT: signing.key("salt"),
    },
  });
  database.acceptFrom("langfuse", service);
  for (const agent of agents) service.acceptFrom(agent.name, agent);
  return { service, images: { langfuse: image }, secrets: { "langfuse-signing": signing } };
}
