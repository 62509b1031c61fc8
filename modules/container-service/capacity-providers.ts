import type { Problem } from "../validation/validate";

/** Most AWS accepts, from the API reference (`CapacityProviderStrategyItem`). */
const MOST_WEIGHT = 1000;
const MOST_BASE = 100_000;

/** On-demand capacity, or spare capacity for up to 70 % less that AWS takes back at two minutes' notice. */
export type CapacityProvider = "FARGATE" | "FARGATE_SPOT";

/** How much of a service runs on one kind of capacity. */
export interface CapacityShare {
  /** Share of the tasks beyond the base, relative to the other kind's. */
  readonly weight: number;

  /** Tasks that run here before weights count; only one kind can have it. @default - none */
  readonly base?: number;
}

/** The mix a service runs on, e.g. `{ FARGATE: { weight: 1, base: 2 }, FARGATE_SPOT: { weight: 3 } }`. */
export type CapacityProviders = Readonly<Partial<Record<CapacityProvider, CapacityShare>>>;

/** What is wrong with a mix of capacity. */
export function capacityProblems(providers: CapacityProviders): Problem[] {
  const shares = Object.entries(providers);
  const based = shares.filter(([, { base }]) => base);
  const text = JSON.stringify(providers);
  return [
    !shares.some(([, { weight }]) => weight > 0) &&
      `capacityProviders must give one of FARGATE, FARGATE_SPOT a weight above 0, got ${text}`,
    based.length > 1 && `capacityProviders can have a base in one provider only, got ${text}`,
    ...shares.flatMap(([name, { weight, base = 0 }]) => [
      !isWhole(weight, MOST_WEIGHT) &&
        `capacityProviders ${name} must have a whole weight from 0 to ${MOST_WEIGHT}, got ${weight}`,
      !isWhole(base, MOST_BASE) &&
        `capacityProviders ${name} must have a whole base from 0 to ${MOST_BASE}, got ${base}`,
    ]),
  ];
}

function isWhole(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= most;
}
