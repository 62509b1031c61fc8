import type { Redis } from "../../modules/cache/redis";
import type { AuroraServerless } from "../../modules/database/aurora-serverless";
import { Parameter } from "../../modules/secrets/parameter";
import type { Parameters } from "./parameters";
import type { Secrets } from "./secrets";
import type { ServicesProps } from "./services";

/** Databases inside Redis: what is cached may go at any time, events may not. */
const REDIS_DATABASE = { cache: 0, events: 1 };

export interface Known {
  readonly secrets: Secrets;
  readonly parameters: Parameters;
  readonly database: AuroraServerless;
  readonly redis: Redis;
}

/** Says what each service finds in its environment, under the names the application reads. */
export function tell({ secrets, parameters, database, redis }: Known): ServicesProps["told"] {
  const endpoint = new Parameter(parameters.scope, "redis-endpoint", {
    value: `${redis.host}:${redis.port}`,
    description: "Where Redis answers",
  });
  const url = (number: number) => `${redis.scheme}://${redis.host}:${redis.port}/${number}`;
  const whole = secrets["database-url"];
  const both = {
    environment: {
      DB_HOST: database.host,
      DB_PORT: String(database.port),
      DB_NAME: database.databaseName,
      REDIS_DB: String(REDIS_DATABASE.cache),
      REDIS_EVENT_URL: url(REDIS_DATABASE.events),
    },
    secrets: {
      ...parameters.everyService,
      REDIS_ADDR: endpoint.injected,
      ...(redis.authToken && { REDIS_PASSWORD: redis.authToken }),
      DB_USER: database.username,
      DB_PASSWORD: database.password,
      ...(whole && { DATABASE_URL: whole.value }),
    },
  };
  return {
    dispatcher: both,
    proxy: {
      environment: { ...both.environment, REDIS_CACHE_URL: url(REDIS_DATABASE.cache) },
      secrets: {
        ...both.secrets,
        ...parameters.proxy,
        MANAGEMENT_TOKEN: secrets["management-token"].value,
        ADMIN_PASSWORD: secrets["admin-password"].value,
        OPENAI_API_KEY: secrets["openai-api-key"].value,
      },
    },
  };
}
