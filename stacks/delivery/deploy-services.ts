import { AppautoscalingTarget } from "@cdktf/provider-aws/lib/appautoscaling-target";
import type { Permission } from "../../modules/identity/permission";
import { inRegion, named } from "./names";
import type { Reach } from "./options";
import { has } from "./reach";

const TAGGING = ["TagResource", "UntagResource"];

const SCALING = of("application-autoscaling", [
  "DeleteScalingPolicy",
  "DeregisterScalableTarget",
  "PutScalingPolicy",
  "RegisterScalableTarget",
  ...TAGGING,
]);

/** What runs, what it runs from, and what watches it. */
export function deployServices(reach: Reach): Permission[] {
  const { deployment, names } = reach;
  const regional = { StringEquals: inRegion(deployment) };
  return [
    {
      sid: "Containers",
      actions: [
        "ecs:CreateService",
        "ecs:DeleteCluster",
        "ecs:DeleteService",
        "ecs:PutClusterCapacityProviders",
        "ecs:UpdateCluster",
        "ecs:UpdateClusterSettings",
        "ecs:UpdateService",
        // By its family; what a task may do is limited by the roles it can be handed.
        "ecs:RegisterTaskDefinition",
        ...of("ecs", TAGGING),
      ],
      resources: named(reach, "ecs", "*/"),
    },
    {
      // AWS does not limit these to one of them.
      sid: "NewContainers",
      actions: ["ecs:CreateCluster", "ecs:DeregisterTaskDefinition"],
      resources: ["*"],
      conditions: regional,
    },
    ...(has(reach, AppautoscalingTarget)
      ? [{ sid: "Scaling", actions: SCALING, resources: ["*"], conditions: regional }]
      : []),
    {
      sid: "Images",
      actions: of("ecr", [
        "CreateRepository",
        "DeleteLifecyclePolicy",
        "DeleteRepository",
        "DeleteRepositoryPolicy",
        "PutImageScanningConfiguration",
        "PutImageTagMutability",
        "PutLifecyclePolicy",
        "SetRepositoryPolicy",
        ...TAGGING,
      ]),
      resources: named(reach, "ecr", "repository/"),
    },
    {
      sid: "Logs",
      actions: of("logs", [
        "AssociateKmsKey",
        "CreateLogGroup",
        "DeleteLogGroup",
        "DeleteMetricFilter",
        "DeleteRetentionPolicy",
        "DisassociateKmsKey",
        "PutMetricFilter",
        "PutRetentionPolicy",
        ...TAGGING,
      ]),
      resources: named(reach, "logs", "log-group:*"),
    },
    {
      sid: "Alarms",
      actions: of("cloudwatch", ["DeleteAlarms", "PutMetricAlarm", ...TAGGING]),
      resources: named(reach, "cloudwatch", "alarm:"),
    },
    {
      sid: "Dashboards",
      actions: of("cloudwatch", ["DeleteDashboards", "PutDashboard"]),
      resources: names.map((name) => `arn:aws:cloudwatch::${deployment.accountId}:dashboard/${name}*`),
    },
    {
      sid: "Events",
      actions: of("events", ["DeleteRule", "PutRule", "PutTargets", "RemoveTargets", ...TAGGING]),
      resources: named(reach, "events", "rule/"),
    },
    {
      sid: "Topics",
      actions: of("sns", ["CreateTopic", "DeleteTopic", "SetTopicAttributes", "Subscribe", ...TAGGING]),
      resources: named(reach, "sns", ""),
    },
    {
      sid: "Subscriptions",
      actions: of("sns", ["SetSubscriptionAttributes", "Unsubscribe"]),
      resources: ["*"],
      conditions: regional,
    },
    {
      sid: "Trails",
      actions: of("cloudtrail", ["AddTags", "CreateTrail", "RemoveTags", "StartLogging", "UpdateTrail"]),
      resources: named(reach, "cloudtrail", "trail/"),
    },
  ];
}

function of(service: string, actions: readonly string[]): string[] {
  return actions.map((action) => `${service}:${action}`);
}
