import { LbListenerRule } from "@cdktf/provider-aws/lib/lb-listener-rule";
import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { Construct } from "constructs";
import { Deployment } from "../naming/deployment";
import { type Problem, validate } from "../validation/validate";
import type { LoadBalancer } from "./load-balancer";

/** Path patterns one rule takes, and the characters of each. */
const MOST_PATHS = 5;
const LONGEST_PATH = 128;

export interface RouteProps {
  /** Rules are tried lowest first; each has a priority of its own, 1 to 50000. */
  readonly priority: number;

  /** Port the targets listen on. */
  readonly port: number;

  /** Which requests come here; `*` stands for any characters, `?` for one. @default ["/*"] */
  readonly paths?: readonly string[];

  /** Answers 200 while a target is healthy. @default "/health" */
  readonly healthCheckPath?: string;
}

/** Where a service registers its tasks to receive traffic. */
export interface Target {
  readonly group: LbTargetGroup;

  /** ECS refuses a target group that no listener uses yet: a service waits for this rule. */
  readonly listenerRule: LbListenerRule;
  readonly loadBalancer: LoadBalancer;
}

/** The way of some requests from a load balancer to a service. */
export class Route extends Construct implements Target {
  readonly group: LbTargetGroup;
  readonly listenerRule: LbListenerRule;
  readonly loadBalancer: LoadBalancer;

  constructor(scope: LoadBalancer, id: string, props: RouteProps) {
    super(scope, id);
    const { priority, port, paths = ["/*"], healthCheckPath = "/health" } = props;
    validate(this, [
      !upTo(50_000, priority) && `priority must be 1 to 50000, got ${priority}`,
      !upTo(65_535, port) && `port must be 1 to 65535, got ${port}`,
      ...pathProblems(paths),
      !healthCheckPath.startsWith("/") && `healthCheckPath must begin with /, got '${healthCheckPath}'`,
    ]);
    this.loadBalancer = scope;
    this.group = new LbTargetGroup(this, "target-group", {
      name: Deployment.of(this).shortName(id),
      port,
      protocol: "HTTP",
      targetType: "ip",
      vpcId: scope.network.vpcId,
      deregistrationDelay: "30",
      healthCheck: {
        path: healthCheckPath,
        matcher: "200",
        protocol: "HTTP",
        port: "traffic-port",
        interval: 15,
        timeout: 5,
        healthyThreshold: 2,
        unhealthyThreshold: 3,
      },
    });
    this.listenerRule = new LbListenerRule(this, "listener-rule", {
      listenerArn: scope.listener.arn,
      priority,
      condition: [{ pathPattern: { values: [...paths] } }],
      action: [{ type: "forward", targetGroupArn: this.group.arn }],
      // Another port means another group, and AWS deletes none that a rule uses: the rule has to go first.
      lifecycle: { replaceTriggeredBy: [`aws_lb_target_group.${this.group.friendlyUniqueId}.arn`] },
    });
  }
}

function pathProblems(paths: readonly string[]): Problem[] {
  return [
    (paths.length < 1 || paths.length > MOST_PATHS) &&
      `paths must hold 1 to ${MOST_PATHS} patterns, got ${paths.length}`,
    ...paths
      .filter((path) => !/^[/*]/.test(path) || path.length > LONGEST_PATH)
      .map((path) => `paths must begin with / and have at most ${LONGEST_PATH} characters, got '${path}'`),
  ];
}

function upTo(highest: number, value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= highest;
}
