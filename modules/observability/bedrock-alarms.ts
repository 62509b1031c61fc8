import { Construct } from "constructs";
import { validate } from "../validation/validate";
import { countProblem } from "./limits";
import { ModelAlarms } from "./model-alarms";
import type { Notifications } from "./notifications";
import { wordProblem } from "./words";

export interface BedrockAlarmsProps {
  /**
   * Models, or inference profiles, exactly as they are called, by a word of their own:
   * `{ claude: "us.anthropic.claude-sonnet-4-20250514-v1:0" }`.
   */
  readonly modelIds: Readonly<Record<string, string>>;

  readonly notifications: Notifications;

  /** Failed calls of a model in five minutes that retries absorb. @default 5 */
  readonly errors?: number;

  /** Throttled calls of a model in five minutes that retries absorb. @default 10 */
  readonly throttles?: number;
}

/** Says when Bedrock fails or refuses the calls to a model. */
export class BedrockAlarms extends Construct {
  readonly models: Readonly<Record<string, ModelAlarms>>;

  constructor(scope: Construct, id: string, props: BedrockAlarmsProps) {
    super(scope, id);
    const { modelIds, notifications, errors = 5, throttles = 10 } = props;
    const models = Object.entries(modelIds);
    validate(this, [
      models.length === 0 && "modelIds must name at least one model, got none",
      ...models.map(([word]) => wordProblem("modelIds", word, "claude-sonnet")),
      countProblem("errors", errors),
      countProblem("throttles", throttles),
    ]);
    this.models = Object.fromEntries(
      models.map(([word, modelId]) => [
        word,
        new ModelAlarms(this, word, { modelId, notifications, errors, throttles }),
      ]),
    );
  }
}
