/** Conditions of a statement: operator, key, accepted values, as in `{ StringEquals: { "aws:SourceAccount": "…" } }`. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** What whoever has it may do: one statement of a policy. */
export interface Permission {
  /** Name of the statement; letters and digits. @default - none */
  readonly sid?: string;

  /** e.g. `bedrock:InvokeModel` */
  readonly actions: readonly string[];

  /** ARNs the actions may be used on. */
  readonly resources: readonly string[];

  /** What else must be true. @default - nothing */
  readonly conditions?: Conditions;
}

/** What whoever has it may not do, whatever else allows it. */
export interface Denial {
  /** Name of the statement; letters and digits. */
  readonly sid: string;

  /** e.g. `iam:CreateUser`, or `organizations:*` */
  readonly actions: readonly string[];

  /** ARNs the actions are denied on, or on everything but which they are. */
  readonly on: readonly string[] | { readonly allBut: readonly string[] };

  /** When it is denied. @default - always */
  readonly conditions?: Conditions;
}

/** A permission that says who has it, as policies of resources do: of keys, buckets, topics. */
export interface Grant extends Permission {
  /** Who: `{ Service: "logs.us-east-1.amazonaws.com" }`, `{ AWS: roleArn }`, or `"*"` for everyone. */
  readonly principal: "*" | Readonly<Record<string, string | readonly string[]>>;

  /** `Deny` wins over every `Allow`. @default "Allow" */
  readonly effect?: "Allow" | "Deny";
}
