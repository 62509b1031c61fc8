import { FargateService } from "../../modules/container-service/fargate-service";
import type { Permission } from "../../modules/identity/permission";
import { ImageRepository } from "../../modules/image-registry/image-repository";
import type { Deployment } from "../../modules/naming/deployment";
import { inRegion } from "./names";
import type { Delivered } from "./options";

const PULL_AND_PUSH: readonly string[] = [
  "ecr:BatchCheckLayerAvailability",
  "ecr:BatchGetImage",
  "ecr:CompleteLayerUpload",
  "ecr:DescribeImages",
  "ecr:GetDownloadUrlForLayer",
  "ecr:InitiateLayerUpload",
  "ecr:PutImage",
  "ecr:UploadLayerPart",
];

/** What is released of a system: its images, and what runs them. */
export function released({ stacks }: Pick<Delivered, "stacks">, system: string) {
  const parts = stacks
    .filter(({ deployment }) => deployment.system.name === system)
    .flatMap((stack) => stack.node.findAll());
  return {
    repositories: parts.filter((part) => part instanceof ImageRepository),
    services: parts.filter((part) => part instanceof FargateService),
  };
}

/** What whoever releases the images of a system may do: exactly what `npm run release` asks AWS for, and push. */
export function appPermissions(
  { repositories, services }: ReturnType<typeof released>,
  deployment: Deployment,
): Permission[] {
  const families = services.map(({ taskDefinition }) => taskDefinition.familyInput);
  const roles = services.flatMap(({ taskRole, executionRole }) => [taskRole, executionRole]);
  return [
    { sid: "SignIn", actions: ["ecr:GetAuthorizationToken"], resources: ["*"] },
    {
      sid: "Images",
      actions: PULL_AND_PUSH,
      resources: repositories.map(({ resource }) =>
        deployment.arn("ecr", `repository/${resource.nameInput}`),
      ),
    },
    {
      sid: "WhatRuns",
      actions: ["ssm:PutParameter"],
      resources: repositories.map(({ tag }) => deployment.arn("ssm", `parameter${tag.nameInput}`)),
    },
    {
      sid: "Services",
      actions: ["ecs:DescribeServices", "ecs:UpdateService"],
      resources: services.map(({ cluster, resource }) =>
        deployment.arn("ecs", `service/${cluster.resource.nameInput}/${resource.nameInput}`),
      ),
    },
    {
      sid: "NewRevisions",
      actions: ["ecs:RegisterTaskDefinition", "ecs:TagResource"],
      resources: families.map((family) => deployment.arn("ecs", `task-definition/${family}:*`)),
    },
    {
      // AWS does not limit these to one family.
      sid: "Revisions",
      actions: ["ecs:DeregisterTaskDefinition", "ecs:DescribeTaskDefinition"],
      resources: ["*"],
      conditions: { StringEquals: inRegion(deployment) },
    },
    {
      sid: "PassRoles",
      actions: ["iam:PassRole"],
      resources: roles.map(({ resource }) => deployment.iamArn(`role/${resource.nameInput}`)),
      conditions: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
    },
  ];
}
