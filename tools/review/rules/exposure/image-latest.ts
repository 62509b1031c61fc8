import type { Change } from "../../../plan/change";
import type { Found, Rule } from "../../rule";
import { seen, turns } from "../../seen";
import { containersOn } from "./containers";
import { seenTurn, stays, valueAt } from "./value-at";

/** Tags that are moved on to the next image by habit. */
const MOVING = /^(latest|main|master|develop|dev|edge|nightly|stable|staging|prod|production)$/i;

const SCAN = "image_scanning_configuration.0.scan_on_push";

/**
 * What runs is not what was reviewed: the tag says something else tomorrow, or somebody else fills the registry.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/ecr_repository
 */
export const exposureImageLatest: Rule = {
  id: "exposure.image-latest",
  check(change) {
    if (!stays(change)) return undefined;
    if (change.type === "aws_ecr_repository") return ofRepository(change);
    if (change.type === "aws_lambda_function") {
      const [before, after] = [change.before["image_uri"], change.after["image_uri"]];
      if (typeof after !== "string" || after === "" || before === after) return undefined;
      return ofImage(change, "The function", typeof before === "string" ? before : "", after, "image_uri");
    }
    const before = containersOn(change, "before");
    return [...containersOn(change, "after")].flatMap(([name, { image }]) => {
      const old = before.get(name)?.["image"];
      if (typeof image !== "string" || image === old) return [];
      const who = `The container ${name}`;
      return ofImage(change, who, typeof old === "string" ? old : "", image, "container_definitions");
    });
  },
};

function ofImage(change: Change, who: string, before: string, after: string, attribute: string): Found[] {
  const evidence = [seen(change, "after", attribute)];
  const isOther = before !== "" && registryOf(before) !== registryOf(after);
  const isMoving = movesOn(after) && !movesOn(before);
  return [
    ...(isMoving
      ? [
          {
            level: "review" as const,
            what: `${who} runs ${after}: the tag stands for another image tomorrow`,
            evidence,
            fix: "name a version, or the digest",
          },
        ]
      : []),
    ...(isOther
      ? [
          {
            level: "review" as const,
            what: `${who} gets its image from ${registryOf(after)} instead of ${registryOf(before)}: ${after}`,
            evidence,
            fix: "check who can push there",
          },
        ]
      : []),
  ];
}

/** Whether the name stands for another image later; a digest never does. */
function movesOn(image: string): boolean {
  if (image === "" || image.includes("@")) return false;
  const [, tag = "latest"] = /:([^:/]+)$/.exec(image) ?? [];
  return MOVING.test(tag);
}

/** The first part is a host when it looks like one. */
function registryOf(image: string): string {
  const [first = "", ...rest] = image.split("/");
  return rest.length > 0 && /[.:]|^localhost$/.test(first) ? first : "Docker Hub";
}

function ofRepository(change: Change): Found[] {
  const mutable = turns(change, "image_tag_mutability", "IMMUTABLE", "MUTABLE");
  const unscanned = valueAt(change.before, SCAN) === true && valueAt(change.after, SCAN) === false;
  return [
    ...(mutable
      ? [
          {
            level: "review" as const,
            what: "Tags can be moved to another image (image_tag_mutability = MUTABLE)",
            evidence: seenTurn(change, "image_tag_mutability"),
            fix: "leave it at IMMUTABLE, and push each image under a tag of its own",
          },
        ]
      : []),
    ...(unscanned
      ? [
          {
            level: "review" as const,
            what: "Images are no longer scanned when they are pushed (scan_on_push = false)",
            evidence: seenTurn(change, SCAN),
            fix: "leave it on, unless the registry scans all of them",
          },
        ]
      : []),
  ];
}
