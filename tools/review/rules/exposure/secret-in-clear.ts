import type { Change } from "../../../plan/change";
import { hasSecretName } from "../../../plan/secret-looking";
import { type Attributes, Hidden, isAttributes, isSame, type Value } from "../../../plan/values";
import type { Side } from "../../policy-statements";
import type { Found, Rule } from "../../rule";
import { seen } from "../../seen";
import { containersOn } from "./containers";
import { blocksOf, seenAt, valueAt, willBe } from "./value-at";

/** Numbers of tokens, which are no secrets. */
const COUNTS = /tokens$|tokens?_(limit|count|per|budget|max)/i;

const VARIABLES = "environment.0.variables";

/**
 * Everybody who may describe the task, the function or the parameter reads it, and so does who may read the state. The
 * value itself is never told here.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html
 */
export const exposureSecretInClear: Rule = {
  id: "exposure.secret-in-clear",
  check(change) {
    if (!willBe(change)) return undefined;
    switch (change.type) {
      case "aws_ecs_task_definition":
        return ofContainers(change);
      case "aws_lambda_function":
        return ofFunction(change);
      case "aws_ssm_parameter":
        return ofParameter(change);
      default:
        return ofUserData(change);
    }
  },
};

function ofContainers(change: Change): Found[] {
  const before = containersOn(change, "before");
  return [...containersOn(change, "after")].flatMap(([container, definition]) => {
    const old = variablesOf(before.get(container));
    return [...variablesOf(definition)]
      .filter(([name, value]) => isNewSecret(name, value, old.get(name)))
      .map(
        ([name]): Found => ({
          level: "exposure",
          what: `The variable ${name} of the container ${container} looks like a secret, and is in clear in the task definition`,
          evidence: [`${change.pointer}/change/after/container_definitions`],
          fix: `put it into Secrets Manager, and name its ARN under secrets of ${container}`,
        }),
      );
  });
}

function variablesOf(container: Attributes | undefined): Map<string, Value | undefined> {
  const variables = blocksOf(container?.["environment"]);
  return new Map(variables.map((variable) => [String(variable["name"]), variable["value"]]));
}

function ofFunction(change: Change): Found[] {
  const old = valueAt(change.before, VARIABLES);
  const variables = valueAt(change.after, VARIABLES);
  if (!isAttributes(variables)) return [];
  return Object.entries(variables)
    .filter(([name, value]) => isNewSecret(name, value, isAttributes(old) ? old[name] : undefined))
    .map(([name]) => ({
      level: "exposure",
      what: `The variable ${name} of the function looks like a secret, and is in clear in its configuration`,
      evidence: [seenAt(change, "after", `${VARIABLES}.${name}`)],
      fix: "put it into Secrets Manager, and let the function read it from there",
    }));
}

function isNewSecret(name: string, after: Value | undefined, before: Value | undefined): boolean {
  return looksSecret(after) && !COUNTS.test(name) && !isSame(before, after);
}

function looksSecret(value: Value | undefined): boolean {
  return value instanceof Hidden && value.because === "looks like a secret";
}

const CLEAR = new Set(["String", "StringList"]);

/** The provider hides the value of a parameter of any type: beside `insecure_value`, its name is all there is. */
function ofParameter(change: Change): Found | undefined {
  const { before, after } = change;
  const type = after["type"];
  if (typeof type !== "string" || !CLEAR.has(type)) return undefined;
  const name = typeof after["name"] === "string" ? after["name"] : "";
  const isSecret = looksSecret(after["insecure_value"]) || (hasSecretName(name) && !COUNTS.test(name));
  const wasClear = typeof before["type"] === "string" && CLEAR.has(before["type"]);
  const isNew = !wasClear || ["value", "insecure_value"].some((one) => !isSame(before[one], after[one]));
  if (!isSecret || !isNew) return undefined;
  return {
    level: "exposure",
    what: `The parameter ${name || "without a known name"} looks like a secret, and is kept in clear (type = ${type})`,
    evidence: [seen(change, "after", "type")],
    fix: "make it a SecureString, or put it into Secrets Manager",
  };
}

const USER_DATA = ["user_data", "user_data_base64"];

/** Hidden whatever is in it: it can't be told from a secret. */
function ofUserData(change: Change): Found | undefined {
  const isNew = (side: Side, name: string) => change[side][name] instanceof Hidden;
  const name = USER_DATA.find((one) => isNew("after", one) && !isSame(change.before[one], change.after[one]));
  if (name === undefined) return undefined;
  return {
    level: "review",
    what: `${name} is new, and can't be shown as it may hold a secret: whoever is on the machine, or may describe it, reads it`,
    evidence: [seen(change, "after", name)],
    fix: "check that it fetches secrets when it runs rather than holding them",
  };
}
