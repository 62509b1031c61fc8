import {
  type ElasticLoadBalancingV2,
  type Listener,
  paginateDescribeListeners,
  paginateDescribeRules,
  type Rule,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { ask, askAll } from "../ask";
import { arnOf, found, type Kind } from "./kind";

const SERVICE = "elasticloadbalancing";

const LOAD_BALANCER: Kind = {
  wants: "the load balancer's ARN",
  form: arnOf(SERVICE, "loadbalancer/"),
  by: ["name"],
  find: async ({ elb }, { name = "" }) => {
    const action = `${SERVICE}:DescribeLoadBalancers`;
    const answer = await ask(action, elb.describeLoadBalancers({ Names: [name] }));
    return (answer?.LoadBalancers ?? []).flatMap(({ LoadBalancerArn: arn = "" }) => found(arn, { arn }));
  },
};

const TARGET_GROUP: Kind = {
  wants: "the target group's ARN",
  form: arnOf(SERVICE, "targetgroup/"),
  by: ["name"],
  find: async ({ elb }, { name = "" }) => {
    const answer = await ask(`${SERVICE}:DescribeTargetGroups`, elb.describeTargetGroups({ Names: [name] }));
    return (answer?.TargetGroups ?? []).flatMap(({ TargetGroupArn: arn = "" }) => found(arn, { arn }));
  },
};

const LISTENER: Kind = {
  wants: "the listener's ARN",
  form: arnOf(SERVICE, "listener/"),
  by: ["load_balancer_arn", "port"],
  find: async ({ elb }, { load_balancer_arn = "", port }) =>
    (await listenersOf(elb, load_balancer_arn))
      .filter(({ Port }) => String(Port) === port)
      .flatMap(({ ListenerArn: arn = "" }) => found(arn, { arn })),
};

const LISTENER_RULE: Kind = {
  wants: "the rule's ARN",
  form: arnOf(SERVICE, "listener-rule/"),
  by: ["listener_arn", "priority"],
  find: async ({ elb }, { listener_arn = "", priority }) =>
    (await listenerRulesOf(elb, listener_arn))
      .filter(({ Priority }) => Priority === priority)
      .flatMap(({ RuleArn: arn = "" }) => found(arn, { arn })),
};

export const LOAD_BALANCERS = {
  aws_lb: LOAD_BALANCER,
  aws_lb_listener: LISTENER,
  aws_lb_listener_rule: LISTENER_RULE,
  aws_lb_target_group: TARGET_GROUP,
};

export function listenersOf(client: ElasticLoadBalancingV2, LoadBalancerArn: string): Promise<Listener[]> {
  return askAll(
    `${SERVICE}:DescribeListeners`,
    paginateDescribeListeners({ client }, { LoadBalancerArn }),
    (page) => page.Listeners,
  );
}

export function listenerRulesOf(client: ElasticLoadBalancingV2, ListenerArn: string): Promise<Rule[]> {
  return askAll(
    `${SERVICE}:DescribeRules`,
    paginateDescribeRules({ client }, { ListenerArn }),
    (page) => page.Rules,
  );
}
