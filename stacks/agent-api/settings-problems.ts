import { modelProblems } from "../../modules/identity/model-problems";
import type { Deployment } from "../../modules/naming/deployment";
import type { Problem } from "../../modules/validation/validate";
import type { withDefaults } from "./options";
import { modelAccess } from "./permissions";

const COMPATIBILITY: readonly string[] = ["broad-policies", "database-secret"];

/** Lower case letters, digits, hyphens and dots; 3 to 63 of them. */
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** What is wrong with settings that are each right alone; what one module can see, it says itself. */
export function settingsProblems(
  settings: ReturnType<typeof withDefaults>,
  deployment: Deployment,
): Problem[] {
  const { protocol, certificateArn, domainName, hostedZoneId, buckets, compatibility } = settings;
  return [
    ...modelProblems(modelAccess(settings), deployment),
    ...buckets.map(
      (name: string) => !BUCKET.test(name) && `buckets must be names of S3 buckets, got '${name}'`,
    ),
    ...compatibility.map(
      (word: string) =>
        !COMPATIBILITY.includes(word) &&
        `compatibility must be of ${COMPATIBILITY.join(", ")}; got '${word}'`,
    ),
    hostedZoneId !== undefined &&
      domainName === undefined &&
      `hostedZoneId needs the domainName it is for, got '${hostedZoneId}' alone`,
    protocol === "https" &&
      certificateArn === undefined &&
      (domainName === undefined || hostedZoneId === undefined) &&
      "protocol 'https' needs a certificate: certificateArn, or domainName and hostedZoneId to have one made",
  ];
}
