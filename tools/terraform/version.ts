/** A version as numbers, most significant first; what follows a `-` (such as `-beta1`) does not count. */
export function versionNumbers(version: string): number[] {
  const [release = ""] = version.replace(/^v/, "").split("-");
  return release.split(".").map(Number);
}

/** Whether a version is another one or came after it. */
export function isAtLeast(version: string, oldest: string): boolean {
  const given = versionNumbers(version);
  for (const [index, number] of versionNumbers(oldest).entries()) {
    const difference = (given[index] ?? 0) - number;
    if (difference !== 0) return difference > 0;
  }
  return true;
}
