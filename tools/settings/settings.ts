/** An ECS service, and where it runs. */
export interface Service {
  readonly name: string;

  /** The cluster's name. @default - a task that is started by something else, which can't be restarted from here */
  readonly cluster?: string;
}

/** What all settings have. */
export interface Setting {
  /** What people type: the name without `/<system>/<environment>/`. */
  readonly id: string;

  /** The whole name in AWS. */
  readonly name: string;

  readonly description: string;

  /** Services whose containers get it when they start. */
  readonly readers: readonly Service[];
}

/** A place in Secrets Manager. */
export interface Secret extends Setting {
  /** Whoever puts the value in. */
  readonly filledBy: "people" | "Terraform" | "RDS";

  /** Keys of its JSON that containers get; none when they get the value as it is. */
  readonly keys: readonly string[];

  /** Whether a container gets the value as it is. */
  readonly isReadWhole: boolean;
}

/** A setting in Parameter Store that is no secret. */
export interface Parameter extends Setting {
  /** What the code says. */
  readonly value: string;

  /** Whoever may change it while it is deployed. */
  readonly decidedBy: "code" | "operators" | "delivery";

  /** Characters it may have. */
  readonly longest: number;
}

/** A PostgreSQL whose password RDS keeps in a secret of its own. */
export interface Database {
  /** The id of its secret. */
  readonly id: string;

  readonly identifier: string;
  readonly kind: "instance" | "cluster";
}

/** A Redis that asks for TLS, and the secret that has the token it is to ask for as well. */
export interface Cache {
  readonly replicationGroupId: string;

  /** Id of the secret. */
  readonly token: string;
}

/** What a system in an environment is told when it starts. */
export interface Settings {
  readonly system: string;
  readonly environment: string;

  /** Name of the stack that makes it. */
  readonly stack: string;

  readonly accountId: string;
  readonly region: string;
  readonly secrets: readonly Secret[];
  readonly parameters: readonly Parameter[];
  readonly databases: readonly Database[];
  readonly caches: readonly Cache[];
}
