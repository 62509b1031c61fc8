import type { ChangeJson } from "../../../tools/plan/plan-json";
import { differencesOf } from "../../../tools/review/difference";
import { foldOf } from "../../../tools/review/fold";
import { showValue } from "../../../tools/review/show-value";
import { planOf, updated } from "./plans";

function read(json: ChangeJson) {
  const [change] = planOf([json]).changes;
  if (!change) throw new Error("no change");
  return change;
}

/** `path: before → after`, one line each. */
function differences(json: ChangeJson): string[] {
  return differencesOf(read(json)).map(
    ({ path, before, after }) => `${path}: ${showValue(before)} → ${showValue(after)}`,
  );
}

function fold(json: ChangeJson) {
  return foldOf(read(json), differencesOf(read(json)));
}

test("what differs is told by its path", () => {
  const change = updated("aws_db_instance", { engine: "postgres", port: 5432 }, { port: 5433 });
  expect(differences(change)).toEqual(["port: 5432 → 5433"]);
});

test("null, nothing and empty are the same", () => {
  expect(
    differences(
      updated("aws_lb", { name: null, tags: {}, zones: [] }, { name: "", tags: null, zones: null }),
    ),
  ).toEqual([]);
});

test("the order of a set means nothing, that of a list does", () => {
  const before = { vpc_security_group_ids: ["sg-1", "sg-2"], steps: ["a", "b"] };
  const after = { vpc_security_group_ids: ["sg-2", "sg-1"], steps: ["b", "a"] };
  expect(differences(updated("aws_db_instance", before, after))).toEqual([
    'steps[0]: "a" → "b"',
    'steps[1]: "b" → "a"',
  ]);
});

test("an element of a set is the same when its document is written in another order", () => {
  const hook = (wait: number, metadata: string) => ({ wait, metadata });
  const before = { initial_lifecycle_hook: [hook(1, '{"a":1,"b":[2]}'), hook(2, "{}")] };
  const after = { initial_lifecycle_hook: [hook(2, "{}"), hook(1, '{"b":[2],"a":1}')] };
  expect(differences(updated("aws_autoscaling_group", before, after))).toEqual([]);
});

test("a name that is not in each element tells none of them apart", () => {
  const before = { steps: [{ name: "a", wait: 1 }, { wait: 2 }] };
  const after = { steps: [{ name: "a", wait: 1 }, { wait: 3 }] };
  expect(differences(updated("aws_x", before, after))).toEqual(["steps[1].wait: 2 → 3"]);
});

test("an element of a set comes and another goes", () => {
  const change = updated(
    "aws_db_instance",
    { vpc_security_group_ids: ["sg-1", "sg-2"] },
    { vpc_security_group_ids: ["sg-3", "sg-1"] },
  );
  expect(differences(change)).toEqual([
    'vpc_security_group_ids[]: "sg-2" → null',
    'vpc_security_group_ids[]: null → "sg-3"',
  ]);
});

test("containers are matched by their names, and so are their variables", () => {
  const variables = (...pairs: [string, string][]) => pairs.map(([name, value]) => ({ name, value }));
  const before = [
    { name: "api", image: "app:1", environment: variables(["MODE", "fast"], ["LEVEL", "info"]) },
    { name: "sidecar", image: "proxy:1" },
  ];
  const after = [
    { name: "sidecar", image: "proxy:1" },
    { name: "api", image: "app:2", environment: variables(["LEVEL", "debug"], ["MODE", "fast"]) },
  ];
  const text = (value: unknown) => ({ container_definitions: JSON.stringify(value) });
  expect(differences(updated("aws_ecs_task_definition", text(before), text(after)))).toEqual([
    'container_definitions[api].image: "app:1" → "app:2"',
    'container_definitions[api].environment[LEVEL].value: "info" → "debug"',
  ]);
});

test("statements of a policy are matched by Sid; one action is the same as a list of one", () => {
  const policy = (...Statement: object[]) => ({
    policy: JSON.stringify({ Version: "2012-10-17", Statement }),
  });
  const before = policy(
    { Sid: "Read", Effect: "Allow", Action: "s3:GetObject" },
    { Sid: "Write", Effect: "Allow", Action: "s3:PutObject" },
  );
  const after = policy(
    { Sid: "Write", Effect: "Allow", Action: ["s3:PutObject"] },
    { Sid: "Read", Effect: "Allow", Action: ["s3:GetObject", "s3:ListBucket"] },
  );
  expect(differences(updated("aws_iam_role_policy", before, after))).toEqual([
    'policy.Statement[Read].Action[]: null → "s3:ListBucket"',
  ]);
});

test("a long value is cut, and never inside of a character", () => {
  const shown = showValue("ö".repeat(500));
  expect(Buffer.byteLength(shown)).toBeLessThanOrEqual(204);
  expect(shown).toMatch(/^"ö+…$/);
});

test("nothing but tags is folded", () => {
  expect(fold(updated("aws_lb", { name: "a", tags: { Commit: "1" } }, { tags: { Commit: "2" } }))).toBe(
    "tags",
  );
});

test("nothing but what only the apply tells is folded", () => {
  expect(fold(updated("aws_lb", { arn: "arn:aws:x" }, {}, { unknown: { arn: true } }))).toBe("unknown");
});

test("the same document in other words is folded", () => {
  const change = updated("aws_iam_role_policy", { policy: '{"a":[1,2]}' }, { policy: '{ "a": [ 1, 2 ] }' });
  expect(fold(change)).toBe("same");
});

test("tags and something else are not folded", () => {
  expect(
    fold(updated("aws_lb", { name: "a", tags: { x: "1" } }, { name: "b", tags: { x: "2" } })),
  ).toBeUndefined();
});
