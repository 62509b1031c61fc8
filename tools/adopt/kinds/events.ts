import { paginateListSubscriptionsByTopic, paginateListTopics } from "@aws-sdk/client-sns";
import { ask, askAll } from "../ask";
import { arnOf, found, type Kind } from "./kind";

const TOPIC: Kind = {
  wants: "the topic's ARN",
  form: arnOf("sns"),
  by: ["name"],
  find: async ({ sns: client }, { name }) => {
    const topics = await askAll("sns:ListTopics", paginateListTopics({ client }, {}), (page) => page.Topics);
    return topics
      .filter(({ TopicArn }) => TopicArn?.endsWith(`:${name}`))
      .flatMap(({ TopicArn: arn = "" }) => found(arn, { arn }));
  },
};

const TOPIC_POLICY: Kind = {
  wants: "the topic's ARN",
  form: arnOf("sns"),
  by: ["arn"],
  // Every topic has a policy, if only the one AWS gives it.
  find: async (_, { arn }) => found(arn),
};

const SUBSCRIPTION: Kind = {
  wants: "the subscription's ARN",
  form: arnOf("sns"),
  by: ["topic_arn", "protocol", "endpoint"],
  find: async ({ sns: client }, { topic_arn, protocol, endpoint }) => {
    const all = await askAll(
      "sns:ListSubscriptionsByTopic",
      paginateListSubscriptionsByTopic({ client }, { TopicArn: topic_arn }),
      (page) => page.Subscriptions,
    );
    return (
      all
        .filter(({ Protocol, Endpoint }) => Protocol === protocol && Endpoint === endpoint)
        // Until somebody confirms it, it has no ARN.
        .flatMap(({ SubscriptionArn: arn = "" }) => (arn.startsWith("arn:") ? found(arn, { arn }) : []))
    );
  },
};

/** The bus every account has is left out of ids. */
const onBus = (bus: string | undefined, id: string) =>
  bus === undefined || bus === "default" ? id : `${bus}/${id}`;

const RULE: Kind = {
  wants: "the rule's name, or <bus>/<rule>",
  form: /^[\w./-]+$/,
  by: ["name"],
  also: ["event_bus_name"],
  find: async ({ events }, { name = "", event_bus_name }) => {
    const question = { Name: name, EventBusName: event_bus_name };
    const rule = await ask("events:DescribeRule", events.describeRule(question));
    return rule ? found(onBus(event_bus_name, name), { arn: rule.Arn ?? "" }) : [];
  },
};

const TARGET: Kind = {
  wants: "<rule>/<target>, or <bus>/<rule>/<target>",
  form: /^([\w./-]+\/)?[\w.-]+\/[\w.-]+$/,
  by: ["rule", "target_id"],
  also: ["event_bus_name"],
  find: async ({ events }, { rule, target_id, event_bus_name }) => {
    const question = { Rule: rule, EventBusName: event_bus_name };
    const answer = await ask("events:ListTargetsByRule", events.listTargetsByRule(question));
    return (answer?.Targets ?? [])
      .filter(({ Id }) => Id === target_id)
      .flatMap(() => found(onBus(event_bus_name, `${rule}/${target_id}`)));
  },
};

export const EVENTS = {
  aws_cloudwatch_event_rule: RULE,
  aws_cloudwatch_event_target: TARGET,
  aws_sns_topic: TOPIC,
  aws_sns_topic_policy: TOPIC_POLICY,
  aws_sns_topic_subscription: SUBSCRIPTION,
};
