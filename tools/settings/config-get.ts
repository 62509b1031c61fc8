import { parameterJson } from "./config-list";
import { findParameter } from "./find-setting";
import type { OpenSettings } from "./open-settings";

/** `npm run config:get`: the value alone. */
export async function configGet(
  open: OpenSettings,
  { name, json = false }: { name: string; json?: boolean },
): Promise<number> {
  const parameter = findParameter(open.settings, name);
  const now = await open.parameters.get(parameter);
  console.log(
    json ? JSON.stringify({ ...parameterJson({ parameter, now }), value: now.value }, null, 2) : now.value,
  );
  return 0;
}
