import {
  ApplicationAutoScalingClient,
  paginateDescribeScalableTargets,
} from "@aws-sdk/client-application-auto-scaling";
import { ECRClient, paginateDescribeRepositories } from "@aws-sdk/client-ecr";
import {
  ECSClient,
  paginateListClusters,
  paginateListServices,
  paginateListTaskDefinitions,
} from "@aws-sdk/client-ecs";
import {
  paginateListServices as paginateListDiscoveryServices,
  paginateListNamespaces,
  ServiceDiscoveryClient,
} from "@aws-sdk/client-servicediscovery";
import type { ClientConfig } from "../aws-client";
import { type Kinds, named } from "./kinds";

export function containers(config: ClientConfig): Kinds {
  const client = new ECSClient(config);
  const ecr = new ECRClient(config);
  const scaling = new ApplicationAutoScalingClient(config);
  const discovery = new ServiceDiscoveryClient(config);
  const clusters = () => named(paginateListClusters({ client }, {}), ({ clusterArns }) => clusterArns);
  return {
    "ECS cluster": clusters,
    "ECS service": async () => {
      const services = (await clusters()).map((cluster) =>
        named(paginateListServices({ client }, { cluster }), ({ serviceArns }) => serviceArns),
      );
      return (await Promise.all(services)).flat();
    },
    "ECS task definition": () =>
      named(
        paginateListTaskDefinitions({ client }, { status: "ACTIVE" }),
        ({ taskDefinitionArns }) => taskDefinitionArns,
      ),
    "scaling target": () =>
      named(
        paginateDescribeScalableTargets({ client: scaling }, { ServiceNamespace: "ecs" }),
        ({ ScalableTargets }) => ScalableTargets?.map(({ ResourceId }) => ResourceId),
      ),
    "ECR repository": () =>
      named(paginateDescribeRepositories({ client: ecr }, {}), ({ repositories }) =>
        repositories?.map(({ repositoryName }) => repositoryName),
      ),
    "Cloud Map namespace": () =>
      named(paginateListNamespaces({ client: discovery }, {}), ({ Namespaces }) =>
        Namespaces?.map(({ Name }) => Name),
      ),
    "Cloud Map service": () =>
      named(paginateListDiscoveryServices({ client: discovery }, {}), ({ Services }) =>
        Services?.map(({ Id, Name }) => `${Name} ${Id}`),
      ),
  };
}
