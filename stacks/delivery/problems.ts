import { repositoryProblem } from "../../modules/identity/github-identity";
import type { Place } from "../../modules/naming/deployment";
import type { Problem } from "../../modules/validation/validate";
import { released } from "./app-role";
import type { Delivered, Settings } from "./options";

/** What is wrong with what a delivery is told; who trusts whom, the identity checks itself. */
export function settingsProblems(
  { environment, permissionsBoundary }: Place,
  { branches = [], neighbours = [], detachable = [], applications = {} }: Settings,
  boundary: string,
  delivered: Delivered,
): Problem[] {
  return [
    !/^[a-z][a-z0-9-]*$/.test(environment) &&
      `environment must be lower case letters, digits and hyphens, as GitHub is to call it; got '${environment}'`,
    ...branches.map(branchProblem),
    neighbours.includes(environment) &&
      `neighbours must be other environments: it could touch nothing of its own, got '${environment}'`,
    ...detachable.map(
      (name) =>
        !/^[\w+=,.@/-]+$/.test(name) &&
        `detachable must be names of AWS's policies without wildcards, like 'AmazonS3FullAccess'; got '${name}'`,
    ),
    ...Object.entries(applications).flatMap(([system, { repository, environments = [] }]) => [
      repositoryProblem(repository),
      ...environments.map((name) => environmentProblem(system, name)),
      released(delivered, system).repositories.length === 0 &&
        `applications must be systems that are delivered here and have images, got '${system}'`,
    ]),
    permissionsBoundary !== undefined &&
      permissionsBoundary !== boundary &&
      `permissionsBoundary must be '${boundary}', which this stack makes, got '${permissionsBoundary}'`,
  ];
}

/** GitHub puts the name into what it says of a job: a colon there could make it another. */
function environmentProblem(system: string, name: string): Problem {
  return (
    !/^[A-Za-z0-9][\w.-]*$/.test(name) &&
    `environments of '${system}' must be names without wildcards, like 'prod'; got '${name}'`
  );
}

function branchProblem(branch: string): Problem {
  return (
    !/^[A-Za-z0-9]([\w./-]*\w)?$/.test(branch) &&
    `branches must be names without wildcards, like 'main'; got '${branch}'`
  );
}
