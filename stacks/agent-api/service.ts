import type { Cluster } from "../../modules/container-service/cluster";
import { FargateService } from "../../modules/container-service/fargate-service";
import { pythonHealthCheck } from "../../modules/container-service/health-check";
import type { Postgres } from "../../modules/database/postgres";
import type { ImageRepository } from "../../modules/image-registry/image-repository";
import type { LoadBalancer } from "../../modules/load-balancer/load-balancer";
import type { InjectedValue } from "../../modules/secrets/injected-value";
import type { SystemStack } from "../system-stack";
import type { withDefaults } from "./options";
import { apiPermissions } from "./permissions";
import type { Login } from "./secrets";

/** Port the API listens on: said here, and nowhere else. */
const PORT = 8000;

/** Processes that share a task: two for its one vCPU, as they mostly wait for models. */
const WORKERS = 2;

const HEALTH = "/v1/health";

export interface ServiceProps {
  readonly cluster: Cluster;
  readonly image: ImageRepository;
  readonly frontDoor: LoadBalancer;
  readonly database: Postgres;
  readonly login: Login;
  readonly secrets: Readonly<Record<string, InjectedValue>>;
}

/** Starts the API, and lets it and nothing else into its database. */
export function createService(
  stack: SystemStack,
  { cluster, image, frontDoor, database, login, secrets }: ServiceProps,
  settings: ReturnType<typeof withDefaults>,
): FargateService {
  const api = new FargateService(stack, "api", {
    cluster,
    image,
    cpu: 1024,
    memoryMiB: 2048,
    tasks: settings.tasks,
    egress: settings.egress,
    port: PORT,
    command: [
      ...["uvicorn", "api.main:app", "--host", "0.0.0.0"],
      ...["--port", String(PORT), "--workers", String(WORKERS)],
    ],
    target: frontDoor.route("api", { priority: 10, port: PORT, healthCheckPath: HEALTH }),
    healthCheckCommand: pythonHealthCheck(PORT, HEALTH),
    environment: {
      DB_HOST: database.host,
      DB_PORT: String(database.port),
      DB_DATABASE: database.databaseName,
    },
    secrets: { ...secrets, DB_USER: login.username, DB_PASS: login.password },
    permissions: apiPermissions(settings, stack.deployment),
  });
  database.acceptFrom("api", api);
  return api;
}
