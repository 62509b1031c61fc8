import type { Review } from "../../../tools/review/review";

/** What AWS or Terraform makes up, and what stands in its place. */
const MADE_UP: readonly (readonly [RegExp, string])[] = [
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, "{uuid}"],
  [/\b[0-9a-f]{64}\b/g, "{sha256}"],
  [/\b([a-z]+)-[0-9a-f]{8}(?:[0-9a-f]{9})?\b/g, "$1-{id}"],
  // Load balancers, target groups, listeners and rules end their ARNs in as many random digits.
  [/(?<=\/)[0-9a-f]{16}\b/g, "{id}"],
  [/(?<=:secret:[^\s",]+-)[A-Za-z0-9]{6}(?![\w-])/g, "{id}"],
  [/\bip-\d+-\d+-\d+-\d+\b/g, "ip-{id}"],
  // Where Terraform found an error: another one with every resource that comes before.
  [/\bcdk\.tf\.json line \d+/g, "cdk.tf.json line {line}"],
  [/^( *)\d+:(?= )/gm, "$1{line}:"],
  [/\bdb-[A-Z0-9]{24,}\b/g, "db-{id}"],
  [/\bZ[A-Z0-9]{12,}\b/g, "{zone}"],
  [/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, "{time}"],
  [/\b(?:localhost|127\.0\.0\.1):\d+\b/g, "{host}"],
  [/\b(?:\d{1,3}\.){3}\d{1,3}\b(?!\/\d)/g, "{address}"],
];

/** A text in which the same plan made another time has the same words. */
export function textWithoutChance(text: string): string {
  return MADE_UP.reduce((left, [pattern, word]) => left.replace(pattern, word), text);
}

/**
 * A review that is the same for every plan of the same change.
 *
 * Before it is rendered, not after: an address of another length would break lines in other places.
 */
export function withoutChance(review: Review): Review {
  const same = JSON.parse(JSON.stringify(review), (_, value: unknown) =>
    typeof value === "string" ? textWithoutChance(value) : value,
  ) as Review;
  return {
    ...same,
    stacks: same.stacks.map((stack) => ({
      ...stack,
      planned: {
        ...stack.planned,
        ...(stack.planned.serial !== undefined && { serial: 7 }),
        ...(stack.planned.time !== undefined && { time: "2026-01-02T03:04:05Z" }),
        ...(stack.planned.terraform !== undefined && { terraform: "{version}" }),
      },
    })),
  };
}
