import type { ReviewedChange } from "../review";

/** What people call it: its construct path without the stack, else its address. */
export function nameOf({ path, address }: Pick<ReviewedChange, "path" | "address">, stack: string): string {
  if (path === undefined) return address;
  return path.startsWith(`${stack}/`) ? path.slice(stack.length + 1) : path;
}

/**
 * The names from the outermost construct to the resource; of one without a construct, its modules, type and name.
 *
 * A path has as many as its author likes: from the eighth on they are one, which keeps what is drawn from it shallow.
 */
export function segmentsOf(change: Pick<ReviewedChange, "path" | "address">, stack: string): string[] {
  const segments = change.path === undefined ? ofAddress(change.address) : nameOf(change, stack).split("/");
  return segments.length <= 8 ? segments : [...segments.slice(0, 7), segments.slice(7).join("/")];
}

function ofAddress(address: string): string[] {
  const [, modules = "", type = "", name = ""] =
    /^((?:module\.[^.]+\.)*)([^.]+)\.?(.*)$/s.exec(address) ?? [];
  const parents = modules.split(".").filter((part) => part !== "" && part !== "module");
  return [...parents, type, name].filter((part) => part !== "");
}
