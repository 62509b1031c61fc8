import type { ModuleJson, PlanJson } from "./plan-json";

/** Accounts that the provider of a resource may touch, by the address of its block; left out where the code does not pin them. */
export type AllowedAccounts = ReadonlyMap<string, ReadonlySet<string>>;

/** Reads account numbers and nothing else: a configuration has secrets in it. */
export function readAllowedAccounts(configuration: PlanJson["configuration"]): AllowedAccounts {
  const pinned = new Map(
    Object.entries(configuration?.provider_config ?? {}).map(([key, { expressions }]) => [
      key,
      accountsIn(expressions?.["allowed_account_ids"]),
    ]),
  );
  const allowed = new Map<string, ReadonlySet<string>>();
  const visit = (module: ModuleJson | undefined, prefix: string) => {
    for (const { address, provider_config_key: key = "" } of module?.resources ?? []) {
      const accounts = pinned.get(key);
      if (accounts && accounts.size > 0) allowed.set(`${prefix}${address}`, accounts);
    }
    for (const [name, { module: called }] of Object.entries(module?.module_calls ?? {})) {
      visit(called, `${prefix}module.${name}.`);
    }
  };
  visit(configuration?.root_module, "");
  return allowed;
}

function accountsIn(expression: unknown): ReadonlySet<string> {
  const { constant_value: accounts } = (expression ?? {}) as { readonly constant_value?: unknown };
  return new Set(Array.isArray(accounts) ? accounts.map(String).filter((id) => /^\d{12}$/.test(id)) : []);
}
