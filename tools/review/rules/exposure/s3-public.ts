import type { Change } from "../../../plan/change";
import type { Plan } from "../../../plan/plan";
import { Unknown } from "../../../plan/values";
import type { Found, Rule } from "../../rule";
import { seen, seenActions } from "../../seen";
import { goesWithPartner, partnerOf } from "./partner";
import { list } from "./say-statement";
import { blocksOf, seenAt, valueAt, willBe } from "./value-at";

const BLOCKS = new Set(["aws_s3_bucket_public_access_block", "aws_s3_account_public_access_block"]);

const GUARDS = ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"];

const PUBLIC_ACLS = new Set(["public-read", "public-read-write", "authenticated-read"]);

const OWNERSHIP = "rule.0.object_ownership";

/**
 * What is in the bucket may be read from the internet, or the guard against that is taken away.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/s3_bucket_public_access_block
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
 */
export const exposureS3Public: Rule = {
  id: "exposure.s3-public",
  check(change, { plan }) {
    if (BLOCKS.has(change.type)) return ofBlock(change, plan);
    if (!willBe(change)) return undefined;
    switch (change.type) {
      case "aws_s3_bucket":
      case "aws_s3_bucket_acl":
      case "aws_s3_object":
        return ofAcl(change, plan);
      case "aws_s3_bucket_ownership_controls":
        return ofOwnership(change);
      case "aws_s3_bucket_website_configuration":
        return ofWebsite(change, plan);
      default:
        return undefined;
    }
  },
};

function ofBlock(change: Change, plan: Plan): Found | undefined {
  const { kind, before, after } = change;
  if (kind === "delete") {
    if (goesWithPartner(change, "bucket", plan)) return undefined;
    const what =
      "Nothing keeps the bucket from being made public any more: its public access block is destroyed";
    return { level: "exposure", what, evidence: [seenActions(change)], fix: "keep it" };
  }
  if (!willBe(change)) return undefined;
  const unknown = GUARDS.filter((name) => after[name] instanceof Unknown);
  const open = GUARDS.filter(
    (name) => after[name] !== true && !unknown.includes(name) && (kind === "create" || before[name] === true),
  );
  if (open.length > 0) {
    return {
      level: "exposure",
      what: `The public access block does not block everything: ${list(open)} = false`,
      evidence: open.map((name) => seen(change, "after", name)),
      fix: "set all four to true",
    };
  }
  if (unknown.length === 0) return undefined;
  return {
    level: "review",
    what: `Only the apply tells whether the public access block blocks everything: ${list(unknown)}`,
    evidence: unknown.map((name) => seen(change, "after", name)),
    fix: "set all four to true",
  };
}

function ofAcl(change: Change, plan: Plan): Found | undefined {
  const acl = publicAcl(change, "after");
  if (acl === undefined || (change.kind !== "create" && publicAcl(change, "before") === acl))
    return undefined;
  return blocked(change, plan, "ignore_public_acls", {
    level: "exposure",
    what: `The access control list lets everybody in: ${acl}`,
    evidence: [seen(change, "after", acl.startsWith("a grant") ? "access_control_policy" : "acl")],
    fix: "make it private, and hand out what is in it through CloudFront or signed URLs",
  });
}

function publicAcl(change: Change, side: "before" | "after"): string | undefined {
  const acl = change[side]["acl"];
  if (typeof acl === "string" && PUBLIC_ACLS.has(acl)) return acl;
  const grants = blocksOf(valueAt(change[side], "access_control_policy.0.grant"));
  const uris = grants.map((grant) => valueAt(grant, "grantee.0.uri"));
  const uri = uris.find((one) => typeof one === "string" && /\/(AllUsers|AuthenticatedUsers)$/.test(one));
  return typeof uri === "string" ? `a grant to ${uri.split("/").pop()}` : undefined;
}

function ofOwnership(change: Change): Found | undefined {
  const after = valueAt(change.after, OWNERSHIP);
  const before = valueAt(change.before, OWNERSHIP);
  if (typeof after !== "string" || after === "BucketOwnerEnforced" || after === before) return undefined;
  const isLoosened = before === "BucketOwnerEnforced";
  if (!isLoosened && change.kind !== "create") return undefined;
  return {
    level: isLoosened ? "exposure" : "review",
    what: `Access control lists count in the bucket, beside its policy: object_ownership is ${after}`,
    evidence: [seenAt(change, "after", OWNERSHIP)],
    fix: "use BucketOwnerEnforced, unless a service of AWS has to write with access control lists",
  };
}

function ofWebsite(change: Change, plan: Plan): Found | undefined {
  if (change.kind !== "create") return undefined;
  return blocked(change, plan, "restrict_public_buckets", {
    level: "exposure",
    what: "The bucket becomes a website, which answers to everybody over HTTP as far as its policy lets them",
    evidence: [seenActions(change)],
    fix: "put CloudFront before a bucket that stays private, unless a redirect is all it does",
  });
}

/** The same, less bad when the bucket's public access block holds against it. */
function blocked(change: Change, plan: Plan, guard: string, found: Found): Found {
  const block = plan.changes.find(
    (other) =>
      BLOCKS.has(other.type) &&
      other.kind !== "delete" &&
      other.after[guard] === true &&
      isOfSameBucket(other, change, plan),
  );
  if (!block) return found;
  return { ...found, level: "review", mitigation: `${block.address} has ${guard} = true` };
}

function isOfSameBucket(a: Change, b: Change, plan: Plan): boolean {
  const isBucket = b.type === "aws_s3_bucket";
  const [ofA, ofB] = [partnerOf(a, "bucket", plan), isBucket ? b : partnerOf(b, "bucket", plan)];
  if (ofA !== undefined && ofA === ofB) return true;
  const name = a.after["bucket"];
  return typeof name === "string" && name === b.after["bucket"];
}
