import { Construct } from "constructs";
import { Redis } from "../../modules/cache/redis";
import { Cluster } from "../../modules/container-service/cluster";
import { AuroraServerless } from "../../modules/database/aurora-serverless";
import { EncryptionKey } from "../../modules/encryption/encryption-key";
import { ImageRepository } from "../../modules/image-registry/image-repository";
import { openFrontDoor } from "../../modules/load-balancer/front-door";
import type { Accountability } from "../../modules/naming/accountability";
import type { Place } from "../../modules/naming/deployment";
import { validate } from "../../modules/validation/validate";
import { SystemStack } from "../system-stack";
import { MOVES } from "./moves";
import { findNetwork } from "./network";
import { type Settings, withDefaults } from "./options";
import { outputsOf } from "./outputs";
import { createParameters } from "./parameters";
import { createSecrets } from "./secrets";
import { createServices } from "./services";
import { settingsProblems } from "./settings-problems";
import { tell } from "./told";
import { watch } from "./watch";

const SYSTEM = { name: "llm-proxy", shortName: "llmp" };

const DATABASE_NAME = "llmproxy";

/** A proxy in front of language models, which knows who may ask them how much, and the dispatcher of what happened. */
export class LlmProxyStack extends SystemStack {
  constructor(scope: Construct, place: Place & Accountability, given: Settings) {
    super(scope, SYSTEM, place, MOVES);
    const settings = withDefaults(given);
    validate(this, settingsProblems(given, settings));
    const { logRetentionDays, containerInsights, execEnabled } = settings;

    // Where it runs, and the one way in.
    const key = new EncryptionKey(this, "key", { description: "Logs, database, cache and notifications" });
    const network = findNetwork(this, key, settings);
    const frontDoor = openFrontDoor(this, {
      ...settings,
      network,
      certificateArn: settings.existingCertificateArn,
      // Clients are programs with a URL in their settings: nothing is won by telling them on 80 that it is 443.
      httpRedirect: "off",
    });
    const cluster = new Cluster(this, "services", {
      network,
      key,
      containerInsights,
      logRetentionDays,
      execEnabled,
    });

    // What it runs from, and what it keeps.
    const images = new Construct(this, "images");
    const image = new ImageRepository(images, "proxy", { firstTag: settings.firstImageTag });
    const secrets = createSecrets(this, settings);
    const parameters = createParameters(this, settings);
    const database = new AuroraServerless(this, "database", {
      network,
      key,
      databaseName: DATABASE_NAME,
      minCapacity: settings.auroraMinCapacity,
      maxCapacity: settings.auroraMaxCapacity,
      readers: settings.auroraReaders,
      backupRetentionDays: settings.backupRetentionDays,
      logRetentionDays,
    });
    const redis = new Redis(this, "redis", {
      network,
      key,
      engine: settings.redisEngine,
      nodeType: settings.redisNodeType,
      nodes: settings.redisNumNodes,
      transitEncryption: settings.redisTransitEncryption,
    });

    // Who does the work.
    const told = tell({ secrets, parameters, database, redis });
    const { proxy, dispatcher } = createServices(this, { cluster, image, frontDoor, told }, settings);
    for (const service of [proxy, dispatcher]) {
      database.acceptFrom(service.name, service);
      redis.acceptFrom(service.name, service);
    }

    // Who watches, and what operators ask for.
    const services = [proxy, dispatcher];
    watch(this, { cluster, services, frontDoor, database, redis }, settings);
    this.publish(outputsOf({ frontDoor, cluster, services, image, secrets, database, redis }));
  }
}
