import type { Construct } from "constructs";
import { Parameter } from "./parameter";

export interface TunableParameterProps {
  /** The setting until somebody changes it; everyone who reads the plan sees it. */
  readonly initialValue: string;

  /** What the setting decides; shown in the console. */
  readonly description: string;
}

/**
 * A setting that operators change while the system runs: Terraform sets it once and leaves its value alone from then on.
 *
 * What it is now, only AWS knows: containers get it by its ARN, and nothing is built from it.
 */
export class TunableParameter extends Parameter {
  constructor(scope: Construct, id: string, { initialValue, description }: TunableParameterProps) {
    super(scope, id, { value: initialValue, description });
    this.resource.lifecycle = { ignoreChanges: ["insecure_value"] };
  }
}
