import type { Problem } from "../validation/validate";

/** Ports that more than one service of a system has: rules by port would not tell the services apart. */
export function portProblems(ports: Readonly<Record<string, number>>): Problem[] {
  const owners = new Map<number, string[]>();
  for (const [name, port] of Object.entries(ports)) owners.set(port, [...(owners.get(port) ?? []), name]);
  return [...owners].map(
    ([port, names]) =>
      names.length > 1 && `port must differ between services, got ${port} for ${names.join(" and ")}`,
  );
}
