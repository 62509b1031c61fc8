import type { Place } from "../../modules/naming/deployment";
import type { Problem } from "../../modules/validation/validate";
import type { Settings } from "./options";

/** What is wrong with what a delivery is told; who trusts whom, the identity checks itself. */
export function settingsProblems(
  { environment, permissionsBoundary }: Place,
  { branches = [] }: Settings,
  boundary: string,
): Problem[] {
  return [
    !/^[a-z][a-z0-9-]*$/.test(environment) &&
      `environment must be lower case letters, digits and hyphens, as GitHub is to call it; got '${environment}'`,
    ...branches.map(branchProblem),
    permissionsBoundary !== undefined &&
      permissionsBoundary !== boundary &&
      `permissionsBoundary must be '${boundary}', which this stack makes, got '${permissionsBoundary}'`,
  ];
}

function branchProblem(branch: string): Problem {
  return (
    !/^[A-Za-z0-9]([\w./-]*\w)?$/.test(branch) &&
    `branches must be names without wildcards, like 'main'; got '${branch}'`
  );
}
