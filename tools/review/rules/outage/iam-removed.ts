import { type Change, destroys } from "../../../plan/change";
import type { Plan } from "../../../plan/plan";
import { JsonText } from "../../../plan/values";
import type { Statement } from "../../policy-document";
import type { Found, Rule } from "../../rule";
import { goes, seen, seenActions } from "../../seen";
import { showValue } from "../../show-value";
import { goesAway, goesWithOwner, ownerThatGoes } from "./going";
import { isAdministration } from "./key-administration";
import { noLongerAllowed } from "./still-allowed";

const DOCUMENTS = new Set([
  "aws_iam_policy",
  "aws_iam_role_policy",
  "aws_iam_user_policy",
  "aws_iam_group_policy",
  "aws_sns_topic_policy",
  "aws_sqs_queue_policy",
  "aws_ecr_repository_policy",
  "aws_efs_file_system_policy",
  "aws_backup_vault_policy",
  "aws_cloudwatch_event_bus_policy",
  "aws_s3_bucket_policy",
  "aws_secretsmanager_secret_policy",
]);
const ATTACHMENTS = new Set([
  "aws_iam_role_policy_attachment",
  "aws_iam_user_policy_attachment",
  "aws_iam_group_policy_attachment",
  "aws_iam_policy_attachment",
]);

/** What can do nothing any more, by what goes. */
const IDENTITIES: Readonly<Record<string, string>> = {
  aws_iam_role: "what runs under it can do nothing any more",
  aws_iam_instance_profile: "instances under it get no credentials any more",
  aws_iam_user: "who signs in as it is turned away",
  aws_iam_group: "its users lose what it allows",
  aws_iam_access_key: "who signs with it is turned away",
  aws_iam_openid_connect_provider: "who signs in through it is turned away: often CI",
  aws_iam_saml_provider: "who signs in through it is turned away: often people",
  aws_lambda_permission: "the caller it names is turned away",
};

/** Where permissions hang on to. */
const OWNERS = [
  "role",
  "user",
  "group",
  "policy_arn",
  "arn",
  "bucket",
  "file_system_id",
  "repository",
  "function_name",
  "topic_arn",
  "queue_url",
  "secret_arn",
];

/**
 * Something may do less than before: it finds out when it next tries.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/iam_role_policy
 */
export const outageIamRemoved: Rule = {
  id: "outage.iam-removed",
  check(change, { plan }) {
    if (destroys(change)) return ofGoing(change, plan);
    const removed = noLongerAllowed(change, plan).filter((statement) => !isAdministration(change, statement));
    return removed.length > 0 ? fewer(change, removed) : undefined;
  },
};

function ofGoing(change: Change, plan: Plan): Found | undefined {
  const isPermission = goesAway(change, DOCUMENTS) || goesAway(change, ATTACHMENTS);
  const isIdentity = change.type in IDENTITIES && change.kind === "delete" && change.deposed === undefined;
  if (!isPermission && !isIdentity) return undefined;
  // Replaced attachments are routine.
  if (change.type === "aws_iam_role_policy_attachment" && change.kind === "replace") return undefined;
  // What is replaced with its owner is judged by what it says.
  const owners = change.kind === "delete" ? OWNERS : [];
  const [owner] = owners.flatMap((attribute) => ownerThatGoes(change, attribute, plan) ?? []);
  if (owner) return goesWithOwner(change, owner);
  if (isIdentity) return ofIdentity(change);
  if (ATTACHMENTS.has(change.type)) return ofAttachment(change, plan);
  if (!(change.before["policy"] instanceof JsonText)) return hidden(change);
  const removed = noLongerAllowed(change, plan);
  return removed.length > 0 ? fewer(change, removed) : sameAgain(change);
}

/** What can't be read is not taken for nothing. */
function hidden(change: Change): Found {
  return {
    level: "review",
    what: `It ${goes(change)}, and what it allowed can't be told: the document is hidden`,
    evidence: [seenActions(change), seen(change, "before", "policy")],
    fix: "read the document in AWS, and see what of it was used",
  };
}

function ofIdentity(change: Change): Found {
  return {
    level: "review",
    what: `${change.type} ${goes(change)}: ${IDENTITIES[change.type]}`,
    evidence: [seenActions(change), seen(change, "before", "name" in change.before ? "name" : "id")],
    fix: "see when it was last used; other stacks may name it",
  };
}

function ofAttachment(change: Change, plan: Plan): Found {
  const isAgain = plan.changes.some(
    ({ type, after }) =>
      ATTACHMENTS.has(type) &&
      typeof after["policy_arn"] === "string" &&
      ["policy_arn", "role", "user", "group"].every((name) => after[name] === change.before[name]),
  );
  if (isAgain) return sameAgain(change);
  const who = change.before["role"] ?? change.before["user"] ?? change.before["group"];
  return {
    level: "review",
    what: `${showValue(who)} loses all that ${showValue(change.before["policy_arn"])} allows`,
    evidence: [seenActions(change)],
    fix: "see what of it was used: the last accessed report tells",
  };
}

function fewer(change: Change, removed: readonly Statement[]): Found {
  return {
    level: "review",
    what: `No longer allowed: ${removed.map(inWords).join("; ")}`,
    evidence: [seenActions(change)],
    fix: "see what of it was used: the last accessed report and CloudTrail tell",
  };
}

/** Said, as what is destroyed without a word is taken for an outage. */
function sameAgain(change: Change): Found {
  return {
    level: "routine",
    what: `It ${goes(change)}; the plan allows the same elsewhere, or it allowed nothing`,
    evidence: [seenActions(change)],
    fix: "nothing to do",
  };
}

function inWords({ principals, actions, notActions, resources, notResources }: Statement): string {
  const what = actions.length > 0 ? actions.join(", ") : `all but ${notActions.join(", ")}`;
  const where =
    resources.length > 0 ? resources.join(", ") : notResources.map((one) => `all but ${one}`).join();
  return [
    what,
    ...(where ? [`on ${where}`] : []),
    ...(principals.length > 0 ? [`to ${principals.join(", ")}`] : []),
  ].join(" ");
}
