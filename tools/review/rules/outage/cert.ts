import type { Rule } from "../../rule";
import { goes, seen, seenActions } from "../../seen";
import { showValue } from "../../show-value";
import { goesAway, goesInTurn } from "./going";

const TYPES = new Set(["aws_acm_certificate"]);

/**
 * AWS refuses to destroy a certificate that a listener or a distribution uses; a new one has to be validated first.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/acm_certificate
 */
export const outageCert: Rule = {
  id: "outage.cert",
  check(change) {
    if (!goesAway(change, TYPES)) return undefined;
    const evidence = [seenActions(change), seen(change, "before", "domain_name")];
    const certificate = `The certificate of ${showValue(change.before["domain_name"])}`;
    if (change.order === "delete-first") {
      return {
        level: "outage",
        what: `${certificate} ${goesInTurn(change)}: AWS refuses while it is in use, and the apply waits and fails`,
        evidence,
        fix: "set create_before_destroy on it",
      };
    }
    return {
      level: "review",
      what:
        change.kind === "replace"
          ? `${certificate} ${goes(change)}; who uses it waits until the new one is validated`
          : `${certificate} is destroyed; the apply fails there while something uses it`,
      evidence,
      ...(change.kind === "replace" && { mitigation: "the new one is made before the old one goes" }),
      fix:
        change.kind === "replace"
          ? "see that its validation records are in the plan, and that the names are those that callers use"
          : "see that no listener, distribution or other stack uses it",
    };
  },
};
