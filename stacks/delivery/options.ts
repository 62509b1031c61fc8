import type { Deployment } from "../../modules/naming/deployment";
import type { SystemStack } from "../system-stack";

/** What differs between environments. */
export interface Settings {
  /** The account's provider for GitHub, where something else made it already. @default - this stack makes it */
  readonly oidcProviderArn?: string;

  /** Branches that are planned after they were merged to; pull requests always are. @default ["main"] */
  readonly branches?: readonly string[];

  /** Other environments of the same account, with a stack of this kind each. @default [] */
  readonly neighbours?: readonly string[];

  /** Policies of AWS a deployment may take off roles, e.g. `AmazonS3FullAccess`; it can attach none. @default [] */
  readonly detachable?: readonly string[];

  /** Who releases the images of a system, by its name. @default {} - nobody */
  readonly applications?: Readonly<Record<string, Application>>;
}

/** What a system's images are made from. */
export interface Application {
  /** Repository of its code, e.g. `acme/llm-proxy`. */
  readonly repository: string;

  /** GitHub environments of that repository whose jobs release here. @default - the one of the same name */
  readonly environments?: readonly string[];
}

/** Where Terraform keeps what it remembers, by names that are known before there is anything. */
export interface StateNames {
  readonly bucket: string;
  readonly lockTable: string;

  /** e.g. `alias/terraform-state` */
  readonly keyAlias: string;

  /** Name of the object that holds the state of a system; `*` for all of them. */
  readonly objectOf: (system: string, environment: string) => string;
}

/** What is delivered: the stacks CI may deploy, and where their states are. */
export interface Delivered {
  readonly stacks: readonly SystemStack[];
  readonly state: StateNames;
}

/** What of a deployment the policies speak of. */
export interface Reach extends Delivered {
  readonly deployment: Deployment;

  /** Other environments of the same account. */
  readonly neighbours: readonly string[];

  /** ARN of the policy every role of the systems is to have as its boundary. @default - none is asked for */
  readonly boundaryArn?: string;

  /** What names of the delivered systems begin with: `multi-agent-orchestrator-dev-`. */
  readonly names: readonly string[];

  /** The same where AWS allows 32 characters, and in buckets: `mao-dev-`. */
  readonly shortNames: readonly string[];

  /** What their paths begin with: `/multi-agent-orchestrator/dev/`. */
  readonly paths: readonly string[];

  /** What secrets begin with that are called otherwise. */
  readonly otherSecrets: readonly string[];

  /** What the tag System says of them. */
  readonly systems: readonly string[];
}
