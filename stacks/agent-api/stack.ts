import { Construct } from "constructs";
import { Cluster } from "../../modules/container-service/cluster";
import { Postgres } from "../../modules/database/postgres";
import { EncryptionKey } from "../../modules/encryption/encryption-key";
import { ImageRepository } from "../../modules/image-registry/image-repository";
import { openFrontDoor } from "../../modules/load-balancer/front-door";
import type { Accountability } from "../../modules/naming/accountability";
import type { Place } from "../../modules/naming/deployment";
import { validate } from "../../modules/validation/validate";
import type { Adoption } from "../adoption";
import { SystemStack } from "../system-stack";
import { attachBroadPolicies } from "./broad-policies";
import { MOVES } from "./moves";
import { findNetwork } from "./network";
import { type Compatibility, type Settings, withDefaults } from "./options";
import { createSecret, keepLogin } from "./secrets";
import { createService } from "./service";
import { settingsProblems } from "./settings-problems";
import { watch } from "./watch";

const SYSTEM = { name: "agent-api", shortName: "agent-api" };

const DATABASE_NAME = "ai";

/** An API of agents, with PostgreSQL for what they remember; it can take over one that runs already. */
export class AgentApiStack extends SystemStack {
  constructor(scope: Construct, place: Place & Accountability, given: Settings, adoption: Adoption = {}) {
    super(scope, SYSTEM, place, MOVES);
    const settings = withDefaults(given);
    validate(this, settingsProblems(settings, this.deployment));
    const { logRetentionDays, containerInsights, execEnabled } = settings;
    const compatibility: readonly Compatibility[] = settings.compatibility;

    // Where it runs, and the one way in.
    const key = new EncryptionKey(this, "key", { description: "Logs, database and notifications" });
    const network = findNetwork(this, key, settings);
    const frontDoor = openFrontDoor(this, { ...settings, network });
    const cluster = new Cluster(this, "services", {
      network,
      key,
      containerInsights,
      logRetentionDays,
      execEnabled,
    });

    // What it runs from, and what it keeps.
    const images = new Construct(this, "images");
    const image = new ImageRepository(images, "api", { firstTag: settings.firstImageTag });
    const { secret, injected } = createSecret(this);
    const database = new Postgres(this, "database", {
      network,
      key,
      databaseName: DATABASE_NAME,
      username: settings.databaseUsername,
      engineVersion: settings.databaseVersion,
      instanceClass: settings.databaseInstanceClass,
      allocatedStorageGiB: settings.databaseStorageGiB,
      multiAz: settings.databaseMultiAz,
      backupRetentionDays: settings.backupRetentionDays,
      logRetentionDays,
    });

    const login = compatibility.includes("database-secret") ? keepLogin(this, database) : database;

    // Who does the work.
    const parts = { cluster, image, frontDoor, database, login, secrets: injected };
    const service = createService(this, parts, settings);
    if (compatibility.includes("broad-policies")) attachBroadPolicies(service);

    // Who watches, and what operators ask for.
    watch(this, { cluster, service, frontDoor, database }, settings);
    this.publish({
      url: frontDoor.url,
      "load-balancer-dns-name": frontDoor.resource.dnsName,
      cluster: cluster.resource.name,
      services: [service.resource.name],
      "repository-url": image.resource.repositoryUrl,
      "database-endpoint": `${database.host}:${database.port}`,
      "secret-arns": { secrets: secret.arn, database: login.secretArn },
    });

    // What it is called where it runs already, and what of that becomes Terraform's.
    this.call(settings.names);
    this.adopt({ ...adoption, untouched: settings.untouched });
  }
}
