import { ask } from "../ask";
import { arnOf, found, type Kind, NAME } from "./kind";

const CLUSTER: Kind = {
  wants: "the cluster's name",
  form: /^[\w-]+$/,
  by: ["name"],
  find: async ({ ecs }, { name = "" }) => {
    const answer = await ask("ecs:DescribeClusters", ecs.describeClusters({ clusters: [name] }));
    // A deleted cluster is listed for a while.
    return (answer?.clusters ?? [])
      .filter(({ status }) => status === "ACTIVE")
      .flatMap(({ clusterName, clusterArn: arn = "" }) => found(clusterName, { arn, id: arn }));
  },
};

const CAPACITY_PROVIDERS: Kind = {
  wants: "the cluster's name",
  form: /^[\w-]+$/,
  by: ["cluster_name"],
  // Every cluster has the setting, if only an empty one.
  find: (aws, { cluster_name = "" }) => CLUSTER.find(aws, { name: cluster_name }),
};

const SERVICE: Kind = {
  wants: "<cluster>/<service>",
  form: /^[\w-]+\/[\w-]+$/,
  by: ["cluster", "name"],
  find: async ({ ecs }, { cluster = "", name = "" }) => {
    const answer = await ask("ecs:DescribeServices", ecs.describeServices({ cluster, services: [name] }));
    return (answer?.services ?? [])
      .filter(({ status }) => status === "ACTIVE")
      .flatMap(({ serviceName, serviceArn: arn = "" }) =>
        found(`${cluster.split("/").at(-1)}/${serviceName}`, { arn, id: arn }),
      );
  },
};

const TASK_DEFINITION: Kind = {
  wants: "the ARN of a revision",
  form: arnOf("ecs", "task-definition/"),
  by: ["family"],
  find: async ({ ecs }, { family = "" }) => {
    const newest = { familyPrefix: family, status: "ACTIVE", sort: "DESC" } as const;
    const answer = await ask("ecs:ListTaskDefinitions", ecs.listTaskDefinitions(newest));
    const revision = newestRevision(family, answer?.taskDefinitionArns);
    return found(revision, { arn: revision ?? "", id: family });
  },
};

/** The highest number, whatever order they are listed in. */
export function newestRevision(family: string, arns: readonly string[] = []): string | undefined {
  const number = (arn: string) => Number(arn.split(":").at(-1));
  return arns.filter((arn) => arn.includes(`/${family}:`)).sort((a, b) => number(b) - number(a))[0];
}

const REPOSITORY: Kind = {
  wants: "the repository's name",
  form: NAME,
  by: ["name"],
  find: async ({ ecr }, { name = "" }) => {
    const answer = await ask(
      "ecr:DescribeRepositories",
      ecr.describeRepositories({ repositoryNames: [name] }),
    );
    return (answer?.repositories ?? []).flatMap(({ repositoryName, repositoryArn: arn = "" }) =>
      found(repositoryName, { arn }),
    );
  },
};

const LIFECYCLE_POLICY: Kind = {
  wants: "the repository's name",
  form: NAME,
  by: ["repository"],
  find: async ({ ecr }, { repository }) => {
    const answer = await ask(
      "ecr:GetLifecyclePolicy",
      ecr.getLifecyclePolicy({ repositoryName: repository }),
    );
    return answer ? found(repository) : [];
  },
};

export const CONTAINERS = {
  aws_ecr_lifecycle_policy: LIFECYCLE_POLICY,
  aws_ecr_repository: REPOSITORY,
  aws_ecs_cluster: CLUSTER,
  aws_ecs_cluster_capacity_providers: CAPACITY_PROVIDERS,
  aws_ecs_service: SERVICE,
  aws_ecs_task_definition: TASK_DEFINITION,
};
