import { destroys } from "../../../plan/change";
import type { Rule } from "../../rule";
import { goes, seenActions } from "../../seen";

/** What a reviewer calls them, by type. */
const THINGS: Readonly<Record<string, string>> = {
  aws_msk_cluster: "Kafka cluster",
  aws_msk_serverless_cluster: "Kafka cluster",
  aws_kinesis_stream: "stream",
  aws_sqs_queue: "queue",
  aws_mq_broker: "broker",
};

/**
 * What carries messages goes, with those nobody has read yet.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/sqs_queue
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/msk_cluster
 */
export const lossStream: Rule = {
  id: "loss.stream",
  check(change) {
    const thing = THINGS[change.type];
    if (!destroys(change) || thing === undefined) return undefined;
    return {
      level: "data-loss",
      what: `The ${thing} ${goes(change)}, with the messages that are not read yet`,
      evidence: [seenActions(change)],
      fix: "stop the producers and let the consumers read it empty before",
    };
  },
};
