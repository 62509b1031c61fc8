import {
  type ContainerDefinition,
  DeregisterTaskDefinitionCommand,
  DescribeTaskDefinitionCommand,
  type ECSClient,
  RegisterTaskDefinitionCommand,
  type Tag,
  type TaskDefinition,
} from "@aws-sdk/client-ecs";
import { Problem } from "../terminal/problem";
import { isDigest } from "./find-image";

/** What ECS answers of a revision and does not take of a new one. */
const ANSWERED_ONLY = [
  "compatibilities",
  "deregisteredAt",
  "registeredAt",
  "registeredBy",
  "requiresAttributes",
  "revision",
  "status",
  "taskDefinitionArn",
];

/** The newest revision of a family, which Terraform compares with. */
export interface Newest {
  readonly family: string;
  readonly definition: TaskDefinition;
  readonly tags: Tag[];
}

/** The newest revision of the family a revision is of. */
export async function newestOf(ecs: ECSClient, revision: string): Promise<Newest> {
  const family = familyOf(revision);
  const { taskDefinition: definition = {}, tags = [] } = await ecs.send(
    new DescribeTaskDefinitionCommand({ taskDefinition: family, include: ["TAGS"] }),
  );
  return { family, definition, tags };
}

/**
 * The containers of a task with another image of a repository; those of other repositories stay as they are.
 *
 * @throws Problem when no container runs an image of the repository
 */
export function withImage(
  { family, definition: { containerDefinitions = [] } }: Newest,
  repository: string,
  tag: string,
): ContainerDefinition[] {
  if (!containerDefinitions.some(({ image }) => imageOf(repository, image))) {
    throw new Problem(`no container of ${family} runs an image of ${repository}`, [
      ...containerDefinitions.map(({ name, image }) => `${name} runs ${image}`),
      "nothing was changed",
    ]);
  }
  return containerDefinitions.map((container) => {
    const found = imageOf(repository, container.image);
    return found ? { ...container, image: `${found.url}${isDigest(tag) ? "@" : ":"}${tag}` } : container;
  });
}

/**
 * Registers a revision that differs from the newest in its containers alone, and has its tags.
 *
 * @returns its ARN; that of the newest where this has these containers already
 */
export async function register(
  ecs: ECSClient,
  { definition, tags }: Newest,
  containerDefinitions: ContainerDefinition[],
): Promise<string> {
  const images = (containers: readonly ContainerDefinition[] = []) =>
    containers.map(({ image }) => image).join(" ");
  if (images(definition.containerDefinitions) === images(containerDefinitions)) {
    return definition.taskDefinitionArn ?? "";
  }
  const { family, ...kept } = Object.fromEntries(
    Object.entries(definition).filter(([name]) => !ANSWERED_ONLY.includes(name)),
  ) as TaskDefinition;
  const { taskDefinition } = await ecs.send(
    new RegisterTaskDefinitionCommand({
      ...kept,
      family,
      containerDefinitions,
      // ECS refuses an empty list.
      ...(tags.length > 0 && { tags }),
    }),
  );
  return taskDefinition?.taskDefinitionArn ?? "";
}

/** Makes the revision before it the newest again; tasks that still run go on. */
export async function deregister(ecs: ECSClient, taskDefinition: string): Promise<void> {
  await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition }));
}

/** Tag or digest of the image of a repository that a revision runs. */
export async function tagIn(
  ecs: ECSClient,
  taskDefinition: string,
  repository: string,
): Promise<string | undefined> {
  const { taskDefinition: definition } = await ecs.send(
    new DescribeTaskDefinitionCommand({ taskDefinition }),
  );
  return definition?.containerDefinitions
    ?.map(({ image }) => imageOf(repository, image)?.tag)
    .find((tag) => tag !== undefined);
}

/** `llm-proxy-prod-proxy:41`: how people speak of a revision. */
export function revisionName(arn: string): string {
  return arn.slice(arn.lastIndexOf("/") + 1);
}

function familyOf(revision: string): string {
  return revisionName(revision).replace(/:\d+$/, "");
}

/** An image of a repository in two parts; nothing for an image of another. */
function imageOf(repository: string, image = ""): { url: string; tag: string } | undefined {
  const [, url = "", tag = ""] = /^([^:@]+)[:@](.+)$/.exec(image) ?? [];
  return url.endsWith(`.amazonaws.com/${repository}`) ? { url, tag } : undefined;
}
