import { writeFileSync } from "node:fs";
import { type Sample, sampleOf } from "./review-sample";

/** Writes a plan as `terraform show -json` does: the same bytes for the same number of resources. */
export function writePlan(file: string, resources: number): void {
  const samples = Array.from({ length: resources }, (_, i) => ({ i, sample: sampleOf(i) }));
  const entries = samples.map(({ i, sample }) => changeOf(sample, `${sample.type}.part_${i}`));
  const drifted = samples.filter(({ i, sample }) => i % 50 === 3 && sample.before);
  const plan = {
    format_version: "1.2",
    terraform_version: "1.11.4",
    timestamp: "2026-11-21T12:00:00Z",
    applyable: true,
    complete: true,
    errored: false,
    planned_values: {
      root_module: { resources: entries.map(({ change, ...own }) => ({ ...own, values: change.after })) },
    },
    resource_changes: entries,
    resource_drift: drifted.map(({ i, sample }) =>
      changeOf(
        { ...sample, actions: ["update"], after: { ...sample.before, description: "by hand" } },
        `${sample.type}.part_${i}`,
      ),
    ),
    relevant_attributes: drifted.map(({ i, sample }) => ({
      resource: `${sample.type}.part_${i}`,
      attribute: ["id"],
    })),
    prior_state: {
      format_version: "1.0",
      values: {
        root_module: { resources: entries.map(({ change, ...own }) => ({ ...own, values: change.before })) },
      },
    },
    configuration: {
      root_module: {
        resources: samples.map(({ i, sample: { type, refersTo = {} } }) => ({
          address: `${type}.part_${i}`,
          expressions: Object.fromEntries(
            Object.entries(refersTo).map(([name, to]) => [name, { references: [`${to}.id`, to] }]),
          ),
        })),
      },
    },
  };
  writeFileSync(file, JSON.stringify(plan));
}

function changeOf(sample: Sample, address: string) {
  const { type, actions, before, after, unknown = {}, sensitive = {}, replacedBy } = sample;
  return {
    address,
    mode: "managed",
    type,
    name: address.slice(type.length + 1),
    provider_name: "registry.terraform.io/hashicorp/aws",
    change: {
      actions,
      before,
      after,
      after_unknown: unknown,
      before_sensitive: before ? sensitive : false,
      after_sensitive: after ? sensitive : false,
      ...(replacedBy && { replace_paths: replacedBy }),
    },
  };
}
