import type { IConstruct } from "constructs";

const CONTEXT_KEY = "deployment";

/** What is deployed. */
export interface System {
  /** Full name, e.g. `multi-agent-orchestrator`. */
  readonly name: string;

  /** Stands in where AWS allows 32 characters (load balancers, target groups), e.g. `mao`. */
  readonly shortName: string;
}

/** Where it is deployed. */
export interface Place {
  /** `dev`, `staging` or `prod`; part of every name. */
  readonly environment: string;

  /** AWS region, e.g. `us-east-1`. */
  readonly region: string;

  /** The only account that may be touched: 12 digits. */
  readonly accountId: string;

  /** Whether what holds data, and what people depend on, refuses to be destroyed. */
  readonly isProtected: boolean;

  /** Name of the policy beyond which no role may go, whatever it is allowed. @default - roles have no boundary */
  readonly permissionsBoundary?: string;
}

/** A system in one environment: whose resources these are, and what they are called. */
export class Deployment implements Place {
  /** The deployment a construct is part of. */
  static of(construct: IConstruct): Deployment {
    return construct.node.getContext(CONTEXT_KEY) as Deployment;
  }

  readonly system: System;
  readonly environment: string;
  readonly region: string;
  readonly accountId: string;
  readonly isProtected: boolean;

  /** @default - roles have no boundary */
  readonly permissionsBoundary?: string;

  constructor(system: System, place: Place) {
    const { environment, region, accountId, isProtected, permissionsBoundary } = place;
    this.system = system;
    this.environment = environment;
    this.region = region;
    this.accountId = accountId;
    this.isProtected = isProtected;
    this.permissionsBoundary = permissionsBoundary;
  }

  /** Makes every construct below `scope` part of this deployment. */
  own(scope: IConstruct): void {
    scope.node.setContext(CONTEXT_KEY, this);
  }

  /** AWS name of a resource: `<system>-<environment>-<part>`. */
  name(part: string): string {
    return `${this.system.name}-${this.environment}-${part}`;
  }

  /** AWS name where 32 characters are allowed: `<short name>-<environment>-<part>`. */
  shortName(part: string): string {
    return `${this.system.shortName}-${this.environment}-${part}`;
  }

  /** Path of a parameter or a log group: `/<system>/<environment>/<part>`. */
  path(part: string): string {
    return `/${this.system.name}/${this.environment}/${part}`;
  }

  /** ARN of something in this account and region: `arn:aws:<service>:<region>:<account>:<rest>`. */
  arn(service: string, rest: string): string {
    return `arn:aws:${service}:${this.region}:${this.accountId}:${rest}`;
  }

  /** ARN of something that belongs to the whole account: `arn:aws:iam::<account>:<rest>`. */
  iamArn(rest: string): string {
    return `arn:aws:iam::${this.accountId}:${rest}`;
  }
}
