import { destroys, isReal } from "../../../tools/plan/change";
import { parsePlan } from "../../../tools/plan/load-plan";
import { readPlan } from "../../../tools/plan/plan";
import type { ChangeJson } from "../../../tools/plan/plan-json";
import { isSame, LongNumber, UNKNOWN } from "../../../tools/plan/values";
import { created, destroyed, planOf, updated } from "../review/plans";

function withActions(...actions: string[]): ChangeJson {
  return { address: "aws_vpc.it", mode: "managed", type: "aws_vpc", name: "it", change: { actions } };
}

function only(change: ChangeJson) {
  const [read] = planOf([change]).changes;
  if (!read) throw new Error("no change");
  return read;
}

test.each([
  [["no-op"], "none"],
  [["create"], "create"],
  [["read"], "read"],
  [["update"], "update"],
  [["delete"], "delete"],
  [["delete", "create"], "replace"],
  [["create", "delete"], "replace"],
  [["forget"], "forget"],
  [["create", "forget"], "create"],
  [["open"], "other"],
])("%j is %s", (actions, kind) => {
  expect(only(withActions(...actions)).kind).toBe(kind);
});

test("tells which half of a replacement comes first", () => {
  expect(only(withActions("delete", "create")).order).toBe("delete-first");
  expect(only(withActions("create", "delete")).order).toBe("create-first");
  expect(only(withActions("create", "forget")).order).toBeUndefined();
});

test("only what goes is destroyed: forgotten resources stay", () => {
  expect(destroys(only(withActions("delete", "create")))).toBe(true);
  expect(destroys(only(withActions("forget")))).toBe(false);
  expect(destroys({ ...only(withActions("delete")), mode: "data" })).toBe(false);
});

test("a move and an import are something to do, even without a change", () => {
  const moved = { ...withActions("no-op"), previous_address: "aws_vpc.was" };
  const imported = { ...withActions("no-op"), change: { actions: ["no-op"], importing: { id: "vpc-1" } } };
  expect(isReal(only(withActions("no-op")))).toBe(false);
  expect(isReal(only(moved))).toBe(true);
  expect(only(moved).movedFrom).toBe("aws_vpc.was");
  expect(isReal(only(imported))).toBe(true);
  expect(only(imported).importId).toBe("vpc-1");
});

test("what is known after the apply is told from what is null, in lists and maps as well", () => {
  const { after } = only(
    created(
      "aws_lb",
      { name: null, subnets: ["a", null] },
      { unknown: { arn: true, subnets: [false, true], tags: { x: true } } },
    ),
  );
  expect(after["name"]).toBeNull();
  expect(after["arn"]).toBe(UNKNOWN);
  expect(after["tags"]).toEqual({ x: UNKNOWN });
});

test("a number keeps each of its digits", () => {
  const json = parsePlan(
    '{"format_version":"1.2","resource_changes":[{"address":"a.b","mode":"managed","type":"a","name":"b","change":{"actions":["create"],"after":{"big":12345678901234567890,"small":7}}}]}',
    "plan.json",
  );
  const [change] = readPlan("s", json).changes;
  expect(change?.after["big"]).toEqual(new LongNumber("12345678901234567890"));
  expect(change?.after["small"]).toBe(7);
});

test("a number with more digits than a double has is told from its neighbour, in a document as well", () => {
  const text = (digits: string) =>
    `{"format_version":"1.2","resource_changes":[{"address":"a.b","mode":"managed","type":"a","name":"b","change":{"actions":["update"],"before":{"text":"{\\"n\\":9007199254740993}"},"after":{"text":"{\\"n\\":${digits}}"}}}]}`;
  const changed = (digits: string) => {
    const [change] = readPlan("s", parsePlan(text(digits), "plan.json")).changes;
    return change && !isSame(change.before["text"], change.after["text"]);
  };
  expect(changed("9007199254740992")).toBe(true);
  expect(changed("9007199254740993")).toBe(false);
});

test("an attribute that every object has already is one of its own", () => {
  const tags = '{"__proto__":{"a":1},"constructor":"b"}';
  const { after } = only(created("aws_x", { tags: JSON.parse(tags) as object }));
  expect(JSON.stringify(after["tags"])).toBe(tags);
});

test("paths that force a replacement are names: the value of a set's element is not among them", () => {
  const change = withActions("delete", "create");
  const paths = [
    ["ingress", { cidr: "10.0.0.0/8", password: "hunter2hunter2" }, "cidr"],
    ["engine"],
    ["nodes", 0, "type"],
  ];
  expect(only({ ...change, change: { ...change.change, replace_paths: paths } }).replacedBy).toEqual([
    "ingress",
    "engine",
    "nodes.type",
  ]);
});

test("a plan that is errored, has a target or waits for another apply is not complete", () => {
  expect(planOf([], { errored: true }).isErrored).toBe(true);
  expect(planOf([], { complete: false }).isComplete).toBe(false);
  expect(planOf([], { deferred_changes: [{}] })).toMatchObject({ isComplete: false, deferred: 1 });
  expect(planOf([])).toMatchObject({ isErrored: false, isComplete: true });
});

test("an old plan says what it does not tell", () => {
  const change = { ...withActions("create"), change: { actions: ["create"], after: {} } };
  expect(readPlan("s", { format_version: "0.1", resource_changes: [change] }).lacks).toEqual([
    "which values are marked sensitive",
    "whether planning ended in an error",
    "whether it is complete",
  ]);
  expect(planOf([created("aws_vpc")]).lacks).toEqual([]);
});

describe("what changed outside of Terraform", () => {
  const byHand = { name: "app", port: 80, latest_restorable_time: "10:00" };
  const drifted = updated("aws_lb", byHand, { port: 8080, latest_restorable_time: "10:05" });
  const change = updated("aws_lb", { ...byHand, port: 8080 }, { port: 80 });

  test("is told of the attributes the plan changes, and of no others", () => {
    const { drift } = planOf([change], { resource_drift: [drifted] });
    expect(drift).toMatchObject([{ address: "aws_lb.it", before: { port: 80 }, after: { port: 8080 } }]);
    expect(drift[0]?.after).not.toHaveProperty("latest_restorable_time");
  });

  test("is told of the attributes something in the plan depends on", () => {
    const { drift } = planOf([created("aws_vpc")], {
      resource_drift: [drifted, { ...drifted, address: "aws_lb.other" }],
      relevant_attributes: [{ resource: "aws_lb.it", attribute: ["port"] }],
    });
    expect(drift.map(({ address }) => address)).toEqual(["aws_lb.it"]);
  });

  test("is told when something is gone that the plan has to do with", () => {
    const gone = destroyed("aws_lb", byHand);
    const again = created("aws_lb", byHand);
    expect(planOf([again], { resource_drift: [gone] }).drift).toHaveLength(1);
    expect(planOf([created("aws_vpc")], { resource_drift: [gone] }).drift).toEqual([]);
  });

  test("is not told when there is nothing to do", () => {
    expect(planOf([withActions("no-op")], { resource_drift: [drifted] }).drift).toEqual([]);
  });

  test("is not told when null and empty took each other's places", () => {
    const emptied = updated("aws_vpc", { tags: null, name: "" }, { tags: {}, name: null });
    const named = created("aws_vpc", { tags: { a: "1" }, name: "app" });
    expect(planOf([named], { resource_drift: [emptied] }).drift).toEqual([]);
  });

  test("is all told by a plan that does not say what has a part in it", () => {
    const old = readPlan("s", {
      format_version: "1.0",
      resource_changes: [created("aws_vpc")],
      resource_drift: [drifted],
    });
    expect(old.drift).toHaveLength(1);
    expect(old.lacks).toContain("which changes outside of Terraform have a part in it");
  });
});

test("references are names of resources, by attribute, in modules too", () => {
  const resource = {
    address: "aws_ecs_service.api",
    expressions: {
      cluster: { references: ["aws_ecs_cluster.main.id", "aws_ecs_cluster.main"] },
      name: { references: ["var.name", "local.x", "each.key"] },
      load_balancer: [{ target_group_arn: { references: ["aws_lb_target_group.api[0].arn"] } }],
      image: { references: ["data.aws_ami.image.id"] },
    },
    depends_on: ["aws_lb_listener.main"],
  };
  const { references } = planOf([], {
    configuration: {
      root_module: { resources: [resource], module_calls: { db: { module: { resources: [resource] } } } },
    },
  });
  expect(Object.fromEntries(references.get("aws_ecs_service.api") ?? [])).toEqual({
    cluster: ["aws_ecs_cluster.main"],
    load_balancer: ["aws_lb_target_group.api"],
    image: ["data.aws_ami.image"],
    depends_on: ["aws_lb_listener.main"],
  });
  expect(references.get("module.db.aws_ecs_service.api")?.get("cluster")).toEqual([
    "module.db.aws_ecs_cluster.main",
  ]);
});

test("a value that is deeper than any provider's is refused", () => {
  let deep: unknown = "x";
  for (let i = 0; i < 200; i += 1) deep = [deep];
  expect(() => planOf([created("aws_vpc", { deep })])).toThrow(/more than 100 levels deep/);
});

test("checks that hold are not told", () => {
  const checks = [
    {
      address: { to_display: "check.health" },
      status: "fail",
      instances: [{ status: "fail", problems: [{ message: "HTTP 500" }] }],
    },
    { address: { to_display: "check.dns" }, status: "pass" },
  ];
  expect(planOf([], { checks }).checks).toEqual([
    { address: "check.health", status: "fail", problems: ["HTTP 500"] },
  ]);
});
