import type { PlanRule } from "../../rule";

/** An output that was sensitive is shown: in the log of each apply, and to whoever asks for it. */
export const exposureOutputNotSensitive: PlanRule = {
  id: "exposure.output-not-sensitive",
  checkPlan({ plan }) {
    return plan.outputs
      .filter(
        ({ wasSensitive, isSensitive, before, actions }) =>
          wasSensitive && !isSensitive && before !== null && !actions.includes("delete"),
      )
      .map(({ name }) => ({
        address: `output.${name}`,
        level: "exposure",
        what: `The output ${name} is not sensitive any more: its value is shown in the log of each apply`,
        evidence: [
          `/output_changes/${name}/before_sensitive = true`,
          `/output_changes/${name}/after_sensitive = false`,
        ],
        fix: "mark it sensitive again, unless its value may be read by anybody",
      }));
  },
};
