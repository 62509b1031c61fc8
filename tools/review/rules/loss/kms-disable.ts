import type { Rule } from "../../rule";
import { seen, turns } from "../../seen";

/** Attribute that says whether a key can be used, by type. */
const ENABLED: Readonly<Record<string, string>> = {
  aws_kms_key: "is_enabled",
  aws_kms_external_key: "enabled",
  aws_kms_replica_key: "enabled",
  aws_kms_replica_external_key: "enabled",
};

/**
 * What a disabled key encrypts can't be read: databases stop, tasks do not start.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/kms_key
 */
export const lossKmsDisable: Rule = {
  id: "loss.kms-disable",
  check(change) {
    const attribute = ENABLED[change.type];
    if (attribute === undefined || change.kind !== "update" || !turns(change, attribute, true, false)) {
      return undefined;
    }
    return {
      level: "outage",
      what: `The key is disabled (${attribute} from true to false): nothing it encrypts can be read`,
      evidence: [seen(change, "before", attribute), seen(change, "after", attribute)],
      mitigation: "nothing is lost: it can be enabled again",
      fix: "see in CloudTrail who used it of late, and leave it enabled until nobody does",
    };
  },
};
