import { routineRelease } from "../../../../../tools/review/rules/routine/release";
import { check, created, updated } from "../../plans";

const TYPE = "aws_ecs_service";
const service = { task_definition: "app:1", desired_count: 2, tags: { release: "1" } };

test("a service with another revision of its task definition is a release", () => {
  expect(check(routineRelease, updated(TYPE, service, { task_definition: "app:2" }))).toMatchObject([
    { level: "routine", what: "A release: the service runs another revision of its task definition" },
  ]);
});

test("a revision that only the apply knows, and another tag, make no difference", () => {
  const change = updated(TYPE, service, { tags: { release: "2" } }, { unknown: { task_definition: true } });
  expect(check(routineRelease, change)).toMatchObject([{ level: "routine" }]);
});

test("a release that changes something else too is none, nor is a change without one", () => {
  expect(
    check(routineRelease, updated(TYPE, service, { task_definition: "app:2", desired_count: 0 })),
  ).toEqual([]);
  expect(check(routineRelease, updated(TYPE, service, { desired_count: 4 }))).toEqual([]);
  expect(check(routineRelease, created(TYPE, service))).toEqual([]);
});

describe("other subnets of a service", () => {
  const network = (...subnets: readonly string[]) => ({ network_configuration: [{ subnets }] });

  test("are as a release, when they are more or known to the apply only", () => {
    const more = updated(TYPE, network("a", "b"), network("a", "b", "c"));
    expect(check(routineRelease, more)).toMatchObject([
      { level: "routine", what: expect.stringContaining("ECS starts its tasks anew") },
    ]);
    const unknown = { network_configuration: [{ subnets: true }] };
    const change = updated(TYPE, network("a", "b"), { network_configuration: [{}] }, { unknown });
    expect(check(routineRelease, change)).toMatchObject([{ level: "routine" }]);
  });

  test("are for somebody to look at when one is taken away", () => {
    expect(check(routineRelease, updated(TYPE, network("a", "b"), network("a")))).toEqual([]);
  });
});
