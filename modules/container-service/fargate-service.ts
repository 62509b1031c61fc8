import type { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { EcsService } from "@cdktf/provider-aws/lib/ecs-service";
import type { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import type { ServiceDiscoveryService } from "@cdktf/provider-aws/lib/service-discovery-service";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { dependable, type ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Role } from "../identity/role";
import type { Target } from "../load-balancer/route";
import { validate } from "../validation/validate";
import { admit } from "./admit";
import { Autoscaling } from "./autoscaling";
import type { Cluster } from "./cluster";
import { createDiscovery } from "./discovery";
import type { FargateServiceProps } from "./fargate-service-props";
import { notRolledBack, rollout } from "./rollout";
import { serviceProblems } from "./service-problems";
import { createSecurityGroup } from "./service-security-group";
import { serviceSettings } from "./service-settings";
import { defineTask } from "./task";

export type { FargateServiceProps } from "./fargate-service-props";

/** A container that stays up, in private subnets where there are any; with a port, its peers call it by a DNS name. */
export class FargateService extends Construct {
  readonly name: string;
  readonly cluster: Cluster;

  /** Port it is called on, unless nobody calls it. */
  readonly port: number | undefined;

  /** Tasks that run when nobody calls. */
  readonly tasks: number;

  /** Way in from a load balancer, if it has one. */
  readonly target: Target | undefined;

  /** Where peers call it, if it has a port and its cluster a namespace. */
  readonly url: string | undefined;
  readonly resource: EcsService;
  readonly taskDefinition: EcsTaskDefinition;
  readonly logGroup: CloudwatchLogGroup;
  readonly securityGroup: SecurityGroup;

  /** Who the code is in AWS. */
  readonly taskRole: Role;

  /** Who ECS is while it starts a task. */
  readonly executionRole: Role;

  /** Where its `url` leads. */
  readonly discovery: ServiceDiscoveryService | undefined;

  /** Only when there may be more tasks than `tasks`. */
  readonly autoscaling: Autoscaling | undefined;
  private readonly egress: "open" | "strict";

  constructor(scope: Construct, id: string, props: FargateServiceProps) {
    super(scope, id);
    const settings = serviceSettings(props);
    const { cluster, port, tasks, maxTasks, target, egress } = settings;
    validate(this, serviceProblems(settings));
    this.name = id;
    this.cluster = cluster;
    this.port = port;
    this.tasks = tasks;
    this.target = target;
    this.egress = egress;
    this.url = port === undefined ? undefined : cluster.namespace?.url(id, port);

    const { definition, logGroup, taskRole, executionRole } = defineTask(this, id, settings);
    const { group, rules } = createSecurityGroup(this, id, settings);
    this.taskDefinition = definition;
    this.logGroup = logGroup;
    this.taskRole = taskRole;
    this.executionRole = executionRole;
    this.securityGroup = group;
    this.discovery = createDiscovery(this, id, settings);
    this.resource = new EcsService(this, "service", {
      ...rollout(settings),
      name: id,
      cluster: cluster.resource.arn,
      taskDefinition: definition.arn,
      desiredCount: tasks,
      networkConfiguration: {
        subnets: cluster.network.privateSubnetIds,
        securityGroups: [group.id],
        assignPublicIp: cluster.network.assignPublicIp,
      },
      ...(this.discovery && { serviceRegistries: { registryArn: this.discovery.arn } }),
      ...(target &&
        port !== undefined && {
          loadBalancer: [{ targetGroupArn: target.group.arn, containerName: id, containerPort: port }],
          healthCheckGracePeriodSeconds: settings.healthCheckGracePeriodSeconds,
        }),
      enableExecuteCommand: cluster.execEnabled,
      enableEcsManagedTags: true,
      propagateTags: "SERVICE",
      lifecycle: {
        ...(maxTasks > tasks && { ignoreChanges: ["desired_count"] }),
        postcondition: [notRolledBack(this)],
      },
      // Tasks that start without one of these fail, and count as a failed deployment.
      dependsOn: [
        cluster.capacityProviders,
        ...cluster.network.outboundRoutes,
        ...policiesOf(executionRole),
        ...policiesOf(taskRole),
        ...rules,
        ...(target ? [target.listenerRule] : []),
      ],
    });
    if (maxTasks > tasks) {
      this.autoscaling = new Autoscaling(this, "Default", { ...settings, service: this, minTasks: tasks });
    }
  }

  /** Lets another service call this one; `name` becomes part of the address of the rule. */
  acceptFrom(name: string, client: FargateService): void {
    const { port } = this;
    if (port === undefined) {
      validate(this, [`port is needed for ${client.name} to call ${this.name}, got none`]);
      return;
    }
    admit(this, name, { client, securityGroup: this.securityGroup, port, what: this.name });
  }

  /** Lets tasks connect to one port of what is in another security group, where they may not connect anywhere anyway. */
  connectTo(name: string, group: SecurityGroup, port: number): void {
    if (this.egress === "open") return;
    new VpcSecurityGroupEgressRule(this, `to-${name}`, {
      securityGroupId: this.securityGroup.id,
      description: `${this.name} to ${name}`,
      referencedSecurityGroupId: group.id,
      ipProtocol: "tcp",
      fromPort: port,
      toPort: port,
    });
  }

  /** Keeps tasks from starting before something exists that they need, such as the mount target of a volume. */
  startAfter(...needed: ITerraformDependable[]): void {
    this.resource.dependsOn = [...(this.resource.dependsOn ?? []), ...needed.map(dependable)];
  }
}

/** A role exists before its policy does, and is of no use until then. */
function policiesOf(role: Role): IamRolePolicy[] {
  return role.node.findAll().filter((part) => part instanceof IamRolePolicy);
}
