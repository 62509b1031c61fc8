import type { Problem } from "../validation/validate";

/**
 * Availability Zones of the regions this project is used in, by their last letter.
 *
 * From `aws ec2 describe-availability-zones --region <region>`; a region is added here before it is used. Letters end
 * at h: the range of a VPC has a slot for each up to there (`cidr.ts`).
 */
const ZONES: Readonly<Record<string, string>> = {
  "us-east-1": "abcdef",
  "us-west-2": "abcd",
  "eu-west-1": "abc",
};

/** What is wrong with a region, or `undefined` when it is one this project knows. */
export function regionProblem(region: string): Problem {
  return (
    ZONES[region] === undefined && `region must be one of ${Object.keys(ZONES).join(", ")}, got '${region}'`
  );
}

/** What is wrong with a list of zones for a region. */
export function zoneProblems(zones: readonly string[], region: string): Problem[] {
  const letters = [...(ZONES[region] ?? "")];
  const known = letters.map((letter) => region + letter);
  return [
    zones.length < 2 && `zones must name at least 2 Availability Zones, got ${zones.length}`,
    new Set(zones).size < zones.length && `zones must differ, got ${zones.join(", ")}`,
    ...zones
      .filter((zone) => letters.length > 0 && !known.includes(zone))
      .map((zone) => `zones must be among ${known.join(", ")}; got '${zone}'`),
  ];
}

/** Letter of a zone, which names what is in it: `us-east-1a` is `a`. */
export function zoneLetter(zone: string): string {
  return zone.slice(-1);
}
