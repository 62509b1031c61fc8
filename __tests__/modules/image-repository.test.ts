import { ImageRepository } from "../../modules/image-registry/image-repository";
import { problems, synthesized } from "../support/terraform";

const DIGEST = `sha256:${"0".repeat(64)}`;

function said(firstTag: string, keepImages?: number): string[] {
  return problems((stack) => void new ImageRepository(stack, "langgraph", { firstTag, keepImages })).slice(1);
}

describe("a repository", () => {
  const terraform = synthesized((stack) => {
    const { image } = new ImageRepository(stack, "langgraph", { firstTag: "1.0.0" });
    stack.publish({ image });
  });

  test("scans what is pushed, and keeps a tag on the image it was given to", () => {
    expect(terraform.resource("aws_ecr_repository.langgraph")).toMatchObject({
      name: "test-system-dev-langgraph",
      image_tag_mutability: "IMMUTABLE",
      image_scanning_configuration: { scan_on_push: true },
      encryption_configuration: [{ encryption_type: "AES256" }],
      force_delete: true,
    });
  });

  test("expires untagged images after a week, and all but the newest ten", () => {
    const { rules } = terraform.document("aws_ecr_lifecycle_policy.langgraph", "policy");
    expect(rules.map(({ selection }: { selection: unknown }) => selection)).toEqual([
      { tagStatus: "untagged", countType: "sinceImagePushed", countUnit: "days", countNumber: 7 },
      { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 10 },
    ]);
  });

  test("leaves it to the delivery pipeline which image runs after the first", () => {
    expect(terraform.resource("aws_ssm_parameter.langgraph_running")).toMatchObject({
      name: "/test-system/dev/images/langgraph",
      type: "String",
      insecure_value: "1.0.0",
      lifecycle: { ignore_changes: ["insecure_value"] },
    });
  });

  test("names the running image by tag or digest, in words that fit into JSON", () => {
    const parameter = "aws_ssm_parameter.langgraph_running";
    // An imported parameter has its text in the one, any other in the other.
    const running = `coalesce(${parameter}.insecure_value, nonsensitive(${parameter}.value))`;
    expect(terraform.output("image")).toBe("${local.langgraph_image}");
    expect(terraform.json["locals"]).toEqual({
      langgraph_image:
        "${aws_ecr_repository.langgraph.repository_url}" +
        `\${startswith(${running}, "sha256:") ? "@" : ":"}\${${running}}`,
    });
  });

  test("of a protected deployment can't be destroyed, with images or without", () => {
    const resource = synthesized(
      (stack) => {
        new ImageRepository(stack, "langgraph", { firstTag: "1.0.0" });
      },
      { isProtected: true },
    ).resource("aws_ecr_repository.langgraph");
    expect(resource).toMatchObject({ force_delete: false, lifecycle: { prevent_destroy: true } });
  });

  test("keeps as many images as it is told", () => {
    const policy = synthesized((stack) => {
      new ImageRepository(stack, "langgraph", { firstTag: "1.0.0", keepImages: 30 });
    }).document("aws_ecr_lifecycle_policy.langgraph", "policy");
    expect(policy["rules"][1].selection.countNumber).toBe(30);
  });

  test("accepts a digest as the first image", () => {
    expect(said(DIGEST)).toEqual([]);
  });

  test.each(["", "latest", "-dev", "a b", "sha256:123", "v1:2", "x".repeat(129)])(
    "refuses the tag '%s'",
    (tag) => {
      expect(said(tag)).toEqual([
        `  - firstTag must be a tag other than 'latest', or 'sha256:' and 64 hex digits, got '${tag}'`,
      ]);
    },
  );

  test.each([0, 1.5])("refuses to keep %d images", (keepImages) => {
    expect(said("1.0.0", keepImages)).toEqual([
      `  - keepImages must be a whole number of at least 1, got ${keepImages}`,
    ]);
  });
});
