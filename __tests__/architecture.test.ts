import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const TERRAFORM = ["cdktf", "constructs", "@cdktf/provider-aws"];
const COMMAND_LINE = ["node", "commander", "cli-table3", "picocolors", "@aws-sdk", "@inquirer"];
const REVIEW = ["lossless-json", "yaml", "fflate", "preact", "preact-render-to-string"];
const COMMENT = ["@octokit", "@gitbeaker/rest"];

/** Folders and packages each folder may import: the arrows of docs/architecture.md. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  "main.ts": ["backend", "modules", "stacks", "cdktf"],
  modules: ["modules", ...TERRAFORM],
  backend: ["backend", "modules", "node", ...TERRAFORM],
  stacks: ["stacks", "modules", ...TERRAFORM],
  tools: ["tools", ...COMMAND_LINE, ...REVIEW, ...COMMENT],
  bench: ["bench", "backend", "modules", "stacks", "tools", "cdktf", ...COMMAND_LINE],
};

const LONGEST_FILE = 200;
const root = join(__dirname, "..");
const sources = execFileSync(
  "git",
  ["ls-files", "--cached", "--others", "--exclude-standard", "*.ts", "*.tsx"],
  {
    cwd: root,
    encoding: "utf8",
  },
)
  .split("\n")
  .filter((file) => topFolder(file) in MAY_IMPORT)
  .map((file) => ({ file, text: readFileSync(join(root, file), "utf8") }));

test("there are sources to look at", () => {
  expect(sources.length).toBeGreaterThan(50);
});

test("every file imports only what its folder may", () => {
  const strangers = sources.flatMap(({ file, text }) =>
    importsOf(text)
      .map((specifier) => originOf(specifier, file))
      .filter((origin) => !MAY_IMPORT[topFolder(file)]?.includes(origin))
      .map((origin) => `${file} imports ${origin}`),
  );
  expect(strangers).toEqual([]);
});

test("provider bindings are imported one resource at a time", () => {
  const whole = sources.filter(({ text }) => importsOf(text).includes("@cdktf/provider-aws"));
  expect(whole.map(({ file }) => file)).toEqual([]);
});

test("a stack never imports another system's folder", () => {
  const strangers = sources
    .filter(({ file }) => file.split("/").length > 2 && topFolder(file) === "stacks")
    .flatMap(({ file, text }) =>
      importsOf(text)
        .filter((specifier) => specifier.startsWith("."))
        .map((specifier) => join(dirname(file), specifier))
        .filter((target) => {
          const [, system] = file.split("/");
          const [folder, other, ...rest] = target.split("/");
          return folder === "stacks" && rest.length > 0 && other !== system;
        })
        .map((target) => `${file} imports ${target}`),
    );
  expect(strangers).toEqual([]);
});

test("modules import each other without going in circles", () => {
  const edges = new Map<string, string[]>();
  for (const { file, text } of sources) {
    if (topFolder(file) !== "modules") continue;
    const targets = runtimeImportsOf(text)
      .filter((specifier) => specifier.startsWith("."))
      .map((specifier) => `${join(dirname(file), specifier)}.ts`);
    edges.set(file, targets);
  }
  expect(firstCircle(edges)).toEqual([]);
});

test("every option says what happens when it is left out", () => {
  const silent = sources.flatMap(({ file, text }) =>
    [...text.matchAll(/(\/\*\*(?:(?!\*\/)[\s\S])*\*\/)?\n\s+readonly (\w+|"[^"]+")\?:/g)]
      .filter(([, comment]) => !comment?.includes("@default"))
      .map(([, , name]) => `${file}: ${name}`),
  );
  expect(silent).toEqual([]);
});

test(`no file is longer than ${LONGEST_FILE} lines`, () => {
  const long = sources.filter(({ text }) => text.split("\n").length > LONGEST_FILE);
  expect(long.map(({ file }) => file)).toEqual([]);
});

function importsOf(text: string): string[] {
  return [...text.matchAll(/(?: from |require\(|import\()"([^"]+)"/g)].map(([, specifier = ""]) => specifier);
}

function runtimeImportsOf(text: string): string[] {
  return [...text.matchAll(/^import (?!type )[^;]* from "([^"]+)"/gm)].map(([, specifier = ""]) => specifier);
}

function originOf(specifier: string, file: string): string {
  if (specifier.startsWith(".")) return topFolder(join(dirname(file), specifier));
  if (specifier.startsWith("node:")) return "node";
  if (/^@(aws-sdk|inquirer|octokit)\//.test(specifier)) return specifier.split("/", 1).join();
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}

function topFolder(path: string): string {
  return path.split("/", 1).join();
}

function firstCircle(edges: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return [];
    done.add(file);
    for (const target of edges.get(file) ?? []) {
      const circle = visit(target, [...path, file]);
      if (circle.length > 0) return circle;
    }
    return [];
  };
  for (const file of edges.keys()) {
    const circle = visit(file, []);
    if (circle.length > 0) return circle;
  }
  return [];
}
