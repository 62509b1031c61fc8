import type { Place } from "../modules/naming/deployment";
import { regionProblem } from "../modules/network/zones";
import type { Problem } from "../modules/validation/validate";

/** What is wrong with the account and region a stack would be deployed to. */
export function placeProblems({ accountId, region }: Place): Problem[] {
  return [
    !/^\d{12}$/.test(accountId) &&
      `accountId must be the 12 digits of an AWS account, got '${accountId}'; set it in backend/environments.ts`,
    regionProblem(region),
  ];
}
