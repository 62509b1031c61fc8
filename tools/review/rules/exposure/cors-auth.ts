import type { Change } from "../../../plan/change";
import type { Plan } from "../../../plan/plan";
import type { Side } from "../../policy-statements";
import type { Found, Rule } from "../../rule";
import { seenActions } from "../../seen";
import { goesWithPartner } from "./partner";
import { blocksOf, seenAt, seenTurn, stays, textsOf, valueAt } from "./value-at";

/** Where a type says how callers prove who they are. */
const AUTHORIZATION: Readonly<Record<string, string>> = {
  aws_api_gateway_method: "authorization",
  aws_apigatewayv2_route: "authorization_type",
  aws_lambda_function_url: "authorization_type",
  aws_appsync_graphql_api: "authentication_type",
};

/** Where a type lists the web sites whose pages may call it. */
const ORIGINS: Readonly<Record<string, string>> = {
  aws_apigatewayv2_api: "cors_configuration.0.allow_origins",
  aws_lambda_function_url: "cors.0.allow_origins",
};

const AUTHORIZERS = /^aws_(api_gateway|apigatewayv2)_authorizer$/;

const LOGIN = /^authenticate-(oidc|cognito)$/;

/**
 * Callers no longer have to prove who they are, or any web page may call with the rights of who looks at it.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/api_gateway_method
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/lambda_function_url
 */
export const exposureCorsAuth: Rule = {
  id: "exposure.cors-auth",
  check(change, { plan }) {
    if (change.kind === "delete") return ofAuthorizer(change, plan);
    if (change.kind === "create") return ofNewUrl(change);
    if (!stays(change)) return undefined;
    return [...ofAuthorization(change), ...ofOrigins(change), ...ofLogin(change)];
  },
};

function ofAuthorizer(change: Change, plan: Plan): Found | undefined {
  const isGone = ["rest_api_id", "api_id"].some((name) => goesWithPartner(change, name, plan));
  if (!AUTHORIZERS.test(change.type) || isGone) return undefined;
  return {
    level: "exposure",
    what: "The authorizer of the API is destroyed: who calls is no longer asked by it",
    evidence: [seenActions(change)],
    fix: "check that every method names another one",
  };
}

function ofNewUrl(change: Change): Found | undefined {
  if (change.type !== "aws_lambda_function_url" || change.after["authorization_type"] !== "NONE")
    return undefined;
  return {
    level: "exposure",
    what: "Everybody on the internet may call the function (authorization_type = NONE)",
    evidence: [seenAt(change, "after", "authorization_type")],
    fix: "use AWS_IAM, or check that the function itself asks who calls",
  };
}

function ofAuthorization(change: Change): Found[] {
  const attribute = AUTHORIZATION[change.type];
  if (attribute === undefined) return [];
  const [before, after] = [change.before[attribute], change.after[attribute]];
  const open = change.type === "aws_appsync_graphql_api" ? "API_KEY" : "NONE";
  // A browser asks with OPTIONS before it has anything to prove itself with.
  const isPreflight = change.after["http_method"] === "OPTIONS";
  if (after !== open || before === open || typeof before !== "string" || isPreflight) return [];
  return [
    {
      level: "exposure",
      what: `Callers no longer have to prove who they are: ${attribute} is ${after} instead of ${before}`,
      evidence: seenTurn(change, attribute),
      fix: `leave ${attribute} at ${before}`,
    },
  ];
}

function ofOrigins(change: Change): Found[] {
  const isOpen = (side: Side) => originsOn(change, side).includes("*");
  if (!isOpen("after") || isOpen("before")) return [];
  const path = ORIGINS[change.type] ?? "cors_rule";
  return [
    {
      level: "exposure",
      what: "Pages of every web site may call it from a browser (allowed origin *)",
      evidence: [seenAt(change, "after", path)],
      fix: "name the web sites",
    },
  ];
}

function originsOn(change: Change, side: Side): readonly string[] {
  if (change.type === "aws_s3_bucket_cors_configuration") {
    return blocksOf(change[side]["cors_rule"]).flatMap((rule) => textsOf(rule["allowed_origins"]));
  }
  const path = ORIGINS[change.type];
  return path === undefined ? [] : textsOf(valueAt(change[side], path));
}

/** A listener or a rule of it that asked for a login. */
function ofLogin(change: Change): Found[] {
  const attribute = /^aws_a?lb_listener$/.test(change.type) ? "default_action" : "action";
  if (!/^aws_a?lb_listener(_rule)?$/.test(change.type)) return [];
  const asks = (side: Side) => blocksOf(change[side][attribute]).some(({ type }) => LOGIN.test(String(type)));
  if (!asks("before") || asks("after")) return [];
  return [
    {
      level: "exposure",
      what: "The load balancer no longer asks for a login before it sends requests on",
      evidence: [seenAt(change, "before", attribute), seenAt(change, "after", attribute)],
      fix: "keep the action that asks for it",
    },
  ];
}
