import { lossEcr } from "../../../../../tools/review/rules/loss/ecr";
import { check, destroyed, replaced, updated } from "../../plans";

test("a repository with force_delete goes with its images", () => {
  const change = replaced("aws_ecr_repository", { force_delete: true }, { name: "b" }, { by: ["name"] });
  expect(check(lossEcr, change)).toMatchObject([
    {
      level: "data-loss",
      what: "The repository is replaced because of name, with every image; nothing that runs one of them can start again",
    },
  ]);
});

test("images keep a repository without force_delete from being destroyed", () => {
  for (const flag of [false, null]) {
    expect(check(lossEcr, destroyed("aws_ecr_repository", { force_delete: flag }))).toMatchObject([
      { level: "outage", mitigation: "nothing is lost; what comes after it is not done" },
    ]);
  }
});

test("where an old plan does not tell, the images are taken for lost", () => {
  expect(check(lossEcr, destroyed("aws_ecr_repository"))).toMatchObject([{ level: "data-loss" }]);
});

test("a public repository calls it force_destroy", () => {
  expect(check(lossEcr, destroyed("aws_ecrpublic_repository", { force_destroy: false }))).toMatchObject([
    { level: "outage" },
  ]);
});

test("a repository that is changed in place is not its business", () => {
  expect(check(lossEcr, updated("aws_ecr_repository", {}, { image_tag_mutability: "IMMUTABLE" }))).toEqual(
    [],
  );
});
