import type { Finding } from "./find-findings";
import type { Fold } from "./fold";
import type { Level } from "./level";
import type { RuleRow } from "./security-group-rows";
import type { StatementRow } from "./statement-rows";
import type { Summary } from "./summary";
import type { AcceptedFinding, WaiverReport } from "./waivers";

/**
 * Everything that is said about a set of plans. Markdown, terminal, HTML and JSON are written from it alone: they can't
 * disagree, and no value that may not be shown is in it.
 *
 * The JSON is this, as it is; `level`, `summary`, `stacks` and `findings` are meant for other programs and stay.
 */
export interface Review {
  /** Of this format; a change that breaks readers raises it. */
  readonly version: 1;

  /** The worst of what was found and not accepted. */
  readonly level: Level;

  readonly summary: Summary;

  /** In the order in which they can be applied. */
  readonly stacks: readonly StackReview[];

  /** The worst first; without what is accepted. */
  readonly findings: readonly Finding[];

  readonly waivers: WaiverReport;

  /** IAM statements that come and go. */
  readonly statements: readonly StatementRow[];

  /** Security group rules that come and go. */
  readonly securityGroupRules: readonly RuleRow[];

  /** Commit of the code that was planned. @default - not known */
  readonly commit?: string | undefined;
}

/** What is said about the plan of one stack. */
export interface StackReview {
  readonly name: string;
  readonly level: Level;
  readonly summary: Summary;

  /** Why it could not be reviewed. @default - it was */
  readonly problem?: string | undefined;

  /** What has to be read, in the order of the plan. */
  readonly changes: readonly ReviewedChange[];

  /** What need not be read, and why. */
  readonly folded: readonly FoldedChanges[];

  /** Changes made outside of Terraform that have a part in this plan. */
  readonly drift: readonly ReviewedChange[];

  readonly outputs: readonly ReviewedOutput[];

  /** Values known before that only the apply will tell, e.g. `aws_ecs_service.api task_definition`. */
  readonly unknown: readonly string[];

  /** What the plan does not tell. */
  readonly lacks: readonly string[];

  /** Where its state is, to be compared with what other stacks read. @default - not known */
  readonly backend?: string | undefined;

  /** States of other stacks that it reads, and their outputs. */
  readonly reads: readonly { readonly backend: string; readonly outputs: readonly string[] }[];

  /** Stacks that have to be applied before this one is planned again. */
  readonly planAgainAfter: readonly string[];

  /** Resources that change and those they refer to. */
  readonly diagram: Diagram;

  /** What was planned; checked again before it is applied. */
  readonly planned: Planned;
}

export interface ReviewedChange {
  readonly address: string;

  /** @default - not synthesized by cdktf */
  readonly path?: string | undefined;

  /** `+` create, `~` update, `±` replace, `-` destroy, `→` move, `⇥` import, `⊘` forget, `?` other. */
  readonly mark: Mark;

  readonly level: Level;

  /** Whether it is imported, whatever else happens to it. @default - it was there, or is new */
  readonly isImported?: true | undefined;

  /** In a few words: `new one first`, `not in the code any more`, `moved from …`. */
  readonly notes: readonly string[];

  readonly differences: readonly ShownDifference[];
}

export type Mark = "+" | "~" | "±" | "-" | "→" | "⇥" | "⊘" | "?";

/** A difference in words; secrets and unknown values have words of their own. */
export interface ShownDifference {
  readonly path: string;

  /** @default - nothing was there */
  readonly before?: string | undefined;

  /** @default - nothing will be there */
  readonly after?: string | undefined;

  /** Whether it is a reason for the replacement. */
  readonly replaces: boolean;
}

export interface FoldedChanges {
  readonly fold: Fold;

  /** Whether all of them are imported. @default - none is */
  readonly isImported?: true | undefined;

  readonly addresses: readonly string[];

  /** Every attribute that differs in any of them: the proof that there is no other. */
  readonly attributes: readonly string[];
}

export interface ReviewedOutput {
  readonly name: string;
  readonly mark: Mark;
  readonly before: string;
  readonly after: string;
}

export interface Diagram {
  readonly nodes: readonly DiagramNode[];

  /** Pairs of addresses: the first refers to the second. */
  readonly edges: readonly (readonly [string, string])[];
}

export interface DiagramNode {
  readonly address: string;

  /** @default - it stays as it is */
  readonly mark?: Mark | undefined;

  readonly level: Level;
}

export interface Planned {
  /** SHA-256 of the plan file. @default - no plan file is known */
  readonly sha256?: string | undefined;

  /** Serial of the state it was planned against. @default - no plan file is known */
  readonly serial?: number | undefined;

  /** Lineage of that state. @default - no plan file is known, or there is no state yet */
  readonly lineage?: string | undefined;

  /** @default - an old Terraform did not say */
  readonly terraform?: string | undefined;

  /** RFC 3339. @default - an old Terraform did not say */
  readonly time?: string | undefined;

  readonly isComplete: boolean;
}

export type { AcceptedFinding, Finding };
