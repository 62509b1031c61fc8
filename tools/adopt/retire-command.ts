import { type AdoptRequest, openAdoption } from "./open-adoption";

/** `npm run adopt -- <stack> --retire`: everything is adopted; the manifest goes where nothing is imported from it. */
export async function retireCommand(request: AdoptRequest, today = new Date()): Promise<number> {
  const { stack, manifest } = openAdoption(request);
  const retired = manifest.retire(today.toISOString().slice(0, 10));
  console.log(
    [
      `${manifest.file} is now ${retired}: commit both.`,
      `The plan has to be empty: npm run synth, npm run plan -- ${stack.name}`,
      "If it creates or replaces anything, move the file back: that was not adopted yet.",
    ].join("\n"),
  );
  return 0;
}
