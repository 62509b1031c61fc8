import { differencesOf } from "../../difference";
import { foldOf } from "../../fold";
import type { Rule } from "../../rule";
import { seen } from "../../seen";

const ATTRIBUTE = "task_definition";

/**
 * A service gets another revision of its task definition, and nothing else of it changes.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/ecs_service
 */
export const routineRelease: Rule = {
  id: "routine.release",
  check(change) {
    if (change.type !== "aws_ecs_service" || change.kind !== "update") return undefined;
    const differences = differencesOf(change);
    const others = differences.filter(({ path }) => path !== ATTRIBUTE);
    if (others.length === differences.length || !foldOf(change, others)) return undefined;
    return {
      level: "routine",
      what: "A release: the service runs another revision of its task definition",
      evidence: [seen(change, "before", ATTRIBUTE), seen(change, "after", ATTRIBUTE)],
      fix: "nothing to do",
    };
  },
};
