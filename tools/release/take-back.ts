import type { ECSClient } from "@aws-sdk/client-ecs";
import { type Move, parameterOf, type Request, repositoryOf, type Surroundings } from "./request";
import { type Pace, rollOut } from "./rollout";
import { readServices } from "./running";
import { deregister, revisionName, tagIn } from "./task-definition";
import { writeDown } from "./write-down";

/**
 * Takes every service back to what it ran, and has the parameter say so.
 *
 * @returns what was done
 */
export async function takeBack(
  request: Request,
  { aws: { ecs, ssm }, pace }: Surroundings,
  moves: readonly Move[],
): Promise<string[]> {
  const ends = await Promise.all(moves.map((move) => moveBack(ecs, request.cluster, move, pace)));
  const done = ends.flatMap(({ said }) => said);
  const [first] = ends;
  const tag = first && (await tagIn(ecs, first.revision, repositoryOf(request)));
  if (!tag) return done;
  await writeDown(ssm, request, tag);
  return [...done, `${parameterOf(request)} says ${tag}`];
}

/** Where a service ends up, and how that is told. */
async function moveBack(ecs: ECSClient, cluster: string, { name: service, from, to }: Move, pace: Pace) {
  const [now] = await readServices(ecs, cluster, [service]);
  const current = now?.revision ?? from;
  // Mostly ECS went back by itself. Where an earlier attempt was interrupted, only ECS knows to what.
  const revision = current === to ? from : current;
  if (revision === to) return { revision, said: [`${service} stays on ${revisionName(to)}`] };
  const trouble = await rollOut({ ecs, cluster, service, revision, current, pace });
  // Terraform compares with the newest revision, and would replace one that is not what the parameter says.
  await deregister(ecs, to);
  return { revision, said: [`${service} is back on ${revisionName(revision)}`, ...(trouble ?? [])] };
}
