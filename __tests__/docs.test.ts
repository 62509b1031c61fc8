import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { ENVIRONMENTS } from "../backend/environments";
import { anchors, document, documents, ROOT } from "./support/markdown";

const all = documents();

describe("links", () => {
  const links = all.flatMap((doc) =>
    [...doc.prose.matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target = ""]) => target)
      .filter((target) => !/^[a-z]+:/.test(target))
      .map((target) => ({ doc, target })),
  );

  test("lead to files there are", () => {
    const dead = links.filter(({ doc, target }) => !existsSync(join(ROOT, pathOf(doc.file, target))));
    expect(dead.map(({ doc, target }) => `${doc.file}: ${target}`)).toEqual([]);
  });

  test("lead to headings there are", () => {
    const dead = links.filter(({ doc, target }) => {
      const [, anchor] = target.split("#");
      const path = target.startsWith("#") ? doc.file : pathOf(doc.file, target);
      return anchor !== undefined && !anchors(document(path)).includes(anchor);
    });
    expect(dead.map(({ doc, target }) => `${doc.file}: ${target}`)).toEqual([]);
  });

  test("lead to no place but well-known ones", () => {
    const known =
      /(^|\.)(example\.com|github\.com|hashicorp\.com|langfuse\.com|amazon\.com|terraform\.io|opentofu\.org|\w+\.local)$|^127\.0\.0\.1$|^localhost$/;
    const hosts = all.flatMap(({ file, text }) =>
      [...text.matchAll(/https?:\/\/([a-z0-9.-]+[a-z0-9])/g)]
        .filter(([, host = ""]) => !known.test(host))
        .map(([, host]) => `${file}: ${host}`),
    );
    expect(hosts).toEqual([]);
  });
});

describe("commands", () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };

  test("are scripts of the package", () => {
    const unknown = matches(/npm run ([a-z][\w:-]*)|npm (start|test)\b/g).filter(
      ({ found: [, run, short] }) => !((run ?? short ?? "") in scripts),
    );
    expect(unknown.map(said)).toEqual([]);
  });

  test("name stacks and environments there are", () => {
    const systems = readdirSync(join(ROOT, "stacks"), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    const stacks = [...systems, "state-store"].flatMap((system) =>
      Object.keys(ENVIRONMENTS).map((environment) => `${system}-${environment}`),
    );
    // In the account of prod, under the name it had before there was code for it.
    stacks.push("agent-api-prd");
    const named = matches(
      /(?:cdktf (?:plan|diff|deploy|destroy|output)|rehearse --|out\/stacks\/) *([a-z][a-z-]+[a-z])/g,
    );
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter(({ found: [, stack = ""] }) => !stacks.includes(stack)).map(said)).toEqual([]);
    const bootstrapped = matches(/bootstrap -- ([a-z]+)/g);
    expect(bootstrapped.filter(({ found: [, name = ""] }) => !(name in ENVIRONMENTS)).map(said)).toEqual([]);
  });
});

test("excerpts of files are of lines the files have, whatever the values", () => {
  const excerpts = all.flatMap(({ file, blocks }) =>
    blocks.flatMap(({ code }) => {
      const [, path = ""] = /^\/\/ (\S+)\n/.exec(code) ?? [];
      return path && existsSync(join(ROOT, path)) ? [{ file, path, code }] : [];
    }),
  );
  expect(excerpts.length).toBeGreaterThan(0);
  const wrong = excerpts.flatMap(({ file, path, code }) => {
    const lines = readFileSync(join(ROOT, path), "utf8").split("\n");
    return code
      .split("\n")
      .filter((line) => line.trim() !== "" && !line.trim().startsWith("//"))
      .filter((line) => !lines.some((other) => other.startsWith(line.replace(/["'{[].*/, ""))))
      .map((line) => `${file}: not in ${path}: ${line}`);
  });
  expect(wrong).toEqual([]);
});

test("nothing leads to the machine it was written on", () => {
  const paths = matches(/(?<![\w.~<>-])\/(?:home|root|Users|work|opt\/\w)[\w/.-]*/g);
  expect(paths.map(said)).toEqual([]);
});

describe.each([
  { system: "multi-agent-orchestrator", file: "docs/requirements.md", atLeast: 150 },
  { system: "llm-proxy", file: "docs/requirements-llm-proxy.md", atLeast: 35 },
  { system: "agent-api", file: "docs/requirements-agent-api.md", atLeast: 30 },
])("the requirements of $system", ({ file, atLeast }) => {
  const { text } = document(file);

  test("quote tests there are", () => {
    const cells = [...text.matchAll(/\[[\w./ -]+\]\(\.\.\/(__tests__\/[\w./-]+)\)((?: "[^"]+",?)+)/g)];
    expect(cells.length).toBeGreaterThan(atLeast);
    const missing = cells.flatMap(([, file = "", quotes = ""]) => {
      const source = readFileSync(join(ROOT, file), "utf8");
      return [...quotes.matchAll(/"([^"]+)"/g)]
        .filter(([quoted]) => !source.includes(quoted))
        .map(([quoted]) => `${file}: ${quoted}`);
    });
    expect(missing).toEqual([]);
  });

  test("point to code and to a test, each of them", () => {
    const rows = text.split("\n").filter((line) => line.startsWith("| ") && !line.startsWith("| required"));
    const loose = rows.filter(
      (row) => !/\]\(\.\.\/(?!__tests__)/.test(row) || !/\(\.\.\/__tests__/.test(row),
    );
    expect(loose).toEqual([]);
  });
});

test("every decision is in the list of decisions", () => {
  const files = readdirSync(join(ROOT, "docs/decisions")).filter((file) => /^\d/.test(file));
  const listed = [...document("docs/decisions/README.md").text.matchAll(/\]\((\d[^)]+)\)/g)];
  expect(listed.map(([, file]) => file)).toEqual(files.sort());
});

function pathOf(file: string, target: string): string {
  const [path = ""] = target.split("#");
  return path === "" ? file : normalize(join(dirname(file), path));
}

function matches(pattern: RegExp) {
  return all.flatMap(({ file, text }) => [...text.matchAll(pattern)].map((found) => ({ file, found })));
}

function said({ file, found }: { file: string; found: RegExpMatchArray }): string {
  return `${file}: ${found[0]}`;
}
