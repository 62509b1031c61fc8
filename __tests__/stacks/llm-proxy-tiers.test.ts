import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DEFAULTS, type Sizing, TIERS } from "../../stacks/llm-proxy/tiers";
import { ROOT } from "../support/markdown";

const README = join(ROOT, "stacks/llm-proxy/README.md");
const PLACE = /(?<=<!-- tiers -->\n)[\s\S]*?(?=<!-- \/tiers -->)/;

/** What each tier sets; a cell is empty where the default holds. */
function table(): string {
  const cell = (value: unknown) => (value === undefined ? "" : `\`${value}\``);
  const names = Object.keys(DEFAULTS) as (keyof Sizing)[];
  const tiers: Readonly<Partial<Sizing>>[] = Object.values(TIERS);
  const rows = names.map((name) => [
    cell(name),
    cell(DEFAULTS[name]),
    ...tiers.map((tier) => cell(tier[name])),
  ]);
  const header = ["setting", "default", ...Object.keys(TIERS).map(cell)];
  return [header, header.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |\n`).join("");
}

test("the table of tiers in the README is that of the code", () => {
  const readme = readFileSync(README, "utf8");
  if (process.env["UPDATE_README"]) writeFileSync(README, readme.replace(PLACE, table()));
  expect(PLACE.exec(readFileSync(README, "utf8"))?.[0]).toBe(table());
});
