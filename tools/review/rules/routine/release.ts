import type { Change } from "../../../plan/change";
import { isAttributes, isList, Unknown, type Value } from "../../../plan/values";
import { type Difference, differencesOf } from "../../difference";
import { foldOf } from "../../fold";
import type { Rule } from "../../rule";
import { seen } from "../../seen";

const REVISION = "task_definition";

const NETWORK = "network_configuration";

const SUBNETS = /^network_configuration\[0\]\.subnets\b/;

/**
 * A service gets another revision of its task definition, or more subnets, and nothing else of it changes: ECS starts
 * new tasks and stops the old ones, a few at a time.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html
 */
export const routineRelease: Rule = {
  id: "routine.release",
  check(change) {
    if (change.type !== "aws_ecs_service" || change.kind !== "update") return undefined;
    if (changesOnly(change, ({ path }) => path === REVISION)) {
      return {
        level: "routine",
        what: "A release: the service runs another revision of its task definition",
        evidence: [seen(change, "before", REVISION), seen(change, "after", REVISION)],
        fix: "nothing to do",
      };
    }
    if (!changesOnly(change, ({ path }) => SUBNETS.test(path)) || losesSubnets(change)) return undefined;
    return {
      level: "routine",
      what: "As in a release: ECS starts its tasks anew, a few at a time, as its subnets are other ones",
      evidence: [seen(change, "before", NETWORK), seen(change, "after", NETWORK)],
      fix: "nothing to do",
    };
  },
};

/** Whether nothing else differs but tags and what only the apply tells. */
function changesOnly(change: Change, isMeant: (difference: Difference) => boolean): boolean {
  const differences = differencesOf(change);
  const others = differences.filter((difference) => !isMeant(difference));
  return others.length < differences.length && foldOf(change, others) !== undefined;
}

/** Tasks in a subnet that is taken away: somebody has to look at the others. */
function losesSubnets({ before, after }: Change): boolean {
  const come = subnetsOf(after[NETWORK]);
  if (come instanceof Unknown || !isList(come)) return false;
  const gone = subnetsOf(before[NETWORK]);
  return !isList(gone) || gone.some((subnet) => !come.includes(subnet));
}

function subnetsOf(network: Value | undefined): Value | undefined {
  const [first] = isList(network) ? network : [];
  return isAttributes(first) ? first["subnets"] : undefined;
}
