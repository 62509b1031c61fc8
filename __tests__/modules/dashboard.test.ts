import { Postgres } from "../../modules/database/postgres";
import { LoadBalancer } from "../../modules/load-balancer/load-balancer";
import { Dashboard } from "../../modules/observability/dashboard";
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

function dashboard({ database = false, services = ["aws-agent-core", "langgraph"] } = {}) {
  return (stack: TestStack) => {
    const cluster = clusterOf(stack);
    const { network, key } = cluster;
    new Dashboard(stack, "overview", {
      loadBalancer: new LoadBalancer(stack, "ingress", {
        network,
        callers: { office: "203.0.113.0/24" },
        protocol: "plain-http",
      }),
      services: services.map((id) => serviceOf(stack, cluster, id)),
      database: database
        ? new Postgres(stack, "traces", {
            network,
            key,
            databaseName: "langfuse",
            instanceClass: "db.t3.micro",
            backupRetentionDays: 7,
            logRetentionDays: 7,
          })
        : undefined,
    });
  };
}

function widgetsOf(build: (stack: TestStack) => void): Widget[] {
  return synthesized(build).document("aws_cloudwatch_dashboard.overview", "dashboard_body")["widgets"];
}

const headings = (widgets: readonly Widget[]) =>
  widgets.flatMap(({ properties }) => properties.markdown ?? []);

describe("a dashboard", () => {
  const widgets = widgetsOf(dashboard({ database: true }));
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

test("a body takes a row without graphs for a heading", () => {
  expect(JSON.parse(dashboardBody("us-east-1", [{ heading: "Soon", graphs: [] }]))).toEqual({
    widgets: [{ type: "text", x: 0, y: 0, width: 24, height: 1, properties: { markdown: "## Soon" } }],
  });
});
