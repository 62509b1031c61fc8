import { exposureImageLatest } from "../../../../../tools/review/rules/exposure/image-latest";
import { check, created, replaced, updated } from "../../plans";

const TASK = "aws_ecs_task_definition";
const ECR = "111122223333.dkr.ecr.us-east-1.amazonaws.com/proxy";

const runs = (image: string) => ({ container_definitions: JSON.stringify([{ name: "proxy", image }]) });

const release = (before: string, after: string) =>
  check(exposureImageLatest, replaced(TASK, runs(before), runs(after)));

test.each([`${ECR}:latest`, ECR, `${ECR}:main`])("%s stands for another image tomorrow", (image) => {
  expect(release(`${ECR}:1.0.0`, image)).toMatchObject([
    { level: "review", what: `The container proxy runs ${image}: the tag stands for another image tomorrow` },
  ]);
});

test("another registry is told with both", () => {
  expect(release(`${ECR}:1.0.0`, "someone/proxy:1.0.1")).toMatchObject([
    { level: "review", what: expect.stringContaining("from Docker Hub instead of 111122223333.dkr.ecr") },
  ]);
});

test("an image of a function is read as well", () => {
  const before = { image_uri: `${ECR}:1` };
  expect(
    check(exposureImageLatest, updated("aws_lambda_function", before, { image_uri: `${ECR}:latest` })),
  ).toHaveLength(1);
});

test("tags that can be moved, and images that are not scanned, have to be looked at", () => {
  const strict = {
    image_tag_mutability: "IMMUTABLE",
    image_scanning_configuration: [{ scan_on_push: true }],
  };
  const loose = { image_tag_mutability: "MUTABLE", image_scanning_configuration: [{ scan_on_push: false }] };
  expect(check(exposureImageLatest, updated("aws_ecr_repository", strict, loose))).toMatchObject([
    { level: "review", what: expect.stringContaining("MUTABLE") },
    { level: "review", what: expect.stringContaining("scan_on_push") },
  ]);
  expect(check(exposureImageLatest, updated("aws_ecr_repository", loose, strict))).toEqual([]);
});

test("a release, a digest, a port in the registry's name, and a first deployment are no findings", () => {
  expect(release(`${ECR}:1.0.0`, `${ECR}:1.0.1`)).toEqual([]);
  expect(release(`${ECR}:1.0.0`, `${ECR}@sha256:${"a".repeat(64)}`)).toEqual([]);
  expect(release("registry:5000/proxy:1", "registry:5000/proxy:2")).toEqual([]);
  expect(check(exposureImageLatest, created(TASK, runs(`${ECR}:latest`)))).toEqual([]);
});
