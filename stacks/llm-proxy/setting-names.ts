import { nearest } from "../../modules/validation/nearest";
import type { Problem } from "../../modules/validation/validate";
import type { Settings } from "./options";
import { DEFAULTS, TIERS } from "./tiers";

/** Every setting there is: the compiler sees to it that none is missing. */
const NAMES: Readonly<Record<Exclude<keyof Settings, keyof typeof DEFAULTS>, true>> = {
  tier: true,
  cidr: true,
  zones: true,
  existingVpcId: true,
  existingSubnets: true,
  existingSubnetTags: true,
  flowLogs: true,
  callers: true,
  protocol: true,
  domainName: true,
  hostedZoneId: true,
  existingCertificateArn: true,
  plainHttpInProduction: true,
  dispatcherKeepsAuroraAwake: true,
  backupRetentionDays: true,
  redisEngine: true,
  redisTransitEncryption: true,
  databaseUrl: true,
  firstValues: true,
  featureFlags: true,
  firstImageTag: true,
  containerInsights: true,
  execEnabled: true,
  subscribers: true,
};

/** What is wrong with the names of settings, and of the tier: what the compiler sees, unless somebody told it not to look. */
export function nameProblems(settings: Settings): Problem[] {
  const known = [...Object.keys(DEFAULTS), ...Object.keys(NAMES)];
  const tiers = Object.keys(TIERS);
  const unknown = Object.keys(settings).filter((name) => !known.includes(name));
  return [
    !tiers.includes(settings.tier) && `tier must be one of ${tiers.join(", ")}; got '${settings.tier}'`,
    ...unknown.map((name) => {
      const meant = nearest(name, known);
      return `there is no setting '${name}'; ${meant ? `did you mean '${meant}'?` : `there are ${known.join(", ")}`}`;
    }),
  ];
}
