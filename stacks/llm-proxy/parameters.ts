import { Construct } from "constructs";
import type { InjectedValue } from "../../modules/secrets/injected-value";
import { TunableParameter } from "../../modules/secrets/tunable-parameter";
import type { SystemStack } from "../system-stack";
import type { withDefaults } from "./options";

/** What can be tuned while the proxy runs, and what it is at first. */
const TUNABLE = {
  "log-level": { initialValue: "info", description: "How much the proxy and the dispatcher log" },
  "cache-enabled": { initialValue: "true", description: "Whether the proxy answers from its cache" },
  "rate-limit-rpm": { initialValue: "60", description: "Requests a minute that one token may send" },
} as const;

/** Parameters by the name operators and containers know them under. */
export interface Parameters {
  /** Where the parameters are, for those that follow from something else. */
  readonly scope: Construct;

  /** By environment variable, for every container. */
  readonly everyService: Readonly<Record<string, InjectedValue>>;

  /** By environment variable, for the proxy alone. */
  readonly proxy: Readonly<Record<string, InjectedValue>>;
}

/** Makes the parameters that people change without Terraform: the settings say what they hold at first. */
export function createParameters(
  stack: SystemStack,
  { firstValues, featureFlags }: ReturnType<typeof withDefaults>,
): Parameters {
  const scope = new Construct(stack, "parameters");
  const values: Readonly<Record<string, string>> = firstValues;
  const tunable = (name: keyof typeof TUNABLE) => {
    const { initialValue, description } = TUNABLE[name];
    return new TunableParameter(scope, name, { initialValue: values[name] ?? initialValue, description })
      .injected;
  };
  const flags = Object.entries(featureFlags).map(([name, initialValue]) => {
    const flag = new TunableParameter(scope, `feature-${name}`, {
      initialValue,
      description: `Whether the feature ${name} is on or off`,
    });
    return [`FEATURE_${name.replaceAll("-", "_").toUpperCase()}`, flag.injected] as const;
  });
  return {
    scope,
    everyService: { LOG_LEVEL: tunable("log-level") },
    proxy: {
      CACHE_ENABLED: tunable("cache-enabled"),
      RATE_LIMIT_RPM: tunable("rate-limit-rpm"),
      ...Object.fromEntries(flags),
    },
  };
}
