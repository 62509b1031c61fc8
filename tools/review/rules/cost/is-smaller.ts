/** Sizes of machines below `2xlarge`, smallest first. */
const SIZES = ["nano", "micro", "small", "medium", "large", "xlarge"];

/** Whether a class such as `db.t4g.small` is a smaller one of the same family; of two families nobody can tell. */
export function isSmaller(after: string, before: string): boolean {
  const [family, size] = parted(after);
  const [familyBefore, sizeBefore] = parted(before);
  return family === familyBefore && size < sizeBefore;
}

/** Family and size; a size nobody knows is not smaller than any. */
function parted(name: string): [string, number] {
  // OpenSearch has `r6g.large.search`.
  const [, family = name, size = "", service = ""] = /^(.*?\w\d\w*)\.([\w-]+)(\..+)?$/.exec(name) ?? [];
  return [`${family}${service}`, rank(size)];
}

function rank(size: string): number {
  const times = /^(\d+)xlarge$/.exec(size)?.[1];
  if (times !== undefined) return SIZES.length + Number(times);
  const place = SIZES.indexOf(size);
  return place < 0 ? Number.NaN : place;
}
