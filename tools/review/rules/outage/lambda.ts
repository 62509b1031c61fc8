import type { Rule } from "../../rule";
import { seen, seenActions } from "../../seen";
import { showValue } from "../../show-value";
import { edited, fromTo, seenBoth } from "./editing";
import { goesAway, goesInTurn, goesWithOwner, ownerThatGoes } from "./going";

const FUNCTIONS = new Set(["aws_lambda_function"]);
const DOORS = new Set(["aws_lambda_alias", "aws_lambda_function_url"]);

/**
 * A function goes, or may not run: whoever calls it gets an error.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/lambda_function
 */
export const outageLambda: Rule = {
  id: "outage.lambda",
  check(change, { plan }) {
    const name = showValue(change.before["function_name"]);
    if (goesAway(change, DOORS)) {
      const owner = ownerThatGoes(change, "function_name", plan);
      if (owner) return goesWithOwner(change, owner);
      const door = change.type === "aws_lambda_alias" ? "alias" : "URL";
      return {
        level: "outage",
        what: `The ${door} of the function ${name} ${goesInTurn(change)}: callers that use it get an error`,
        evidence: [seenActions(change)],
        fix: "move its callers before",
      };
    }
    if (goesAway(change, FUNCTIONS)) {
      return {
        level: "outage",
        what: `The function ${name} ${goesInTurn(change)}: its callers get an error`,
        evidence: [seenActions(change), seen(change, "before", "function_name")],
        fix: "move its callers and its event sources before",
      };
    }
    const attribute = "reserved_concurrent_executions";
    const isStopped = FUNCTIONS.has(change.type) && change.after[attribute] === 0;
    if (!isStopped || edited(change, [attribute]).length === 0) return undefined;
    return {
      level: "outage",
      what: `The function ${name} may not run any more: ${fromTo(change, attribute)}`,
      evidence: seenBoth(change, [attribute]),
      fix: "set it to -1 for no limit, or to what it needs",
    };
  },
};
