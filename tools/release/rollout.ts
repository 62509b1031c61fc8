import { setTimeout } from "node:timers/promises";
import { type Deployment, type ECSClient, type Service, UpdateServiceCommand } from "@aws-sdk/client-ecs";
import { readServices } from "./running";

/** Answers in a row that say the service is elsewhere: ECS may still answer what was true a moment ago. */
const NO_ACCIDENT = 3;

/** Events that are told of a failure: the newest. */
const EVENTS = 3;

/** How often ECS is asked, and for how long. */
export interface Pace {
  readonly everyMs: number;
  readonly patienceMs: number;
}

export interface Rollout {
  readonly ecs: ECSClient;
  readonly cluster: string;
  readonly service: string;

  /** ARN of what it is to run. */
  readonly revision: string;

  /** ARN of what it was told to run before. */
  readonly current: string;

  readonly pace: Pace;

  /** Ends the waiting, and nothing else. @default - never */
  readonly signal?: AbortSignal;
}

/**
 * Has a service run a revision, and waits until ECS has decided.
 *
 * @returns why it does not; nothing when it does
 */
export async function rollOut(rollout: Rollout): Promise<string[] | undefined> {
  const { ecs, cluster, service, revision, current, pace, signal } = rollout;
  if (current !== revision) {
    await ecs.send(new UpdateServiceCommand({ cluster, service, taskDefinition: revision }));
  }
  const end = Date.now() + pace.patienceMs;
  let elsewhere = 0;
  for (;;) {
    const [running] = await readServices(ecs, cluster, [service]);
    const state = stateOf(running?.service, revision);
    if (state === "steady") return undefined;
    elsewhere = state === "elsewhere" ? elsewhere + 1 : 0;
    if (state === "failed") return failure(rollout, "ECS gave up", running?.service);
    if (elsewhere === NO_ACCIDENT) return failure(rollout, "ECS went back", running?.service);
    if (Date.now() > end) return failure(rollout, `not steady after ${minutes(pace)}`, running?.service);
    await setTimeout(pace.everyMs, undefined, { signal });
  }
}

/** How far ECS is with a revision. With the circuit breaker on, it has a deployment of its own for the way back. */
function stateOf({ deployments = [] }: Service = {}, revision: string) {
  const primary = deployments.find(({ status }) => status === "PRIMARY");
  if (deploymentOf(deployments, revision)?.rolloutState === "FAILED") return "failed";
  if (primary?.taskDefinition !== revision) return "elsewhere";
  return primary.rolloutState === "COMPLETED" ? "steady" : "under way";
}

/** The newest deployment of a revision: the primary one, if that is of it. */
function deploymentOf(deployments: readonly Deployment[], revision: string): Deployment | undefined {
  const ours = deployments.filter(({ taskDefinition }) => taskDefinition === revision);
  return ours.find(({ status }) => status === "PRIMARY") ?? ours[0];
}

function failure(
  { service, revision }: Rollout,
  what: string,
  { deployments = [], events = [] }: Service = {},
) {
  const reason = deploymentOf(deployments, revision)?.rolloutStateReason;
  return [
    `${service}: ${what}${reason ? `: ${reason}` : ""}`,
    ...events.slice(0, EVENTS).map(({ message = "" }) => `  ${message}`),
  ];
}

function minutes({ patienceMs }: Pace): string {
  return `${Math.round(patienceMs / 60_000)} minutes`;
}
