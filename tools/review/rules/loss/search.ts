import { destroys } from "../../../plan/change";
import type { Rule } from "../../rule";
import { goes, seenActions } from "../../seen";

const TYPES = new Set([
  "aws_opensearch_domain",
  "aws_elasticsearch_domain",
  "aws_opensearchserverless_collection",
]);

/**
 * A search domain goes, with its indices and AWS's own snapshots of them: there is no last snapshot to ask for.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/opensearch_domain
 */
export const lossSearch: Rule = {
  id: "loss.search",
  check(change) {
    if (!destroys(change) || !TYPES.has(change.type)) return undefined;
    return {
      level: "data-loss",
      what: `The search domain ${goes(change)}, with its indices and automated snapshots`,
      evidence: [seenActions(change)],
      fix: "take a manual snapshot to S3 before, or make sure that the indices can be built again",
    };
  },
};
