import { type Change, isReal } from "../plan/change";
import { type Plan, withoutKey } from "../plan/plan";
import { HIDDEN, type Statement, statementsIn, wordReader } from "./policy-document";

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
