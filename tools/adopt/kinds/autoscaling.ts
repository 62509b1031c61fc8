import { ask } from "../ask";
import { found, type Kind } from "./kind";

const by = ["service_namespace", "resource_id", "scalable_dimension"];

const TARGET: Kind = {
  wants: "<service_namespace>/<resource_id>/<scalable_dimension>",
  form: /^\w+\/.+\/\w+:\w+:\w+$/,
  by,
  find: async ({ autoscaling }, values) => {
    const { service_namespace, resource_id = "", scalable_dimension } = values;
    const answer = await ask(
      "application-autoscaling:DescribeScalableTargets",
      autoscaling.describeScalableTargets({
        ServiceNamespace: service_namespace as "ecs",
        ResourceIds: [resource_id],
      }),
    );
    return (answer?.ScalableTargets ?? [])
      .filter(({ ScalableDimension }) => ScalableDimension === scalable_dimension)
      .flatMap(() => found(`${service_namespace}/${resource_id}/${scalable_dimension}`));
  },
};

const POLICY: Kind = {
  wants: "<service_namespace>/<resource_id>/<scalable_dimension>/<policy>",
  form: /^\w+\/.+\/\w+:\w+:\w+\/.+$/,
  by: [...by, "name"],
  find: async ({ autoscaling }, values) => {
    const { service_namespace, resource_id, scalable_dimension, name = "" } = values;
    const answer = await ask(
      "application-autoscaling:DescribeScalingPolicies",
      autoscaling.describeScalingPolicies({
        ServiceNamespace: service_namespace as "ecs",
        ResourceId: resource_id,
        PolicyNames: [name],
      }),
    );
    return (answer?.ScalingPolicies ?? [])
      .filter(
        ({ PolicyName, ScalableDimension }) =>
          PolicyName === name && ScalableDimension === scalable_dimension,
      )
      .flatMap(() => found(`${service_namespace}/${resource_id}/${scalable_dimension}/${name}`));
  },
};

export const AUTOSCALING = { aws_appautoscaling_policy: POLICY, aws_appautoscaling_target: TARGET };
