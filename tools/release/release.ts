import { Problem, problemText } from "../terminal/problem";
import { findImage } from "./find-image";
import { type Move, type Request, repositoryOf, type Surroundings } from "./request";
import { rollOut } from "./rollout";
import { readServices } from "./running";
import { takeBack } from "./take-back";
import { newestOf, register, revisionName, withImage } from "./task-definition";
import { writeDown } from "./write-down";

/**
 * Releases an image as docs/decisions/0008-running-image.md has it: the next plan of Terraform is empty.
 *
 * Started again it goes on from what there is.
 *
 * @throws Problem when the image is not there, and when a service does not get steady: all of it was taken back then
 */
export async function release(
  request: Request,
  surroundings: Surroundings,
): Promise<"released" | "unchanged"> {
  const { cluster, services, tag } = request;
  const { aws, step, signal } = surroundings;
  const repository = repositoryOf(request);
  await step("image", async (note) => note(await findImage(aws.ecr, repository, tag, request.digest)));
  // All that can be wrong is found before the first of them is changed.
  const planned = await step("services", async () => {
    const running = await readServices(aws.ecs, cluster, services);
    return Promise.all(
      running.map(async ({ name, revision: from }) => {
        const newest = await newestOf(aws.ecs, from);
        return { name, from, newest, containers: withImage(newest, repository, tag) };
      }),
    );
  });
  const moves: Move[] = [];
  const trouble = await attempt(signal, async () => {
    await step("task definitions", async (note) => {
      for (const { name, from, newest, containers } of planned) {
        moves.push({ name, from, to: await register(aws.ecs, newest, containers) });
      }
      note(moves.map(({ to }) => revisionName(to)).join(", "));
    });
    await step("parameter", () => writeDown(aws.ssm, request, tag));
    return step("roll out", async (note) => {
      const failures = await rollAll(request, surroundings, moves);
      note(failures.length === 0 ? "steady" : "not steady");
      return failures;
    });
  });
  if (trouble.length > 0) {
    const done = await step("take back", () => takeBack(request, surroundings, moves));
    throw new Problem(`${tag} was taken back`, [...trouble, ...done]);
  }
  return moves.some(({ from, to }) => from !== to) ? "released" : "unchanged";
}

/** Rolls all services at once; answers what went wrong. */
async function rollAll(
  { cluster }: Request,
  { aws: { ecs }, pace, signal }: Surroundings,
  moves: readonly Move[],
): Promise<string[]> {
  const outcomes = await Promise.all(
    moves.map(({ name: service, from: current, to: revision }) =>
      rollOut({ ecs, cluster, service, revision, current, pace, signal }),
    ),
  );
  return outcomes.flatMap((trouble) => trouble ?? []);
}

/** What went wrong, thrown or not; who interrupts it wants it to stop, and not to begin something else. */
async function attempt(signal: AbortSignal, work: () => Promise<string[]>): Promise<string[]> {
  try {
    return await work();
  } catch (error) {
    if (!signal.aborted) return [problemText(error)];
    throw new Problem("interrupted: ECS goes on by itself, and nothing was taken back", [
      "start the same release again: it goes on from what there is",
    ]);
  }
}
