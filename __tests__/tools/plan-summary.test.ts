import { summarizePlan } from "../../tools/rehearsal/plan-summary";
import { planSummaryText } from "../../tools/rehearsal/plan-summary-text";
import { planTotals, totalsLine } from "../../tools/rehearsal/plan-totals";
import { colours, hasColours } from "../../tools/terminal/colours";
import { type Action, parsePlan, type ResourceChange } from "../../tools/terraform/plan-json";

const plain = colours({ isTTY: false }, {});

function change(address: string, ...actions: Action[]): ResourceChange {
  const [type = "", name = ""] = address.split(/[.[]/);
  return { address, type, name, mode: "managed", change: { actions } };
}

function imported(address: string, ...actions: Action[]): ResourceChange {
  return { ...change(address, ...actions), change: { actions, importing: { id: "i-1" } } };
}

const plan = (...resource_changes: ResourceChange[]) => ({ format_version: "1.2", resource_changes });

const MIXED = plan(
  change("aws_vpc.network", "no-op"),
  change("aws_subnet.network_public_a", "create"),
  change("aws_subnet.network_public_b", "create"),
  change("aws_ecs_service.langgraph", "update"),
  change("aws_ecs_task_definition.langgraph", "create", "delete"),
  change("aws_sqs_queue.jobs", "delete"),
  change("aws_sns_topic.news", "forget"),
  imported("aws_s3_bucket.logs", "no-op"),
  imported("aws_s3_bucket.traces", "update"),
  { ...change("data.aws_ami.image", "read"), mode: "data" },
);

test("counts as Terraform counts: a replacement is one to add and one to destroy", () => {
  expect(totalsLine(planTotals(MIXED))).toBe("Plan: 2 to import, 3 to add, 2 to change, 2 to destroy.");
});

test("mentions imports only where there are some", () => {
  expect(totalsLine(planTotals(plan(change("aws_vpc.network", "create"))))).toBe(
    "Plan: 1 to add, 0 to change, 0 to destroy.",
  );
});

test("says so when there is nothing to do", () => {
  expect(planSummaryText(summarizePlan(plan(change("aws_vpc.network", "no-op"))), 100, plain)).toEqual([
    "No changes.",
  ]);
});

test("groups by the construct below the stack, largest first", () => {
  const areas = new Map([
    ["aws_lb.front_door", "front-door"],
    ["aws_lb_listener.front_door_http", "front-door"],
    ["aws_ecs_service.langgraph", "langgraph"],
  ]);
  const { areas: found } = summarizePlan(
    plan(
      change("aws_ecs_service.langgraph", "create"),
      change("aws_lb_listener.front_door_http", "create"),
      change("aws_lb.front_door", "create"),
    ),
    areas,
  );
  expect(found).toEqual([
    {
      name: "front-door",
      count: 2,
      groups: [
        { effect: "add", type: "lb", names: [""] },
        { effect: "add", type: "lb listener", names: ["http"] },
      ],
    },
    { name: "langgraph", count: 1, groups: [{ effect: "add", type: "ecs service", names: [""] }] },
  ]);
});

test("takes the first word of an address that the synthesis does not know, such as a destroyed one", () => {
  const { areas } = summarizePlan(plan(change("aws_subnet.network_public_a", "delete")));
  expect(areas.map(({ name }) => name)).toEqual(["network"]);
  expect(areas[0]?.groups[0]?.names).toEqual(["public_a"]);
});

test("tells the instances of one block apart", () => {
  const { areas } = summarizePlan(plan(change("aws_subnet.network[0]", "create")));
  expect(areas[0]?.groups[0]?.names).toEqual(["[0]"]);
});

test("prints a line for each part, what hurts most first, then Terraform's count", () => {
  const areas = new Map(MIXED.resource_changes.map(({ address }) => [address, "everything"]));
  expect(planSummaryText(summarizePlan(MIXED, areas), 100, plain)).toEqual([
    "everything  8  - sqs queue (jobs)",
    "               -/+ ecs task definition (langgraph)",
    "               ~ ecs service (langgraph) · s3 bucket (traces)",
    "               forget sns topic (news)",
    "               import s3 bucket (logs)",
    "               + 2 subnets (network_public_a, network_public_b)",
    "",
    "Plan: 2 to import, 3 to add, 2 to change, 2 to destroy.",
  ]);
});

test("breaks lines between resources, never in a name", () => {
  const lines = planSummaryText(
    summarizePlan(plan(...["a", "b", "c"].map((name) => change(`aws_thing_${name}.area`, "create")))),
    30,
    plain,
  );
  expect(lines.slice(0, 2)).toEqual(["area  3  + thing a · thing b ·", "           thing c"]);
});

test("has colours on a terminal only, unless asked otherwise", () => {
  expect(hasColours({ isTTY: true }, {})).toBe(true);
  expect(hasColours({ isTTY: true }, { TERM: "dumb" })).toBe(false);
  expect(hasColours({ isTTY: true }, { NO_COLOR: "1", FORCE_COLOR: "1" })).toBe(false);
  expect(hasColours({}, { FORCE_COLOR: "1" })).toBe(true);
  expect(hasColours({}, { CI: "true" })).toBe(false);
});

test("reads a plan without resources", () => {
  expect(parsePlan('{"format_version":"1.2"}', "plan.json").resource_changes).toEqual([]);
});

test.each([
  ["Terraform used the selected providers", "plan.json is not a plan: it is not JSON"],
  ['{"values":{}}', "plan.json is not a plan: it has no format_version"],
  ["null", "plan.json is not a plan: it has no format_version"],
])("refuses what is not a plan: %s", (text, message) => {
  expect(() => parsePlan(text, "plan.json")).toThrow(message);
});
