import type { Problem } from "../validation/validate";

const SMALL = ["micro", "small", "medium"];
const UP_TO_4X = ["large", "xlarge", "2xlarge", "4xlarge"];
const UP_TO_16X = [...UP_TO_4X, "8xlarge", "12xlarge", "16xlarge"];
const UP_TO_24X = [...UP_TO_4X, "12xlarge", "24xlarge"];

/** Sizes of each current family: the ElastiCache user guide, "Supported node types". */
const SIZES: Readonly<Record<string, readonly string[]>> = {
  "cache.t4g": SMALL,
  "cache.t3": SMALL,
  "cache.m7g": UP_TO_16X,
  "cache.m6g": UP_TO_16X,
  "cache.m5": UP_TO_24X,
  "cache.r7g": UP_TO_16X,
  "cache.r6g": UP_TO_16X,
  "cache.r5": UP_TO_24X,
  "cache.c7gn": UP_TO_16X,
};

/** What is wrong with a node type; whether a region sells it, only AWS knows. */
export function nodeTypeProblem(nodeType: string): Problem {
  const [, family = "", size = ""] = /^(.+)\.([^.]+)$/.exec(nodeType) ?? [];
  const sizes = Object.hasOwn(SIZES, family) ? SIZES[family] : undefined;
  if (!sizes) {
    const families = Object.keys(SIZES).join(", ");
    return `nodeType must read <family>.<size> like cache.t4g.micro, its family one of ${families}; got '${nodeType}'`;
  }
  return (
    !sizes.includes(size) &&
    `nodeType of ${family} must have a size of ${sizes.join(", ")}; got '${nodeType}'`
  );
}
