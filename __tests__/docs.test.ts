import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { ENVIRONMENTS } from "../backend/environments";
import { type ServiceName, withDefaults } from "../stacks/multi-agent-orchestrator/options";
import { SETTINGS } from "../stacks/multi-agent-orchestrator/settings";
import { anchors, document, documents, ROOT, tableBelow } from "./support/markdown";
import { orchestrator } from "./support/orchestrator";

const SYSTEM = "stacks/multi-agent-orchestrator/README.md";
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

describe("the options in the README of the system", () => {
  const source = readFileSync(join(ROOT, dirname(SYSTEM), "options.ts"), "utf8");
  const interfaces = [...source.matchAll(/^export interface (\w+) \{\n([\s\S]*?)^\}/gm)];

  test.each(interfaces.map(([, name = "", body = ""]) => ({ name, body })))(
    "are those of $name, with their defaults",
    ({ name, body }) => {
      const properties = [...body.matchAll(/(?:\/\*\* (.*?) \*\/\n)?^ {2}readonly (\w+)(\??):/gm)];
      const expected = properties.map(([, comment = "", property, optional]) => [
        `\`${property}\``,
        optional ? defaultCell(comment) : "required",
      ]);
      const told = tableBelow(document(SYSTEM), new RegExp(`^### \`${name}\``));
      expect(told.map(([option, value]) => [option, value])).toEqual(expected);
    },
  );

  test("default to what they say", () => {
    const literals = [...source.matchAll(/@default ([^*]+?)(?: - [^*]*)? \*\/\n {2}readonly (\w+)\?/g)];
    const actual: Record<string, unknown> = {
      ...withDefaults(BARE),
      ...withDefaults(BARE).services.langgraph,
    };
    for (const [, literal = "", option = ""] of literals) {
      if (option in actual) expect([option, JSON.stringify(actual[option])]).toEqual([option, literal]);
    }
    expect(literals.filter(([, , option = ""]) => option in actual).length).toBeGreaterThan(8);
  });
});

test("the environment of each container is what the README of the system says", () => {
  const rows = tableBelow(document(SYSTEM), /What a container gets/);
  const services: ServiceName[] = ["aws-agent-core", "langgraph", "snowflake-cortex"];
  const told = services.map((_, column) =>
    rows
      .filter((row) => row[2 + column] === "x")
      .flatMap(([names = ""]) => names.split(", ").map((name) => name.replaceAll("`", "")))
      .sort(),
  );
  const terraform = orchestrator("dev");
  const actual = services.map((service) => {
    const address = `aws_ecs_task_definition.${service.replaceAll("-", "_")}`;
    const [container] = terraform.document(address, "container_definitions") as unknown as [
      Record<"environment" | "secrets", { name: string }[]>,
    ];
    return [...container.environment, ...container.secrets].map(({ name }) => name).sort();
  });
  expect(told).toEqual(actual);
});

describe("the costs in the README of the system", () => {
  const rows = tableBelow(document(SYSTEM), /What it costs/);
  const together = rows.find(([what = ""]) => what.includes("together")) ?? [];

  test("are worked out without a mistake", () => {
    const sums = rows.flatMap((row) => row.filter((cell) => cell.includes("=")));
    expect(sums.length).toBeGreaterThan(15);
    for (const sum of sums) {
      const [terms = "", result] = sum.split(" = ");
      expect([sum, Math.abs(worth(terms) - Number(result)) < 0.006]).toEqual([sum, true]);
    }
    for (const column of [2, 3]) {
      const results = rows.map((row) => Number(row[column]?.split(" = ")[1] ?? 0));
      const sum = results.reduce((total, result) => total + result, 0);
      expect(together[column]).toBe(`**${sum.toFixed(2)}**`);
    }
  });

  test.each([
    { environment: "dev", column: 2 },
    { environment: "prod", column: 3 },
  ] as const)("count what there is in $environment", ({ environment, column }) => {
    const { json } = orchestrator(environment);
    const all = (type: string) => Object.values(json["resource"][type] ?? {}) as Record<string, unknown>[];
    const alarmMetrics = all("aws_cloudwatch_metric_alarm").map(({ metric_query: queries = [] }) =>
      Math.max(1, (queries as { metric?: unknown }[]).filter(({ metric }) => metric).length),
    );
    const scaled = all("aws_appautoscaling_policy").length * 2;
    const tasks = all("aws_ecs_service").map(({ desired_count }) => Number(desired_count));
    const counts = {
      "Fargate tasks": sum(tasks),
      "NAT gateways": all("aws_nat_gateway").length,
      "load balancer": all("aws_lb").length,
      "addresses of the load balancer": all("aws_lb").flatMap(({ subnets }) => subnets as string[]).length,
      secrets: all("aws_secretsmanager_secret").length + all("aws_db_instance").length,
      key: all("aws_kms_key").length,
      "zone of the namespace": all("aws_service_discovery_private_dns_namespace").length,
      metrics: sum(alarmMetrics) + scaled,
    };
    for (const [what, count] of Object.entries(counts)) {
      const row = rows.find(([first = ""]) => first.startsWith(what));
      expect([what, Number(row?.[column]?.split(" × ")[0])]).toEqual([what, count]);
    }
  });
});

describe("the requirements", () => {
  const { text } = document("docs/requirements.md");

  test("quote tests there are", () => {
    const cells = [...text.matchAll(/\[[\w./ -]+\]\(\.\.\/(__tests__\/[\w./-]+)\)((?: "[^"]+",?)+)/g)];
    expect(cells.length).toBeGreaterThan(150);
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

/** As little as can be set. */
const SIZES = { "aws-agent-core": { tasks: 1 }, langgraph: { tasks: 1 }, "snowflake-cortex": { tasks: 1 } };
const BARE = (() => {
  const { cidr, zones, callers, firstImageTag, bedrock, database, logRetentionDays, subscribers } =
    SETTINGS.prod;
  const required = { cidr, zones, callers, firstImageTag, bedrock, database, logRetentionDays, subscribers };
  return { ...required, protocol: "https", services: SIZES } as const;
})();

/** What the table says of a property that may be left out. */
function defaultCell(comment: string): string {
  const [, value = ""] = /@default (.*)$/.exec(comment) ?? [];
  if (value.startsWith("- ")) return value.slice(2);
  const [literal = "", behaviour] = value.split(" - ");
  return behaviour ? `\`${literal}\`, ${behaviour}` : `\`${literal}\``;
}

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

/** Value of sums and products of plain numbers, with one level of brackets. */
function worth(terms: string): number {
  const flat = terms.replace(/\(([^()]*)\)/g, (_, inner: string) => String(worth(inner)));
  if (flat.includes("(")) return worth(flat);
  return sum(
    flat.split(" + ").map((term) => term.split(" × ").reduce((product, n) => product * Number(n), 1)),
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
