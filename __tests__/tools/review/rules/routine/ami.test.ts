import { routineAmi } from "../../../../../tools/review/rules/routine/ami";
import { check, updated } from "../../plans";

const template = { image_id: "ami-1", instance_type: "t4g.small", latest_version: 1 };

test("new instances start from another image", () => {
  const change = updated(
    "aws_launch_template",
    template,
    { image_id: "ami-2" },
    { unknown: { latest_version: true } },
  );
  expect(check(routineAmi, change)).toMatchObject([
    { level: "routine", what: 'New instances start from the image "ami-2"; those that run stay' },
  ]);
});

test("another image along with something else is not its business", () => {
  const change = updated("aws_launch_template", template, { image_id: "ami-2", instance_type: "t4g.large" });
  expect(check(routineAmi, change)).toEqual([]);
  expect(check(routineAmi, updated("aws_launch_template", template, { instance_type: "t4g.large" }))).toEqual(
    [],
  );
});

const version = (number: string) => ({ launch_template: [{ id: "lt-1", version: number }] });

test("a group takes another version without a stir", () => {
  expect(check(routineAmi, updated("aws_autoscaling_group", version("1"), version("2")))).toMatchObject([
    { level: "routine" },
  ]);
});

test("a group that refreshes its instances replaces them", () => {
  const group = { ...version("1"), instance_refresh: [{ strategy: "Rolling" }] };
  expect(check(routineAmi, updated("aws_autoscaling_group", group, version("2")))).toMatchObject([
    { level: "review", what: expect.stringContaining("replaces its instances") },
  ]);
});
