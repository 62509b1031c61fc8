import type { ECRClient } from "@aws-sdk/client-ecr";
import type { ECSClient } from "@aws-sdk/client-ecs";
import type { SSMClient } from "@aws-sdk/client-ssm";
import type { Step } from "../terminal/progress";
import type { Pace } from "./rollout";

/** What is to run, and where. */
export interface Request {
  readonly system: string;
  readonly environment: string;
  readonly cluster: string;

  /** What the system calls the image: the last part of its repository and of its parameter. */
  readonly image: string;

  /** Tag or digest of the image that is to run. */
  readonly tag: string;

  /** What the tag has to be. @default - whatever it is */
  readonly digest?: string;

  /** At least one. */
  readonly services: readonly string[];
}

export interface Surroundings {
  readonly aws: { readonly ecr: ECRClient; readonly ecs: ECSClient; readonly ssm: SSMClient };
  readonly step: Step;
  readonly pace: Pace;
  readonly signal: AbortSignal;
}

/** A service on its way from one revision to another, by their ARNs. */
export interface Move {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** Repository of an image, as the systems name theirs. */
export function repositoryOf({ system, environment, image }: Request): string {
  return `${system}-${environment}-${image}`;
}

/** Parameter that says which image runs, as the systems name theirs. */
export function parameterOf({ system, environment, image }: Request): string {
  return `/${system}/${environment}/images/${image}`;
}
