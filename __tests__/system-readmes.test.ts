import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as apiOptions from "../stacks/agent-api/options";
import { SETTINGS as API } from "../stacks/agent-api/settings";
import * as proxyOptions from "../stacks/llm-proxy/options";
import { SETTINGS as PROXY } from "../stacks/llm-proxy/settings";
import * as agentOptions from "../stacks/multi-agent-orchestrator/options";
import { SETTINGS as AGENTS } from "../stacks/multi-agent-orchestrator/settings";
import { agentApi } from "./support/agent-api";
import { worth } from "./support/arithmetic";
import { llmProxy } from "./support/llm-proxy";
import { document, ROOT, tableBelow } from "./support/markdown";
import { type EnvironmentName, orchestrator } from "./support/orchestrator";
import type { Terraform } from "./support/terraform";

interface System {
  readonly name: string;
  readonly services: readonly string[];
  readonly stack: (environment: EnvironmentName) => Terraform;

  /** What options are when only the required ones are given. */
  readonly defaults: Readonly<Record<string, unknown>>;
}

const SYSTEMS: readonly System[] = [
  {
    name: "multi-agent-orchestrator",
    services: ["aws-agent-core", "langgraph", "snowflake-cortex"],
    stack: orchestrator,
    defaults: bareAgents(),
  },
  { name: "llm-proxy", services: ["proxy", "dispatcher"], stack: llmProxy, defaults: bareProxy() },
  {
    name: "agent-api",
    services: ["api"],
    // The live one, in the account of prod, is called prd.
    stack: (environment) => agentApi(environment === "dev" ? "dev" : "prd"),
    defaults: bareApi(),
  },
];

describe.each(SYSTEMS)("the README of $name", ({ name, services, stack, defaults }) => {
  const readme = document(`stacks/${name}/README.md`);

  describe("tells the options", () => {
    const source = readFileSync(join(ROOT, "stacks", name, "options.ts"), "utf8");
    const interfaces = [...source.matchAll(/^export interface (\w+)[^{]*\{\n([\s\S]*?)^\}/gm)];

    test.each(interfaces.map(([, type = "", body = ""]) => ({ type, body })))(
      "of $type, with their defaults",
      ({ type, body }) => {
        const properties = [...body.matchAll(/(?:\/\*\* (.*?) \*\/\n)?^ {2}readonly (\w+)(\??):/gm)];
        const expected = properties.map(([, comment = "", property, optional]) => [
          `\`${property}\``,
          optional ? defaultCell(comment) : "required",
        ]);
        const told = tableBelow(readme, new RegExp(`^### \`${type}\``));
        expect(told.map(([option, value]) => [option, value])).toEqual(expected);
      },
    );

    test("default to what they say", () => {
      const literals = [...source.matchAll(/@default ([^*]+?)(?: - [^*]*)? \*\/\n {2}readonly (\w+)\?/g)];
      const checked = literals.filter(([, , option = ""]) => option in defaults);
      for (const [, literal = "", option = ""] of checked) {
        expect([option, JSON.stringify(defaults[option])]).toEqual([option, literal]);
      }
      expect(checked.length).toBeGreaterThan(6);
    });
  });

  test("tells the environment of each container", () => {
    const rows = tableBelow(readme, /What a container gets/);
    const told = services.map((_, column) =>
      rows
        .filter((row) => row[2 + column] === "x")
        .flatMap(([names = ""]) => names.split(", ").map((variable) => variable.replaceAll("`", "")))
        .sort(),
    );
    const terraform = stack("dev");
    const actual = services.map((service) => {
      const address = `aws_ecs_task_definition.${service.replaceAll("-", "_")}`;
      const [container] = terraform.document(address, "container_definitions") as unknown as [
        Record<"environment" | "secrets", { name: string }[]>,
      ];
      return [...container.environment, ...container.secrets].map((variable) => variable.name).sort();
    });
    expect(told).toEqual(actual);
  });

  describe("tells costs", () => {
    const rows = tableBelow(readme, /What it costs/);
    const together = rows.find(([what = ""]) => what.includes("together")) ?? [];

    test("that are worked out without a mistake", () => {
      const sums = rows.flatMap((row) => row.filter((cell) => cell.includes("=")));
      expect(sums.length).toBeGreaterThan(15);
      for (const cell of sums) {
        const [terms = "", result] = cell.split(" = ");
        expect([cell, Math.abs(worth(terms) - Number(result)) < 0.006]).toEqual([cell, true]);
      }
      for (const column of [2, 3]) {
        const results = rows.map((row) => Number(row[column]?.split(" = ")[1] ?? 0));
        expect(together[column]).toBe(`**${sum(results).toFixed(2)}**`);
      }
    });

    test.each([
      { environment: "dev", column: 2 },
      { environment: "prod", column: 3 },
    ] as const)("of what there is in $environment", ({ environment, column }) => {
      for (const [what, count] of Object.entries(countsOf(stack(environment)))) {
        const row = rows.find(([first = ""]) => first.startsWith(what));
        if (count === 0) expect([what, row?.[column] ?? ""]).toEqual([what, ""]);
        else expect([what, Number(row?.[column]?.split(" × ")[0])]).toEqual([what, count]);
      }
    });
  });
});

/** What is paid for by the piece, by the first words of its row. */
function countsOf({ json }: Terraform): Readonly<Record<string, number>> {
  const all = (type: string) => Object.values(json["resource"][type] ?? {}) as Record<string, unknown>[];
  const alarmMetrics = all("aws_cloudwatch_metric_alarm").map(({ metric_query: queries = [] }) =>
    Math.max(1, (queries as { metric?: unknown }[]).filter(({ metric }) => metric).length),
  );
  const scaled = all("aws_appautoscaling_policy").length * 2;
  return {
    "Fargate tasks": sum(all("aws_ecs_service").map(({ desired_count }) => Number(desired_count))),
    "NAT gateways": all("aws_nat_gateway").length,
    "load balancer": all("aws_lb").length,
    "addresses of the load balancer": all("aws_lb").flatMap(({ subnets }) => subnets as string[]).length,
    secrets:
      all("aws_secretsmanager_secret").length +
      [...all("aws_db_instance"), ...all("aws_rds_cluster")].filter(
        (one) => one["manage_master_user_password"],
      ).length,
    key: all("aws_kms_key").length,
    "zone of the namespace": all("aws_service_discovery_private_dns_namespace").length,
    metrics: sum(alarmMetrics) + scaled,
  };
}

function bareAgents() {
  const { cidr, zones, callers, firstImageTag, bedrock, database, logRetentionDays, subscribers } =
    AGENTS.prod;
  const required = { cidr, zones, callers, firstImageTag, bedrock, database, logRetentionDays, subscribers };
  const services = {
    "aws-agent-core": { tasks: 1 },
    langgraph: { tasks: 1 },
    "snowflake-cortex": { tasks: 1 },
  };
  const settings = agentOptions.withDefaults({ ...required, protocol: "https", services });
  return { ...settings, ...settings.services.langgraph };
}

function bareProxy() {
  const { zones, callers, backupRetentionDays, firstImageTag, subscribers } = PROXY.prod;
  const required = { zones, callers, backupRetentionDays, firstImageTag, subscribers };
  return proxyOptions.withDefaults({ ...required, tier: "low", protocol: "https" });
}

function bareApi() {
  const { network, callers, backupRetentionDays, firstImageTag, subscribers } = API.prd;
  const required = { network, callers, backupRetentionDays, firstImageTag, subscribers };
  return apiOptions.withDefaults({ ...required, protocol: "https" });
}

/** What the table says of a property that may be left out. */
function defaultCell(comment: string): string {
  const [, value = ""] = /@default (.*)$/.exec(comment) ?? [];
  if (value.startsWith("- ")) return value.slice(2);
  const [literal = "", behaviour] = value.split(" - ");
  return behaviour ? `\`${literal}\`, ${behaviour}` : `\`${literal}\``;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
