import { type Change, isReal } from "../plan/change";
import type { OutputChange, Plan } from "../plan/plan";
import { hasUnknown, isSame, type Value } from "../plan/values";
import { diagramOf } from "./diagram";
import { type Difference, differencesOf } from "./difference";
import { type Finding, levelOf } from "./find-findings";
import { FOLDS, type Fold, foldOf } from "./fold";
import { type Level, worst } from "./level";
import type { FoldedChanges, Mark, Planned, ReviewedOutput, StackReview } from "./review";
import { reviewedChange } from "./reviewed-change";
import { showValue } from "./show-value";
import { summarize } from "./summary";
import { toldDrift } from "./told-drift";
import { unknownValues } from "./unknown-values";

interface Compared {
  readonly change: Change;
  readonly differences: readonly Difference[];

  /** @default - it has to be read */
  readonly fold: Fold | undefined;
}

/** @param findings of this stack, without what is accepted */
export function reviewStack(
  plan: Plan,
  findings: readonly Finding[],
  planned: Partial<Planned> = {},
): StackReview {
  const levels = levelsByAddress(findings);
  const compared = plan.changes.filter(isReal).map((change): Compared => {
    const differences = differencesOf(change);
    // What somebody has to look at is not folded away.
    const fold = levels.has(change.address) ? undefined : foldOf(change, differences);
    return { change, differences, fold };
  });
  const changes = compared
    .filter(({ fold }) => !fold)
    .map(({ change, differences }) =>
      reviewedChange(change, differences, levels.get(change.address) ?? "safe"),
    );
  return {
    name: plan.stack,
    level: levelOf(findings),
    summary: summarize(plan.changes),
    problem: problemOf(plan),
    changes,
    folded: foldedChanges(compared),
    drift: toldDrift(plan.drift.map((change) => reviewedChange(change, differencesOf(change), "safe"))),
    outputs: plan.outputs.filter(({ actions }) => actions.join() !== "no-op").map(reviewedOutput),
    unknown: unknownValues(compared.flatMap(unknownOf), changes),
    lacks: plan.lacks,
    backend: plan.synthesis?.backend,
    reads: (plan.synthesis?.remoteStates ?? []).map(({ backend, outputs }) => ({
      backend,
      outputs: [...outputs],
    })),
    planAgainAfter: [],
    diagram: diagramOf(
      plan,
      new Set(compared.filter(({ fold }) => fold).map(({ change }) => change.address)),
      levels,
    ),
    planned: {
      terraform: plan.terraformVersion,
      time: plan.timestamp,
      isComplete: plan.isComplete,
      ...planned,
    },
  };
}

function levelsByAddress(findings: readonly Finding[]): ReadonlyMap<string, Level> {
  const levels = new Map<string, Level>();
  for (const { address, level } of findings)
    levels.set(address, worst([level, levels.get(address) ?? "safe"]));
  return levels;
}

function problemOf({ isErrored, isComplete, deferred }: Plan): string | undefined {
  if (isErrored) return "planning ended in an error; Terraform does not apply this plan";
  if (isComplete) return undefined;
  return deferred > 0
    ? `the plan is not complete: ${deferred} changes wait for another apply`
    : "the plan is not complete: it was made with -target, or has to be applied more than once";
}

function foldedChanges(compared: readonly Compared[]): FoldedChanges[] {
  const isImported = ({ change }: Compared) => change.importId !== undefined;
  return FOLDS.flatMap((fold) => {
    const own = compared.filter((one) => one.fold === fold);
    return [
      ...foldedTogether(fold, own.filter(isImported)).map((one) => ({ ...one, isImported: true as const })),
      ...foldedTogether(
        fold,
        own.filter((one) => !isImported(one)),
      ),
    ];
  });
}

function foldedTogether(fold: Fold, own: readonly Compared[]): FoldedChanges[] {
  if (own.length === 0) return [];
  const attributes = own.flatMap(({ differences }) => differences.map(({ path }) => path));
  const addresses = own.map(({ change }) => change.address);
  return [{ fold, addresses, attributes: [...new Set(attributes)].sort() }];
}

/** Values that were known, and that only the apply will tell. */
function unknownOf({ change, differences }: Compared): string[] {
  if (change.kind !== "update" && change.kind !== "replace") return [];
  return differences
    .filter(({ before, after }) => before !== undefined && before !== null && hasUnknown(after))
    .map(({ path }) => `${change.address} ${path}`);
}

const OUTPUT_MARKS: ReadonlyMap<string, Mark> = new Map<string, Mark>([
  ["create", "+"],
  ["delete", "-"],
  ["update", "~"],
]);

function reviewedOutput({
  name,
  actions,
  before,
  after,
  wasSensitive,
  isSensitive,
}: OutputChange): ReviewedOutput {
  const show = (value: Value, isSecret: boolean) => (isSecret ? "(sensitive)" : showValue(value));
  return {
    name,
    mark: OUTPUT_MARKS.get(actions.join()) ?? "?",
    before: isSame(before, null) ? "" : show(before, wasSensitive),
    after: isSame(after, null) ? "" : show(after, isSensitive),
  };
}
