import { type AllowedAccounts, readAllowedAccounts } from "./allowed-accounts";
import { type Change, isReal, readChange } from "./change";
import { withKnownReferences } from "./known-references";
import { mergeMarks } from "./marks";
import type { CheckJson, PlanJson, SidesJson } from "./plan-json";
import { readNamed } from "./read-side";
import { type References, readReferences } from "./references";
import { hasAddress, relevantDrift, tellsRelevance } from "./relevant-drift";
import type { Synthesis } from "./synthesis";
import type { Value } from "./values";

export interface OutputChange {
  readonly name: string;
  readonly actions: readonly string[];
  readonly before: Value;
  readonly after: Value;
  readonly wasSensitive: boolean;
  readonly isSensitive: boolean;
}

/** A condition in the code that does not hold, or can't be told before the apply. */
export interface Check {
  readonly address: string;
  readonly status: string;
  readonly problems: readonly string[];
}

/** A plan of one stack: nothing in it is secret. */
export interface Plan {
  readonly stack: string;

  /** @default - an older Terraform did not say */
  readonly terraformVersion: string | undefined;

  /** When it was made, RFC 3339. @default - an older Terraform did not say */
  readonly timestamp: string | undefined;

  /** Whether planning ended in an error: it can't be applied. */
  readonly isErrored: boolean;

  /** Whether it holds all there is to do; not so with `-target`, or with deferred changes. */
  readonly isComplete: boolean;

  /** Everything Terraform looked at, in its order. */
  readonly changes: readonly Change[];

  /** What changed outside of Terraform and has a part in this plan. */
  readonly drift: readonly Change[];

  readonly outputs: readonly OutputChange[];
  readonly checks: readonly Check[];

  /** Changes that wait for another apply. */
  readonly deferred: number;

  /** Addresses a resource's configuration refers to, by its address and attribute. */
  readonly references: References;

  readonly allowedAccounts: AllowedAccounts;

  /** What the version of Terraform that made it does not tell. */
  readonly lacks: readonly string[];

  /** @default - no synthesized stack is known */
  readonly synthesis: Synthesis | undefined;
}

/** @throws RangeError when a value is too deep */
export function readPlan(stack: string, json: PlanJson, synthesis?: Synthesis): Plan {
  const code = (address: string) => synthesis?.resources.get(withoutKey(address));
  const read = (json.resource_changes ?? []).map((change, i) =>
    readChange(change, `/resource_changes/${i}`, code),
  );
  const byAddress = new Map(
    read.filter(({ deposed }) => deposed === undefined).map((change) => [change.address, change]),
  );
  const changes = read.map((change) => withKnownReferences(change, (address) => byAddress.get(address)));
  const isComplete = json.complete ?? true;
  return {
    stack,
    terraformVersion: json.terraform_version,
    timestamp: json.timestamp,
    isErrored: json.errored ?? false,
    isComplete: isComplete && (json.deferred_changes ?? []).length === 0,
    changes,
    drift: changes.some(isReal) ? relevantDrift(json, code) : [],
    outputs: Object.entries(json.output_changes ?? {}).map(([name, change]) => readOutput(name, change)),
    checks: (json.checks ?? []).map(readCheck).filter(({ status }) => status !== "pass"),
    deferred: (json.deferred_changes ?? []).length,
    references: readReferences(json.configuration?.root_module),
    allowedAccounts: readAllowedAccounts(json.configuration),
    lacks: lacksOf(json),
    synthesis,
  };
}

/** `aws_subnet.private["a"]` in a module or not: the address its block has in the code. */
export function withoutKey(address: string): string {
  return address.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]$/, "");
}

function readOutput(name: string, change: SidesJson): OutputChange {
  const marks = mergeMarks(change.before_sensitive, change.after_sensitive);
  return {
    name,
    actions: change.actions,
    before: readNamed(name, change.before, marks),
    after: readNamed(name, change.after, marks, change.after_unknown),
    wasSensitive: change.before_sensitive === true,
    isSensitive: change.after_sensitive === true,
  };
}

function readCheck({ address, status, instances = [] }: CheckJson): Check {
  const problems = instances.flatMap(({ problems: own = [] }) => own.map(({ message }) => message ?? ""));
  return {
    address: address?.to_display ?? "a check",
    status,
    problems: problems.map((message) => String(readNamed("message", message, undefined))),
  };
}

/** What an older Terraform says nothing about, so that its absence is not taken for good news. */
function lacksOf(json: PlanJson): string[] {
  const changes = (json.resource_changes ?? []).map(({ change }) => change);
  const saysSensitive = changes.some((change) => "before_sensitive" in change || "after_sensitive" in change);
  return [
    ...(changes.length > 0 && !saysSensitive ? ["which values are marked sensitive"] : []),
    ...(json.errored === undefined ? ["whether planning ended in an error"] : []),
    ...(json.complete === undefined ? ["whether it is complete"] : []),
    ...(json.resource_drift && !tellsRelevance(json)
      ? ["which changes outside of Terraform have a part in it"]
      : []),
    ...((json.resource_drift ?? []).every(hasAddress)
      ? []
      : ["where some changes outside of Terraform were made"]),
  ];
}
