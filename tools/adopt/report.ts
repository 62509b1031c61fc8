import { colours } from "../terminal/colours";
import { plainTable } from "../terminal/plain-table";
import { counted } from "../terminal/words";
import type { Beside } from "./beside";
import type { Answer } from "./discovery";
import type { Adoption } from "./manifest";

/** What was found of a stack, and beside it. */
export interface Discovered {
  readonly stack: string;

  /** Of what is not Terraform's yet. */
  readonly answers: ReadonlyMap<string, Answer>;

  /** How many resources are Terraform's already. */
  readonly managed: number;
  readonly adoption: Adoption;
  readonly beside: readonly Beside[];
}

/** What a person is told. */
export function discoveryReport({ stack, answers, managed, adoption, beside }: Discovered): string {
  const already = managed > 0 ? `; ${managed} are Terraform's already` : "";
  const all = counted(answers.size + managed, "resource");
  return [
    `Of ${all} of ${stack}, ${Object.keys(adoption).length} can be adopted${already}.`,
    ...section("Found", "import id", Object.entries(adoption)),
    ...section("Not there: would be created", "because", whyOf(answers, "missing")),
    ...section(
      "Can't be found by itself: write it into the manifest, if it is there",
      "",
      whyOf(answers, "by hand").filter(([address]) => adoption[address] === undefined),
    ),
    ...section(
      "There, but not to be adopted",
      "",
      whyOf(answers, "refused").filter(([address]) => adoption[address] === undefined),
    ),
    ...section(
      "Beside the code: stays as it is, and what it allows goes on, until it is in the code or removed by hand",
      "",
      beside.flatMap(({ of, what, advice }): [string, string][] => [
        [of, what],
        ["", advice],
      ]),
    ),
  ].join("\n");
}

/** The same for other programs. */
export function discoveryJson({ stack, answers, managed, adoption, beside }: Discovered) {
  return {
    stack,
    managed,
    found: adoption,
    missing: Object.fromEntries(whyOf(answers, "missing")),
    byHand: Object.fromEntries(whyOf(answers, "by hand")),
    refused: Object.fromEntries(whyOf(answers, "refused")),
    beside,
  };
}

function whyOf(
  answers: ReadonlyMap<string, Answer>,
  kind: Exclude<Answer["kind"], "found">,
): [address: string, why: string][] {
  return [...answers].flatMap(([address, answer]) =>
    answer.kind === kind ? [[address, answer.why] as [string, string]] : [],
  );
}

function section(title: string, second: string, rows: readonly (readonly [string, string])[]): string[] {
  if (rows.length === 0) return [];
  const { bold } = colours(process.stdout);
  const isAlone = rows.every(([, why]) => why === "");
  return ["", bold(title), plainTable(["address", isAlone ? "" : second], rows)];
}
