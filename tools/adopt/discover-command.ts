import { assertAccount } from "../bootstrap/aws-connection";
import { Problem } from "../terminal/problem";
import { Aws } from "./aws";
import { besideOf } from "./beside";
import { type Answer, Discovery } from "./discovery";
import { addressesIn } from "./in-state";
import { lookAtState } from "./look-at-state";
import { type Adoption, differences, type Manifest, sorted } from "./manifest";
import { type AdoptRequest, openAdoption } from "./open-adoption";
import { discoveryJson, discoveryReport } from "./report";

export interface DiscoverRequest extends AdoptRequest {
  /** For other programs. @default false */
  readonly json?: boolean;

  /** Whether to write over a manifest that says something else. @default false */
  readonly force?: boolean;
}

/** `npm run adopt -- <stack> --discover`: finds what runs, and writes it down. */
export async function discoverCommand(request: DiscoverRequest, signal: AbortSignal): Promise<number> {
  const { stack, manifest } = openAdoption(request);
  await assertAccount(stack.accountId, { region: stack.region });
  const before = manifest.read();
  const aws = new Aws(stack.region);
  const answers = await new Discovery(stack, aws).answers();
  // What is beside the code is told of everything that runs, adopted before or now.
  const beside = await besideOf(aws, adoptionOf(answers, before));
  const { state } = await lookAtState(stack, request.outdir, signal);
  const left = withoutManaged(answers, addressesIn(stack, state), before);
  const adoption = adoptionOf(left, before);
  const managed = answers.size - left.size;
  const discovered = { stack: stack.name, answers: left, managed, adoption, beside };
  console.log(
    request.json ? JSON.stringify(discoveryJson(discovered), null, 2) : discoveryReport(discovered),
  );
  console.error(`\n${keep(manifest, before, adoption, request.force)}`);
  return 0;
}

/** What was found, and what somebody wrote down for addresses that are left to people. */
export function adoptionOf(answers: ReadonlyMap<string, Answer>, before: Adoption = {}): Adoption {
  const ids = [...answers].flatMap(([address, answer]) => {
    const id = answer.kind === "found" ? answer.found.id : undefined;
    const kept = answer.kind === "missing" ? undefined : before[address];
    return id === undefined && kept === undefined ? [] : [[address, id ?? kept] as [string, string]];
  });
  return sorted(Object.fromEntries(ids));
}

/** What Terraform does not have yet, and what the manifest has: an entry does no harm until it is retired. */
export function withoutManaged(
  answers: ReadonlyMap<string, Answer>,
  managed: ReadonlySet<string>,
  before: Adoption = {},
): Map<string, Answer> {
  return new Map([...answers].filter(([address]) => !managed.has(address) || Object.hasOwn(before, address)));
}

/** @throws Problem with the difference to a manifest that somebody may have corrected */
function keep(manifest: Manifest, before: Adoption | undefined, adoption: Adoption, force = false): string {
  const changes = before && differences(before, adoption);
  if (!before && Object.keys(adoption).length === 0)
    return "There is nothing to adopt, and nothing was written.";
  if (changes?.length === 0) return `${manifest.file} says so already.`;
  if (changes && !force) {
    throw new Problem(`${manifest.file} says something else; it was left as it is`, [
      ...changes,
      "",
      "to write over it: --discover --force",
    ]);
  }
  manifest.write(adoption);
  return `${manifest.file} is written. Next: npm run synth, and --check`;
}
