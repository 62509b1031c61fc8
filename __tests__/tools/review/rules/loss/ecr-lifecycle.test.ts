import { lossEcrLifecycle } from "../../../../../tools/review/rules/loss/ecr-lifecycle";
import { check, created, replaced, updated } from "../../plans";

const TYPE = "aws_ecr_lifecycle_policy";

const policy = (selection: object, countNumber: number) => ({
  repository: "app",
  policy: JSON.stringify({
    rules: [{ rulePriority: 1, selection: { ...selection, countNumber }, action: { type: "expire" } }],
  }),
});

const untagged = { tagStatus: "untagged", countType: "sinceImagePushed", countUnit: "days" };
const releases = { tagStatus: "tagged", tagPrefixList: ["v"], countType: "imageCountMoreThan" };
const any = { tagStatus: "any", countType: "imageCountMoreThan" };

test("tagged images that expire are what one would roll back to", () => {
  expect(check(lossEcrLifecycle, created(TYPE, policy(releases, 10)))).toMatchObject([
    { level: "data-loss", what: "The repository deletes images tagged v but the newest 10" },
  ]);
  expect(check(lossEcrLifecycle, updated(TYPE, policy(any, 50), policy(any, 5)))).toMatchObject([
    { level: "data-loss", what: "The repository deletes all images but the newest 5" },
  ]);
});

test("untagged images that expire need but a look", () => {
  expect(check(lossEcrLifecycle, updated(TYPE, policy(untagged, 14), policy(untagged, 1)))).toMatchObject([
    {
      level: "review",
      what: "The repository deletes untagged images after 1 day",
      mitigation: "none of them has a tag",
    },
  ]);
});

test("to keep more, or the same, deletes nothing", () => {
  expect(check(lossEcrLifecycle, updated(TYPE, policy(any, 5), policy(any, 50)))).toEqual([]);
  expect(check(lossEcrLifecycle, updated(TYPE, policy(any, 5), policy(any, 5)))).toEqual([]);
});

test("in a repository that the same plan makes there is nothing to delete", () => {
  const repository = created("aws_ecr_repository", { name: "app" });
  expect(check(lossEcrLifecycle, created(TYPE, policy(any, 5)), repository)).toEqual([]);
});

test("a lifecycle that is replaced is of another repository", () => {
  const other = replaced(TYPE, policy(any, 5), { repository: "other" }, { by: ["repository"] });
  expect(check(lossEcrLifecycle, other)).toMatchObject([{ level: "data-loss" }]);
  const fresh = created("aws_ecr_repository", { name: "other" });
  expect(check(lossEcrLifecycle, other, fresh)).toEqual([]);
});
