import type { Metric } from "./metric";

/** CloudWatch lays widgets out on a grid of 24 columns. */
const COLUMNS = 24;
const HEADING_HEIGHT = 1;
const GRAPH_HEIGHT = 6;

export interface Graph {
  readonly title: string;

  /** Metrics by the words the legend shows. */
  readonly lines: Readonly<Record<string, Metric>>;

  /** Range of the vertical axis. @default - begins at 0 and grows with the data */
  readonly scale?: "percent";
}

export interface Row {
  readonly heading: string;
  readonly graphs: readonly Graph[];
}

/** Body of a dashboard: one row below the other, the graphs of a row side by side. */
export function dashboardBody(region: string, rows: readonly Row[]): string {
  const height = HEADING_HEIGHT + GRAPH_HEIGHT;
  const widgets = rows.flatMap(({ heading, graphs }, row) => {
    const width = Math.floor(COLUMNS / Math.max(1, graphs.length));
    return [
      {
        type: "text",
        x: 0,
        y: row * height,
        width: COLUMNS,
        height: HEADING_HEIGHT,
        properties: { markdown: `## ${heading}` },
      },
      ...graphs.map((graph, column) => ({
        type: "metric",
        x: column * width,
        y: row * height + HEADING_HEIGHT,
        width,
        height: GRAPH_HEIGHT,
        properties: graphProperties(region, graph),
      })),
    ];
  });
  return JSON.stringify({ widgets });
}

function graphProperties(region: string, { title, lines, scale }: Graph) {
  return {
    title,
    region,
    view: "timeSeries",
    stacked: false,
    period: 60,
    metrics: Object.entries(lines).map(([label, { namespace, metricName, dimensions, statistic }]) => [
      namespace,
      metricName,
      ...Object.entries(dimensions).flat(),
      { label, stat: statistic },
    ]),
    yAxis: { left: { min: 0, ...(scale === "percent" && { max: 100 }) } },
  };
}
