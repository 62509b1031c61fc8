import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { Construct } from "constructs";
import { addressName } from "./address-name";
import type { Notifications } from "./notifications";

export interface EventNotificationProps {
  readonly notifications: Notifications;
  readonly description: string;

  /** Which events: an EventBridge event pattern. */
  readonly pattern: Readonly<Record<string, unknown>>;

  /** What the message quotes of an event: JSON paths by the word that stands for them. */
  readonly quotes: Readonly<Record<string, string>>;

  /** One paragraph; `<word>` is replaced by what the event says there, and by nothing where it is silent. */
  readonly message: string;
}

/** Turns AWS events into messages people can read. */
export class EventNotification extends Construct {
  readonly rule: CloudwatchEventRule;
  readonly target: CloudwatchEventTarget;

  constructor(scope: Construct, id: string, props: EventNotificationProps) {
    super(scope, id);
    const { notifications, description, pattern, quotes, message } = props;
    this.rule = new CloudwatchEventRule(this, "event-rule", {
      name: addressName(this, "event-rule", CloudwatchEventRule.tfResourceType),
      description,
      eventPattern: JSON.stringify(pattern),
    });
    this.target = new CloudwatchEventTarget(this, "event-target", {
      rule: this.rule.name,
      targetId: "notifications",
      arn: notifications.arn,
      inputTransformer: { inputPaths: { ...quotes }, inputTemplate: JSON.stringify(message) },
    });
  }
}
