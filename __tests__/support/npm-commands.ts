import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./markdown";

/** `npm run` of what is no script, or with an option it does not have. */
export function unknownCommands(scripts: string): string[] {
  const commands = scripts.replaceAll("\\\n", " ").matchAll(/npm run (?:--silent )?([\w:]+)(.*)/g);
  return [...commands].flatMap(([, script = "", rest = ""]) => {
    const known = optionsOf(script);
    if (known === undefined) return [`npm run ${script}`];
    const options = [...rest.matchAll(/ (--[a-z][a-z-]*)/g)].map(([, option = ""]) => option);
    return options.filter((option) => !known.includes(option)).map((option) => `npm run ${script} ${option}`);
  });
}

/** Options of a script of the package, from its source; nothing when there is no such script. */
function optionsOf(script: string): string[] | undefined {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  const [, file] = /^node tools\/run\.cjs (\S+)$/.exec(scripts[script] ?? "") ?? [];
  if (file === undefined) return undefined;
  const source = readFileSync(join(ROOT, `${file}.ts`), "utf8");
  const shared = source.includes("withReviewOptions(")
    ? readFileSync(join(ROOT, "tools/review/review-options.ts"), "utf8")
    : "";
  return [...`${source}${shared}`.matchAll(/\.(?:option|requiredOption)\(\s*"(--[a-z-]+)/g)].map(
    ([, option = ""]) => option,
  );
}
