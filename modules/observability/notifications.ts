import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { Construct } from "constructs";
import type { EncryptionKey } from "../encryption/encryption-key";
import type { Grant } from "../identity/permission";
import { policyDocument } from "../identity/policy-document";
import { Deployment } from "../naming/deployment";
import { validate } from "../validation/validate";
import { subscriberProblem, subscriberProtocol } from "./subscriber";
import { wordProblem } from "./words";

export interface NotificationsProps {
  /** Encrypts what waits to be delivered; alarms and events must be allowed to use it, or nothing arrives. */
  readonly key: EncryptionKey;

  /**
   * Email addresses and https URLs by whose they are: `{ "on-call": "on-call@example.com" }`.
   *
   * May be empty where nobody depends on the system.
   */
  readonly subscribers: Readonly<Record<string, string>>;
}

/** Where alarms and events of a system go, and who hears of them. */
export class Notifications extends Construct {
  readonly arn: string;
  readonly resource: SnsTopic;
  readonly policy: SnsTopicPolicy;
  readonly subscriptions: Readonly<Record<string, SnsTopicSubscription>>;

  constructor(scope: Construct, id: string, { key, subscribers }: NotificationsProps) {
    super(scope, id);
    const deployment = Deployment.of(this);
    const endpoints = Object.entries(subscribers);
    validate(this, [
      deployment.isProtected &&
        endpoints.length === 0 &&
        "subscribers must name at least one in a protected deployment, got none",
      ...endpoints.flatMap(([name, endpoint]) => [
        wordProblem("subscribers", name, "on-call"),
        subscriberProblem(name, endpoint),
      ]),
    ]);
    this.resource = new SnsTopic(this, "sns-topic", {
      name: deployment.name(id),
      kmsMasterKeyId: key.arn,
    });
    const topicArn = this.resource.arn;
    this.arn = topicArn;
    this.policy = new SnsTopicPolicy(this, "sns-topic-policy", {
      arn: topicArn,
      policy: topicPolicy(topicArn, deployment),
    });
    this.subscriptions = Object.fromEntries(
      endpoints.map(([name, endpoint]) => [
        name,
        new SnsTopicSubscription(this, name, { topicArn, protocol: subscriberProtocol(endpoint), endpoint }),
      ]),
    );
  }
}

/** Lets the alarms and the event rules of this system publish, and nobody without TLS. */
function topicPolicy(topicArn: string, deployment: Deployment): string {
  const publish = { actions: ["sns:Publish"], resources: [topicArn] };
  const ours = (service: string, kind: string) => ({
    ArnLike: { "aws:SourceArn": deployment.arn(service, kind + deployment.name("*")) },
  });
  const grants: Grant[] = [
    {
      sid: "Alarms",
      principal: { Service: "cloudwatch.amazonaws.com" },
      ...publish,
      conditions: ours("cloudwatch", "alarm:"),
    },
    {
      sid: "Events",
      principal: { Service: "events.amazonaws.com" },
      ...publish,
      conditions: ours("events", "rule/"),
    },
    {
      sid: "TlsOnly",
      effect: "Deny",
      principal: "*",
      ...publish,
      conditions: { Bool: { "aws:SecureTransport": "false" } },
    },
  ];
  return policyDocument(grants);
}
