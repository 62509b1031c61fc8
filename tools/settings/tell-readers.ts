import type { OpenSettings } from "./open-settings";
import type { Service, Setting } from "./settings";

/** Restarts the services that read what changed, or says which go on with what they have, and how to restart them. */
export async function tellReaders(
  { restart }: OpenSettings,
  changed: readonly Setting[],
  wantsRestart: boolean,
): Promise<void> {
  const readers = readersOf(changed);
  if (readers.length === 0) return;
  if (wantsRestart) return restart.restart(readers);
  const names = readers.map(({ name }) => name).join(", ");
  console.error(
    `${names}: what runs goes on with what it was started with. To restart, add --restart, or now:`,
  );
  for (const line of restart.commands(readers)) console.error(`  ${line}`);
}

function readersOf(settings: readonly Setting[]): Service[] {
  return [...new Map(settings.flatMap(({ readers }) => readers.map((one) => [one.name, one]))).values()];
}
