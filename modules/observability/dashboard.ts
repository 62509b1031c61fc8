import { CloudwatchDashboard } from "@cdktf/provider-aws/lib/cloudwatch-dashboard";
import { Construct } from "constructs";
import type { Redis } from "../cache/redis";
import type { FargateService } from "../container-service/fargate-service";
import type { AuroraServerless } from "../database/aurora-serverless";
import type { Postgres } from "../database/postgres";
import type { LoadBalancer } from "../load-balancer/load-balancer";
import { Deployment } from "../naming/deployment";
import { validate } from "../validation/validate";
import { dashboardBody, type Row } from "./dashboard-body";
import { cacheRow, databaseRow } from "./data-rows";
import { errorLines } from "./error-lines";
import { loadBalancerMetrics } from "./load-balancer-metrics";
import { serviceMetrics } from "./service-metrics";

export interface DashboardProps {
  readonly loadBalancer: LoadBalancer;

  /** From top to bottom. */
  readonly services: readonly FargateService[];

  /** @default - no row for a database */
  readonly database?: Postgres | AuroraServerless;

  /** @default - no row for a cache */
  readonly cache?: Redis;
}

/** One page that shows how a system is doing: traffic, services, database, cache, errors. */
export class Dashboard extends Construct {
  readonly resource: CloudwatchDashboard;

  constructor(scope: Construct, id: string, props: DashboardProps) {
    super(scope, id);
    const { loadBalancer, services, database, cache } = props;
    validate(this, [services.length === 0 && "services must list at least one, got none"]);
    const deployment = Deployment.of(this);
    const rows = [
      trafficRow(loadBalancer),
      ...services.map(serviceRow),
      ...(database ? [databaseRow(database)] : []),
      ...(cache ? [cacheRow(cache)] : []),
      errorRow(services, deployment),
    ];
    this.resource = new CloudwatchDashboard(this, "dashboard", {
      dashboardName: deployment.name(id),
      dashboardBody: dashboardBody(deployment.region, rows),
    });
  }
}

function trafficRow(loadBalancer: LoadBalancer): Row {
  const { requests, ownErrors, targetErrors, latency } = loadBalancerMetrics(loadBalancer);
  return {
    heading: "Traffic",
    graphs: [
      { title: "Requests a minute", lines: { requests } },
      { title: "5xx answers a minute", lines: { services: targetErrors, "load balancer": ownErrors } },
      { title: "Seconds until an answer begins", lines: { "95 of 100": latency } },
    ],
  };
}

function serviceRow(service: FargateService): Row {
  const { cpu, memory, desiredTasks, runningTasks } = serviceMetrics(service);
  return {
    heading: service.name,
    graphs: [
      { title: "CPU, percent", lines: { used: cpu }, scale: "percent" },
      { title: "Memory, percent", lines: { used: memory }, scale: "percent" },
      { title: "Tasks", lines: { desired: desiredTasks, running: runningTasks } },
    ],
  };
}

function errorRow(services: readonly FargateService[], deployment: Deployment): Row {
  const lines = services.map((service) => [service.name, errorLines(service, deployment)] as const);
  return {
    heading: "Errors",
    graphs: [{ title: "Error lines in the logs a minute", lines: Object.fromEntries(lines) }],
  };
}
