import { Redis } from "../../modules/cache/redis";
import type { Cluster } from "../../modules/container-service/cluster";
import { AuroraServerless } from "../../modules/database/aurora-serverless";
import { Postgres } from "../../modules/database/postgres";
import { LoadBalancer } from "../../modules/load-balancer/load-balancer";
import { Dashboard, type DashboardProps } from "../../modules/observability/dashboard";
import { dashboardBody } from "../../modules/observability/dashboard-body";
import { problems, synthesized, type TestStack } from "../support/terraform";
import { clusterOf, serviceOf } from "./service-of";

interface Widget {
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: {
    readonly title?: string;
    readonly markdown?: string;
    readonly region?: string;
    readonly metrics: unknown[][];
  };
}

type Stores = Pick<DashboardProps, "database" | "cache">;

function dashboard({ services = ["aws-agent-core", "langgraph"], stores = noStores } = {}) {
  return (stack: TestStack) => {
    const cluster = clusterOf(stack);
    const { network } = cluster;
    new Dashboard(stack, "overview", {
      loadBalancer: new LoadBalancer(stack, "ingress", {
        network,
        callers: { office: "203.0.113.0/24" },
        protocol: "plain-http",
      }),
      services: services.map((id) => serviceOf(stack, cluster, id)),
      ...stores(stack, cluster),
    });
  };
}

const noStores = (_stack: TestStack, _cluster: Cluster): Stores => ({});

const BACKUPS = { databaseName: "langfuse", backupRetentionDays: 7, logRetentionDays: 7 };

const postgres = (stack: TestStack, { network, key }: Cluster): Stores => ({
  database: new Postgres(stack, "traces", { network, key, instanceClass: "db.t3.micro", ...BACKUPS }),
});

const auroraAndCache = (stack: TestStack, { network, key }: Cluster): Stores => ({
  database: new AuroraServerless(stack, "traces", {
    network,
    key,
    minCapacity: 1,
    maxCapacity: 4,
    ...BACKUPS,
  }),
  cache: new Redis(stack, "answers", { network, key, nodeType: "cache.t4g.micro", nodes: 2 }),
});

function widgetsOf(build: (stack: TestStack) => void): Widget[] {
  return synthesized(build).document("aws_cloudwatch_dashboard.overview", "dashboard_body")["widgets"];
}

const headings = (widgets: readonly Widget[]) =>
  widgets.flatMap(({ properties }) => properties.markdown ?? []);

describe("a dashboard", () => {
  const widgets = widgetsOf(dashboard({ stores: postgres }));
  const lines = (title: string) =>
    widgets.find(({ properties }) => properties.title === title)?.properties.metrics;

  test("is named after the system", () => {
    expect(synthesized(dashboard()).resource("aws_cloudwatch_dashboard.overview")["dashboard_name"]).toBe(
      "test-system-dev-overview",
    );
  });

  test("has a row for traffic, every service, the database and errors", () => {
    expect(headings(widgets)).toEqual([
      "## Traffic",
      "## aws-agent-core",
      "## langgraph",
      "## Database",
      "## Errors",
    ]);
  });

  test("has no row for a database there is none of", () => {
    expect(headings(widgetsOf(dashboard()))).not.toContain("## Database");
  });

  test("shows requests, who failed them, and how long they waited", () => {
    const door = ["LoadBalancer", "${aws_lb.ingress.arn_suffix}"];
    expect(lines("Requests a minute")).toEqual([
      ["AWS/ApplicationELB", "RequestCount", ...door, { label: "requests", stat: "Sum" }],
    ]);
    expect(lines("5xx answers a minute")).toEqual([
      ["AWS/ApplicationELB", "HTTPCode_Target_5XX_Count", ...door, { label: "services", stat: "Sum" }],
      ["AWS/ApplicationELB", "HTTPCode_ELB_5XX_Count", ...door, { label: "load balancer", stat: "Sum" }],
    ]);
    expect(lines("Seconds until an answer begins")).toEqual([
      ["AWS/ApplicationELB", "TargetResponseTime", ...door, { label: "95 of 100", stat: "p95" }],
    ]);
  });

  test("shows the tasks a service should run and does run", () => {
    const service = [
      "ClusterName",
      "${aws_ecs_cluster.agents.name}",
      "ServiceName",
      "${aws_ecs_service.aws_agent_core.name}",
    ];
    expect(lines("Tasks")).toEqual([
      ["ECS/ContainerInsights", "DesiredTaskCount", ...service, { label: "desired", stat: "Average" }],
      ["ECS/ContainerInsights", "RunningTaskCount", ...service, { label: "running", stat: "Average" }],
    ]);
  });

  test("shows the error lines of all services in one graph", () => {
    expect(lines("Error lines in the logs a minute")).toEqual([
      ["test-system/dev", "aws-agent-core-error-lines", { label: "aws-agent-core", stat: "Sum" }],
      ["test-system/dev", "langgraph-error-lines", { label: "langgraph", stat: "Sum" }],
    ]);
  });

  test("puts the graphs of a row side by side and lets nothing overlap", () => {
    const cells = widgets.flatMap(({ x, y, width, height }) =>
      Array.from(
        { length: width * height },
        (_, cell) => `${x + (cell % width)},${y + Math.floor(cell / width)}`,
      ),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(Math.max(...widgets.map(({ x, width }) => x + width))).toBe(24);
  });

  test("refuses a system without services", () => {
    expect(problems(dashboard({ services: [] }))).toEqual([
      "test-system-dev/overview:",
      "  - services must list at least one, got none",
    ]);
  });
});

describe("a dashboard of a system with Aurora and a cache", () => {
  const widgets = widgetsOf(dashboard({ services: ["proxy"], stores: auroraAndCache }));
  const lines = (title: string) =>
    widgets.find(({ properties }) => properties.title === title)?.properties.metrics;

  test("has a row for each", () => {
    expect(headings(widgets)).toEqual(["## Traffic", "## proxy", "## Database", "## Cache", "## Errors"]);
  });

  test("shows how much of its capacity the writing instance uses", () => {
    const writer = ["DBClusterIdentifier", "${aws_rds_cluster.traces.cluster_identifier}", "Role", "WRITER"];
    expect(lines("Capacity, percent of the most")).toEqual([
      ["AWS/RDS", "ACUUtilization", ...writer, { label: "used", stat: "Average" }],
      ["AWS/RDS", "CPUUtilization", ...writer, { label: "by CPU", stat: "Average" }],
    ]);
  });

  test("shows every node of the cache", () => {
    const node = (number: number) => [
      "CacheClusterId",
      `\${aws_elasticache_replication_group.answers.replication_group_id}-00${number}`,
    ];
    expect(lines("Entries thrown out a minute")).toEqual([
      ["AWS/ElastiCache", "Evictions", ...node(1), { label: "node1", stat: "Sum" }],
      ["AWS/ElastiCache", "Evictions", ...node(2), { label: "node2", stat: "Sum" }],
    ]);
  });
});

test("a body takes a row without graphs for a heading", () => {
  expect(JSON.parse(dashboardBody("us-east-1", [{ heading: "Soon", graphs: [] }]))).toEqual({
    widgets: [{ type: "text", x: 0, y: 0, width: 24, height: 1, properties: { markdown: "## Soon" } }],
  });
});
