/** Something that exists in AWS and is the stack's by its tags or its name. */
export interface Found {
  /** What Terraform calls its kind. @default - a kind this tool does not know */
  readonly type?: string;

  /** What `terraform import` takes for it. */
  readonly id: string;

  /** How it is told to a person: its ARN, where it has one. */
  readonly name: string;

  /** Attributes known of it, as the code writes them; they tell which address it belongs to. */
  readonly facts: Readonly<Record<string, string | number>>;

  /** Whether two of its type can have the same facts. */
  readonly isUnique: boolean;
}

/** Something that AWS has and the state has not. */
export interface Orphan {
  readonly found: Found;

  /** The address it belongs to. @default - none, or not to be told apart from others of its type */
  readonly address?: string;

  /** What `terraform import` takes, complete. */
  readonly id: string;

  /** Command that deletes it, where the next apply had better make it again. @default - it can be imported */
  readonly deletion?: string;

  /** Addresses it may belong to when it is not clear which. */
  readonly candidates: readonly string[];
}
