import { type Change, isReal } from "../plan/change";
import { type Plan, withoutKey } from "../plan/plan";
import { type Attributes, hasUnknown } from "../plan/values";
import { kept } from "./kept";
import { HIDDEN, type Statement, statementsIn, wordReader } from "./policy-document";

export type Side = "before" | "after";

/** Whether only the apply will tell a document, and the code does not tell it either. */
export function isUntold({ after, written }: Change, attribute: string): boolean {
  return hasUnknown(after[attribute]) && !isFromCode({ written }, attribute);
}

/** Whether what a document will be is told by the code, with references, and not by the plan. */
export function isFromCode({ written }: Pick<Change, "written">, attribute: string): boolean {
  return Object.hasOwn(written, attribute);
}

/** Statements of every policy document of a resource; a document that nothing tells has none. */
export function statementsOf(change: Change, side: Side): readonly Statement[] {
  return bothSides(change)[side].map(({ statement }) => statement);
}

/** Statements that one side of a change has and the other has not. */
export function onlyOn(change: Change, side: Side): Statement[] {
  return withContentOnlyOn(change, side).map(({ statement }) => statement);
}

/** The same, less what another resource of the plan has on the other side: it was only written elsewhere. */
export function comesOrGoes(change: Change, side: Side, plan: Plan): Statement[] {
  const own = withContentOnlyOn(change, side);
  if (own.length === 0) return [];
  const holder = holderOf(change, side, plan);
  const elsewhere = changedStatements(plan)[otherThan(side)];
  return own
    .filter(({ content }) => !elsewhere.has(`${holder} ${content}`))
    .map(({ statement }) => statement);
}

/** A statement, and what it allows or denies in a form that can be compared. */
interface WithContent {
  readonly statement: Statement;
  readonly content: string;
}

const bothSides = kept((change: Change): Readonly<Record<Side, readonly WithContent[]>> => {
  // Both are read by one reader, so that a hidden word has the same name on both.
  const words = wordReader();
  const read = (attributes: Attributes) =>
    statementsIn(attributes, words).map((statement) => ({ statement, content: contentOf(statement) }));
  const before = read(change.before);
  return { before, after: read({ ...change.after, ...change.written }) };
});

function withContentOnlyOn(change: Change, side: Side): readonly WithContent[] {
  return onlyOnOneSide(change)[side];
}

const onlyOnOneSide = kept((change: Change): Readonly<Record<Side, readonly WithContent[]>> => {
  const { before, after } = bothSides(change);
  return { before: without(before, after), after: without(after, before) };
});

function without(statements: readonly WithContent[], others: readonly WithContent[]): readonly WithContent[] {
  if (statements.length === 0 || others.length === 0) return statements;
  const contents = new Set(others.map(({ content }) => content));
  return statements.filter(({ content }) => !contents.has(content));
}

function otherThan(side: Side): Side {
  return side === "before" ? "after" : "before";
}

/** What it allows or denies, wherever it is written. */
function contentOf(statement: Statement): string {
  const { attribute, effect, principals, actions, notActions, resources, notResources, conditions } =
    statement;
  const isTrust = attribute === "assume_role_policy";
  const words = [principals, lower(actions), notActions, resources, notResources, conditions];
  return JSON.stringify([isTrust, effect, words]);
}

/** IAM does not tell upper case from lower case in the names of actions. */
function lower(actions: readonly string[]): string[] {
  return actions.map((action) => action.toLowerCase()).sort();
}

interface ChangedStatements {
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
}

/** What all resources of a plan lose and gain, each with who holds it. */
const changedStatements = kept((plan: Plan): ChangedStatements => {
  const on = (side: Side) =>
    new Set(
      plan.changes.filter(isReal).flatMap((change) => {
        // What is hidden in one resource may not be what is hidden in another.
        const own = withContentOnlyOn(change, side).filter(({ content }) => !content.includes(HIDDEN));
        if (own.length === 0) return [];
        const holder = holderOf(change, side, plan);
        return own.map(({ content }) => `${holder} ${content}`);
      }),
    );
  return { before: on("before"), after: on("after") };
});

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
  return namesOf(plan).get(address) ?? address;
}

/** The names that what is at an address will have. */
const namesOf = kept(
  ({ changes }: Plan) =>
    new Map(
      changes.flatMap(({ address, after }): [string, string][] => {
        const name = after["name"] ?? after["bucket"];
        return typeof name === "string" ? [[address, name]] : [];
      }),
    ),
);
