import { type Change, isReal } from "../plan/change";
import { type Plan, withoutKey } from "../plan/plan";
import {
  type Attributes,
  Hidden,
  hasUnknown,
  isAttributes,
  isList,
  JsonText,
  type Value,
} from "../plan/values";
import { showValue } from "./show-value";

/** One statement of a policy document; lists sorted, a single word written as a list of one. */
export interface Statement {
  /** Attribute the document is in, e.g. `assume_role_policy`. */
  readonly attribute: string;

  readonly effect: string;

  /** `*`, or `<kind>: <who>`, e.g. `Service: ecs-tasks.amazonaws.com`; a leading `not` for NotPrincipal. */
  readonly principals: readonly string[];

  /** Empty where NotAction is used. */
  readonly actions: readonly string[];

  readonly notActions: readonly string[];

  /** Empty where NotResource is used, and in a trust policy. */
  readonly resources: readonly string[];

  readonly notResources: readonly string[];

  /** `StringEquals aws:SourceAccount = …`, one each. */
  readonly conditions: readonly string[];
}

export type Side = "before" | "after";

/** Statements of every policy document of a resource; a document that is not known has none. */
export function statementsOf(change: Change, side: Side): Statement[] {
  // Both sides are read, so that a hidden word has the same name on both.
  const words = wordReader();
  const before = statementsIn(change.before, words);
  return side === "before" ? before : statementsIn(change.after, words);
}

/** Statements that one side of a change has and the other has not. */
export function onlyOn(change: Change, side: Side): Statement[] {
  const other = new Set(statementsOf(change, otherThan(side)).map(contentOf));
  return statementsOf(change, side).filter((statement) => !other.has(contentOf(statement)));
}

/** The same, less what another resource of the plan has on the other side: it was only written elsewhere. */
export function comesOrGoes(change: Change, side: Side, plan: Plan): Statement[] {
  const holder = holderOf(change, side, plan);
  const elsewhere = changedStatements(plan)[otherThan(side)];
  return onlyOn(change, side).filter((statement) => !elsewhere.has(`${holder} ${contentOf(statement)}`));
}

/** Attributes whose names end like a policy's and are none. */
const NO_POLICIES = new Set([
  "redrive_policy",
  "redrive_allow_policy",
  "delivery_policy",
  "lifecycle_policy",
]);

/** Types whose `policy` says nothing about access. */
const NO_POLICY_TYPES = new Set(["aws_ecr_lifecycle_policy", "aws_dlm_lifecycle_policy"]);

/** Types for which AWS writes a policy where the code has none. */
const HAS_DEFAULT = new Set([
  "aws_kms_key",
  "aws_kms_external_key",
  "aws_kms_replica_key",
  "aws_s3_bucket",
  "aws_sns_topic",
  "aws_sqs_queue",
  "aws_vpc_endpoint",
  "aws_secretsmanager_secret",
  "aws_opensearch_domain",
  "aws_elasticsearch_domain",
  "aws_backup_vault",
  "aws_efs_file_system",
  "aws_glacier_vault",
]);

/** Attributes that are policy documents, and that only the apply will tell; not those nobody wrote. */
export function unknownPolicies({ address, type, kind, after }: Change, plan: Plan): string[] {
  if (kind === "delete" || kind === "none" || NO_POLICY_TYPES.has(type)) return [];
  const written = plan.references.get(withoutKey(address));
  return Object.keys(after).filter((name) => {
    const isPolicy = /(^|_)(policy|access_policies)$/.test(name) && !NO_POLICIES.has(name);
    return isPolicy && hasUnknown(after[name]) && (written?.has(name) ?? !HAS_DEFAULT.has(type));
  });
}

function otherThan(side: Side): Side {
  return side === "before" ? "after" : "before";
}

/** What it allows or denies, wherever it is written. */
function contentOf({ attribute, ...statement }: Statement): string {
  const isTrust = attribute === "assume_role_policy";
  return JSON.stringify({ ...statement, isTrust, actions: lower(statement.actions) });
}

/** IAM does not tell upper case from lower case in the names of actions. */
function lower(actions: readonly string[]): string[] {
  return actions.map((action) => action.toLowerCase()).sort();
}

interface ChangedStatements {
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
}

const CHANGED = new WeakMap<Plan, ChangedStatements>();

/** What all resources of a plan lose and gain, each with who holds it. */
function changedStatements(plan: Plan): ChangedStatements {
  const known = CHANGED.get(plan);
  if (known) return known;
  const on = (side: Side) =>
    new Set(
      plan.changes.filter(isReal).flatMap((change) => {
        const holder = holderOf(change, side, plan);
        const statements = onlyOn(change, side).map(contentOf);
        // What is hidden in one resource may not be what is hidden in another.
        return statements.filter((one) => !one.includes(HIDDEN)).map((one) => `${holder} ${one}`);
      }),
    );
  const changed = { before: on("before"), after: on("after") };
  CHANGED.set(plan, changed);
  return changed;
}

/** Attributes that say whose policy it is. */
const HOLDERS: Readonly<Record<string, string>> = {
  aws_iam_role: "name",
  aws_iam_role_policy: "role",
  aws_iam_user_policy: "user",
  aws_iam_group_policy: "group",
  aws_s3_bucket: "bucket",
  aws_s3_bucket_policy: "bucket",
  aws_ecr_repository_policy: "repository",
  aws_kms_key_policy: "key_id",
  aws_secretsmanager_secret_policy: "secret_arn",
  aws_sns_topic_policy: "arn",
  aws_sqs_queue_policy: "queue_url",
};

/** Whose policy it is: by name, else by address. */
function holderOf(change: Change, side: Side, plan: Plan): string {
  const attribute = HOLDERS[change.type];
  if (attribute === undefined) return change.address;
  const value = change[side][attribute];
  if (typeof value === "string") return value;
  const [address = change.address] = plan.references.get(withoutKey(change.address))?.get(attribute) ?? [];
  return nameOf(address, plan) ?? address;
}

const NAMES = new WeakMap<Plan, ReadonlyMap<string, string>>();

/** The name that what is at an address will have. */
function nameOf(address: string, plan: Plan): string | undefined {
  const known = NAMES.get(plan);
  if (known) return known.get(address);
  const names = new Map(
    plan.changes.flatMap(({ address: own, after }): [string, string][] => {
      const name = after["name"] ?? after["bucket"];
      return typeof name === "string" ? [[own, name]] : [];
    }),
  );
  NAMES.set(plan, names);
  return names.get(address);
}

type Words = (value: Value | undefined) => string[];

const HIDDEN = "(sensitive";

/** Reads a word or a list of words; words that are hidden, and not the same, stay apart. */
function wordReader(): Words {
  const hidden: Hidden[] = [];
  const read = (value: Value): string => {
    if (typeof value === "string") return value;
    if (!(value instanceof Hidden)) return showValue(value);
    const known = hidden.findIndex((one) => one.isSame(value));
    const position = known < 0 ? hidden.push(value) : known + 1;
    return position === 1 ? `${HIDDEN})` : `${HIDDEN} ${position})`;
  };
  return (value) => {
    if (value === undefined || value === null) return [];
    return [...new Set((isList(value) ? value : [value]).map(read))].sort();
  };
}

function statementsIn(attributes: Attributes, words: Words): Statement[] {
  return Object.entries(attributes).flatMap(([attribute, value]) =>
    documentsIn(value)
      .flatMap(documentStatements)
      .map((statement) => normalised(attribute, statement, words)),
  );
}

/** The document in an attribute, or those in its blocks, such as `inline_policy`. */
function documentsIn(value: Value | undefined): JsonText[] {
  if (value instanceof JsonText) return [value];
  if (!isList(value)) return [];
  return value
    .filter(isAttributes)
    .flatMap((block) => Object.values(block).filter((own) => own instanceof JsonText));
}

function documentStatements({ value }: JsonText): readonly Attributes[] {
  if (!isAttributes(value)) return [];
  const statements = value["Statement"];
  if (isList(statements)) return statements.filter(isAttributes);
  return isAttributes(statements) ? [statements] : [];
}

function normalised(attribute: string, statement: Attributes, words: Words): Statement {
  return {
    attribute,
    effect: String(statement["Effect"] ?? "Allow"),
    principals: [
      ...principalsOf(statement["Principal"], words),
      ...principalsOf(statement["NotPrincipal"], words).map((principal) => `not ${principal}`),
    ],
    actions: words(statement["Action"]),
    notActions: words(statement["NotAction"]),
    resources: words(statement["Resource"]),
    notResources: words(statement["NotResource"]),
    conditions: conditionsOf(statement["Condition"], words),
  };
}

function principalsOf(principal: Value | undefined, words: Words): string[] {
  if (!isAttributes(principal)) return words(principal);
  const all = Object.entries(principal).flatMap(([kind, who]) =>
    words(who).map((word) => principalInWords(kind, word)),
  );
  return [...new Set(all)].sort();
}

/**
 * AWS takes `{ AWS: "*" }` for `*`, and the number of an account for its root.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
function principalInWords(kind: string, who: string): string {
  if (kind !== "AWS") return `${kind}: ${who}`;
  if (who === "*") return "*";
  return /^\d{12}$/.test(who) ? `AWS: arn:aws:iam::${who}:root` : `AWS: ${who}`;
}

function conditionsOf(condition: Value | undefined, words: Words): string[] {
  if (!isAttributes(condition)) return [];
  return Object.entries(condition)
    .flatMap(([operator, keys]) =>
      isAttributes(keys)
        ? Object.entries(keys).map(([key, value]) => `${operator} ${key} = ${words(value).join(", ")}`)
        : [operator],
    )
    .sort();
}
