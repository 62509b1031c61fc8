import {
  DescribeServicesCommand,
  type ECSClient,
  type Service as EcsService,
  UpdateServiceCommand,
  waitUntilServicesStable,
} from "@aws-sdk/client-ecs";
import { Problem } from "../terminal/problem";
import { type Note, Progress } from "../terminal/progress";
import { duration } from "../terminal/words";
import { callAws } from "./call-aws";
import type { Service } from "./settings";

const PATIENCE_S = 15 * 60;

/** Events of a service that go with a problem. */
const LAST_EVENTS = 3;

/** Services that keep what they were told when they started, until they are started again. */
export class ServiceRestart {
  readonly #client: ECSClient;
  readonly #region: string;
  readonly #signal: AbortSignal;
  readonly #patienceS: number;

  constructor(client: ECSClient, region: string, signal: AbortSignal, patienceS = PATIENCE_S) {
    this.#client = client;
    this.#region = region;
    this.#signal = signal;
    this.#patienceS = patienceS;
  }

  /**
   * Starts the tasks of services again, and waits until the new ones have taken over.
   *
   * @throws Problem with what ECS says, when they don't
   */
  async restart(services: readonly Service[]): Promise<void> {
    const started: (Service & { deployment: string })[] = [];
    for (const service of services) {
      const deployment = await this.#start(service);
      if (deployment) started.push({ ...service, deployment });
      else console.error(`${service.name} does not run: nothing to restart.`);
    }
    const { step } = new Progress(process.stderr);
    for (const service of started) {
      await step(`restart ${service.name}`, (note) => this.#wait(service, service.deployment, note));
    }
  }

  /** Lines that say how to restart services by hand. */
  commands(services: readonly Service[]): string[] {
    return services.flatMap(({ name, cluster }) =>
      cluster
        ? [
            `aws ecs update-service --force-new-deployment --region ${this.#region} --cluster ${cluster} --service ${name}`,
          ]
        : [],
    );
  }

  /** The new deployment; nothing for what does not run as a service. */
  async #start(service: Service): Promise<string | undefined> {
    const now = await this.#look(service);
    if (now?.status !== "ACTIVE") return undefined;
    const { cluster, name } = service;
    const request = this.#client.send(
      new UpdateServiceCommand({ cluster, service: name, forceNewDeployment: true }),
    );
    return primary((await callAws("ecs:UpdateService", request)).service)?.id ?? "";
  }

  async #wait(service: Service, deployment: string, note: Note): Promise<void> {
    const { cluster, name } = service;
    const { state } = await waitUntilServicesStable(
      {
        client: this.#client,
        maxWaitTime: this.#patienceS,
        minDelay: 5,
        maxDelay: 15,
        abortSignal: this.#signal,
      },
      { cluster, services: [name] },
    ).catch((error: Error) => ({ state: error.name }));
    this.#signal.throwIfAborted();
    const now = await this.#look(service);
    const latest = primary(now);
    // Where the deployment circuit breaker brought the tasks of before back, the service is as steady as ever.
    const isOurs = latest?.id === deployment && latest.rolloutState !== "FAILED";
    if (state === "SUCCESS" && isOurs) return note(`${now?.runningCount} running`);
    throw new Problem(
      `${name} did not restart${isOurs ? ` within ${duration(this.#patienceS * 1_000)}` : ": its new tasks did not start, or did not get healthy"}`,
      [
        ...(now?.events ?? []).slice(0, LAST_EVENTS).flatMap(({ message }) => message ?? []),
        `the value is set; look at the service: aws ecs describe-services --region ${this.#region} --cluster ${cluster} --services ${name}`,
      ],
    );
  }

  async #look({ cluster, name }: Service): Promise<EcsService | undefined> {
    if (cluster === undefined) return undefined;
    const request = this.#client.send(new DescribeServicesCommand({ cluster, services: [name] }));
    try {
      return (await callAws("ecs:DescribeServices", request)).services?.[0];
    } catch (error) {
      if (/ClusterNotFound/.test((error as Error).message)) return undefined;
      throw error;
    }
  }
}

function primary(service: EcsService | undefined) {
  return service?.deployments?.find(({ status }) => status === "PRIMARY");
}
