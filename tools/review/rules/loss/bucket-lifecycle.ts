import { type Change, removes } from "../../../plan/change";
import type { Plan } from "../../../plan/plan";
import type { Attributes, Value } from "../../../plan/values";
import type { Found, Rule } from "../../rule";
import { because, seen, seenActions } from "../../seen";
import { goesWithOwner, ownerThatGoes } from "../outage/going";
import { blocksOf } from "./blocks-of";
import { inDays } from "./in-days";
import { isMadeHere } from "./is-made-here";

/** What a rule of the lifecycle deletes, and when. */
interface Expiry {
  /** Two of one key are about the same objects. */
  readonly key: string;
  readonly rule: string;
  readonly isOfCurrent: boolean;

  /** Days, or milliseconds where it is a date: the lower, the sooner. */
  readonly limit: number;

  /** Of old versions, how many of the newest stay. */
  readonly kept: number;

  /** E.g. `after 30 days`. */
  readonly when: string;
}

/**
 * Objects that are older than the new limit are deleted within a day or two, without a way back unless the bucket is
 * versioned.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/s3_bucket_lifecycle_configuration
 */
export const lossBucketLifecycle: Rule = {
  id: "loss.bucket-lifecycle",
  check(change, { plan }) {
    if (change.type !== "aws_s3_bucket_lifecycle_configuration") return undefined;
    if (removes(change)) return nothingExpires(change, plan);
    const sooner = soonerOf(change, plan);
    if (sooner.length > 0) return expires(change, plan, sooner);
    if (change.kind !== "replace") return undefined;
    return {
      level: "routine",
      what: `A new lifecycle takes the place of the old${because(change)}, and expires nothing sooner`,
      evidence: [seenActions(change)],
      fix: "nothing to do",
    };
  },
};

function nothingExpires(change: Change, plan: Plan): Found {
  const bucket = ownerThatGoes(change, "bucket", plan);
  if (bucket) return goesWithOwner(change, bucket);
  return {
    level: "review",
    what: "Nothing in the bucket expires any more: it grows, and so does what it costs",
    evidence: [seenActions(change)],
    fix: "make sure that what has to be deleted, by law or by contract, still is",
  };
}

function soonerOf(change: Change, plan: Plan): Sooner[] {
  const { kind, before, after } = change;
  if (kind !== "create" && kind !== "update" && kind !== "replace") return [];
  if (isMadeHere(plan, "aws_s3_bucket", "bucket", after["bucket"])) return [];
  // A replacement is of another bucket.
  const old = new Map((kind === "update" ? expiriesOf(before) : []).map((expiry) => [expiry.key, expiry]));
  return expiriesOf(after).flatMap((expiry) => {
    const was = old.get(expiry.key);
    return was && was.limit <= expiry.limit && was.kept <= expiry.kept ? [] : [{ ...expiry, was: was?.when }];
  });
}

interface Sooner extends Expiry {
  /** @default - it did not expire */
  readonly was: string | undefined;
}

function expires(change: Change, plan: Plan, sooner: readonly Sooner[]): Found {
  const isKept = isVersioned(plan, change.after["bucket"]) && sooner.every(({ isOfCurrent }) => isOfCurrent);
  const sentences = sooner.map(
    ({ rule, isOfCurrent, when, was }) =>
      `${isOfCurrent ? "objects" : "old versions"} are deleted ${when} by rule ${rule} (until now ${was ?? "not by this rule"})`,
  );
  return {
    level: isKept ? "review" : "data-loss",
    what: `In the bucket ${sentences.join("; ")}`,
    evidence: [seen(change, "before", "rule"), seen(change, "after", "rule")],
    ...(isKept && { mitigation: "the bucket is versioned: what expires stays as an old version" }),
    fix: "copy what has to be kept to another bucket before, or give it longer",
  };
}

function expiriesOf(side: Attributes): Expiry[] {
  return blocksOf(side["rule"])
    .filter(({ status }) => status !== "Disabled")
    .flatMap((rule) => {
      const about = JSON.stringify([rule["id"], rule["filter"], rule["prefix"]]);
      const name = typeof rule["id"] === "string" ? rule["id"] : "without a name";
      return [
        ...blocksOf(rule["expiration"]).flatMap((block) => ofCurrent(block, about, name)),
        ...blocksOf(rule["noncurrent_version_expiration"]).flatMap((block) => ofOld(block, about, name)),
      ];
    });
}

function ofOld(block: Attributes, about: string, rule: string): Expiry[] {
  const { noncurrent_days: days, newer_noncurrent_versions: newer } = block;
  const kept = typeof newer === "number" ? newer : 0;
  return ofDays(days, { key: `old ${about}`, rule, isOfCurrent: false, kept });
}

function ofCurrent({ days, date }: Attributes, about: string, rule: string): Expiry[] {
  if (typeof date !== "string" || date === "") {
    return ofDays(days, { key: `current ${about}`, rule, isOfCurrent: true, kept: 0 });
  }
  const limit = Date.parse(date);
  return [{ key: `date ${about}`, rule, isOfCurrent: true, kept: 0, limit, when: `on ${date.slice(0, 10)}` }];
}

function ofDays(days: Value | undefined, rest: Omit<Expiry, "limit" | "when">): Expiry[] {
  if (typeof days !== "number" || days <= 0) return [];
  const but = rest.kept > 0 ? ` but for the newest ${rest.kept}` : "";
  return [{ ...rest, limit: days, when: `after ${inDays(days)}${but}` }];
}

function isVersioned({ changes }: Plan, bucket: Value | undefined): boolean {
  return changes.some(
    ({ type, after }) =>
      type === "aws_s3_bucket_versioning" &&
      after["bucket"] === bucket &&
      blocksOf(after["versioning_configuration"])[0]?.["status"] === "Enabled",
  );
}
