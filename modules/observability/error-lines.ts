import type { FargateService } from "../container-service/fargate-service";
import type { Deployment } from "../naming/deployment";
import type { Metric } from "./metric";

/**
 * Lines that tell of an error, in text and in JSON, whichever way round its keys are.
 *
 * A regular expression between `%`, since a plain word would miss `"level": "error"`; CloudWatch takes five such
 * patterns for a log group, and no parentheses in them.
 */
export const ERROR_LINES = "%ERROR|CRITICAL|Traceback|level\\W+error|level\\W+critical%";

/** Count of the error lines a service writes. */
export function errorLines(service: FargateService, { system, environment }: Deployment): Metric {
  return {
    namespace: `${system.name}/${environment}`,
    metricName: `${service.name}-error-lines`,
    dimensions: {},
    statistic: "Sum",
  };
}
