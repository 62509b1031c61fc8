import { costSize } from "../../../../../tools/review/rules/cost/size";
import { check, created, replaced, updated } from "../../plans";

test("more of something costs more", () => {
  expect(
    check(costSize, updated("aws_ecs_service", { desired_count: 2 }, { desired_count: 4 })),
  ).toMatchObject([{ level: "cost", what: "It costs more from then on: desired_count rises from 2 to 4" }]);
});

test("less of something, or one that is new, costs no more", () => {
  expect(check(costSize, updated("aws_ecs_service", { desired_count: 4 }, { desired_count: 2 }))).toEqual([]);
  expect(check(costSize, created("aws_ecs_service", { desired_count: 4 }))).toEqual([]);
  expect(
    check(costSize, updated("aws_ecs_service", { launch_type: "EC2" }, { launch_type: "FARGATE" })),
  ).toEqual([]);
});

test("another class is told beside what rises", () => {
  const database = { instance_class: "db.t4g.small", iops: 3000, multi_az: false };
  const more = { instance_class: "db.r6g.large", iops: 6000, multi_az: true };
  expect(check(costSize, updated("aws_db_instance", database, more))[0]?.what).toBe(
    "It costs something else from then on: instance_class changes from db.t4g.small to db.r6g.large, iops rises from 3000 to 6000, multi_az rises from false to true",
  );
});

test("a smaller class of the same family is no reason to ask", () => {
  const change = (from: string, to: string) =>
    check(costSize, updated("aws_db_instance", { instance_class: from }, { instance_class: to }));
  expect(change("db.r6g.2xlarge", "db.r6g.xlarge")).toEqual([]);
  expect(change("db.r6g.large", "db.r6g.2xlarge")).toHaveLength(1);
  expect(change("db.r6g.2xlarge", "db.r7g.xlarge")).toHaveLength(1);
});

test("sizes inside of blocks count", () => {
  const nodes = (count: number, type: string) => ({
    cluster_config: [{ instance_count: count, instance_type: type }],
  });
  const change = updated("aws_opensearch_domain", nodes(2, "r6g.large.search"), nodes(3, "r6g.large.search"));
  expect(check(costSize, change)[0]?.what).toBe(
    "It costs more from then on: cluster_config.instance_count rises from 2 to 3",
  );
});

test("the size of a task is a number written as text", () => {
  const task = replaced(
    "aws_ecs_task_definition",
    { cpu: "256", memory: "512" },
    { cpu: "1024" },
    { by: ["cpu"] },
  );
  expect(check(costSize, task)[0]?.what).toBe("It costs more from then on: cpu rises from 256 to 1024");
});
