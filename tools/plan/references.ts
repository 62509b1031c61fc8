import type { ModuleJson } from "./plan-json";

/** Addresses that each attribute in the configuration of a resource refers to. */
export type References = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

/** Reads names only, no values: a configuration has secrets in it. */
export function readReferences(root: ModuleJson | undefined): References {
  const references = new Map<string, ReadonlyMap<string, readonly string[]>>();
  const visit = (module: ModuleJson | undefined, prefix: string) => {
    for (const { address, expressions = {}, depends_on: dependsOn = [] } of module?.resources ?? []) {
      const own: [string, unknown][] = [
        ...Object.entries(expressions),
        ["depends_on", { references: dependsOn }],
      ];
      const named = own.map(([attribute, expression]): [string, string[]] => {
        const names = new Set(namedIn(expression).map(addressOf));
        names.delete("");
        return [attribute, [...names].map((name) => `${prefix}${name}`)];
      });
      references.set(`${prefix}${address}`, new Map(named.filter(([, names]) => names.length > 0)));
    }
    for (const [name, { module: called }] of Object.entries(module?.module_calls ?? {})) {
      visit(called, `${prefix}module.${name}.`);
    }
  };
  visit(root, "");
  return references;
}

function namedIn(expression: unknown): string[] {
  if (Array.isArray(expression)) return expression.flatMap(namedIn);
  if (typeof expression !== "object" || expression === null) return [];
  return Object.entries(expression).flatMap(([name, value]) =>
    name === "references" && Array.isArray(value) ? value.map(String) : namedIn(value),
  );
}

/** What has no address of a resource. */
const OTHERS = new Set(["var", "local", "module", "each", "count", "path", "terraform", "self"]);

/** The resource in a reference such as `aws_lb.main.arn`; empty for a variable, a local value or a module. */
function addressOf(reference: string): string {
  const [first = "", second = "", third = ""] = reference.replace(/\[[^\]]*\]/g, "").split(".");
  if (first === "data") return third === "" ? "" : `data.${second}.${third}`;
  return second === "" || OTHERS.has(first) ? "" : `${first}.${second}`;
}
