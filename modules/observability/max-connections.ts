/** GiB of the sizes below `large`; from the RDS user guide, "Hardware specifications for DB instance classes". */
const SMALL_SIZES: Readonly<Record<string, number>> = { micro: 1, small: 2, medium: 4 };

/** GiB of a `large` by the first letter of its family; an `xlarge` has twice as much, a `2xlarge` four times. */
const LARGE: Readonly<Record<string, number>> = { t: 8, m: 8, c: 4, r: 16, x: 32 };

const BYTES_PER_GIB = 1024 ** 3;

/** What RDS keeps for the operating system and itself: no published figure, but 4 GiB are reported to accept 420. */
const KEPT_BYTES = BYTES_PER_GIB / 4;

/** `max_connections` of the default parameter group is `LEAST({DBInstanceClassMemory/9531392}, 5000)`. */
const BYTES_PER_CONNECTION = 9_531_392;
const MOST = 5000;

/** Connections PostgreSQL on RDS accepts by default; of a class this does not know, those of the smallest. */
export function maxConnections(instanceClass: string): number {
  const memory = memoryGiB(instanceClass) ?? 1;
  return Math.min(MOST, Math.floor((memory * BYTES_PER_GIB - KEPT_BYTES) / BYTES_PER_CONNECTION));
}

function memoryGiB(instanceClass: string): number | undefined {
  const [, family = "", size = ""] = instanceClass.match(/^db\.([a-z])[a-z0-9]*\.([a-z0-9]+)$/) ?? [];
  const large = LARGE[family];
  const [, multiple = ""] = size.match(/^([0-9]+)xlarge$/) ?? [];
  if (Object.hasOwn(SMALL_SIZES, size)) return SMALL_SIZES[size];
  if (large === undefined || !size.endsWith("large")) return undefined;
  return size === "large" ? large : 2 * large * Number(multiple || 1);
}
