import type { Change } from "../../../plan/change";
import type { Plan } from "../../../plan/plan";
import type { Found, Rule } from "../../rule";
import { seenActions } from "../../seen";
import { goesWithPartner } from "./partner";
import { isGiven, seenTurn, stays, valueAt } from "./value-at";

/** Switches, wherever a resource has them. */
const SWITCHES = Object.entries({
  encrypted: "what is stored is no longer encrypted",
  storage_encrypted: "what is stored is no longer encrypted",
  at_rest_encryption_enabled: "what is stored is no longer encrypted",
  sqs_managed_sse_enabled: "messages are no longer encrypted with the key of SQS",
  "encrypt_at_rest.0.enabled": "what is stored is no longer encrypted",
  "root_block_device.0.encrypted": "the root disk is no longer encrypted",
  "server_side_encryption.0.enabled": "the table is no longer encrypted with a key of KMS",
  transit_encryption_enabled: "connections are no longer encrypted",
  "node_to_node_encryption.0.enabled": "connections between nodes are no longer encrypted",
  "domain_endpoint_options.0.enforce_https": "HTTP is answered beside HTTPS",
});

const KEYS = ["kms_key_id", "kms_key_arn", "kms_master_key_id", "kms_master_key_arn", "kms_key"];

/** Settings whose values can be put in order. */
const TLS = [
  "ssl_policy",
  "viewer_certificate.0.minimum_protocol_version",
  "security_policy",
  "domain_endpoint_options.0.tls_security_policy",
  "domain_name_configuration.0.security_policy",
];

const CLEAR: Readonly<Record<string, string>> = { HTTPS: "HTTP", TLS: "TCP" };

/**
 * Who gets hold of the disk, or of the wire, can read what is on it.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/lb_listener
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/elasticache_replication_group
 */
export const exposureEncryptionOff: Rule = {
  id: "exposure.encryption-off",
  check(change, { plan }) {
    if (change.type === "aws_s3_bucket_server_side_encryption_configuration") return ofBucket(change, plan);
    if (!stays(change)) return undefined;
    return [...ofSwitches(change), ...ofKeys(change), ...ofProtocol(change), ...ofTls(change)];
  },
};

function ofSwitches(change: Change): Found[] {
  return SWITCHES.filter(
    ([path]) => valueAt(change.before, path) === true && isOff(valueAt(change.after, path)),
  ).map(([path, what]) => ({
    level: "exposure",
    what: `${path.replace(".0.", ".")} is turned off: ${what}`,
    evidence: seenTurn(change, path),
    fix: "leave it on",
  }));
}

function isOff(value: unknown): boolean {
  return value === false || value === null || value === undefined;
}

function ofKeys(change: Change): Found[] {
  return KEYS.filter((key) => isGiven(change.before[key]) && !isGiven(change.after[key])).map((key) => ({
    level: "exposure",
    what: `${key} is taken away: no key of ours decides any more who may read it`,
    evidence: seenTurn(change, key),
    mitigation: "most services encrypt with a key of AWS then",
    fix: "keep the key; what is encrypted with it needs it all the same",
  }));
}

function ofProtocol(change: Change): Found[] {
  const isListener = /^aws_a?lb_listener$/.test(change.type);
  const clear = CLEAR[String(change.before["protocol"])];
  if (!isListener || clear === undefined || change.after["protocol"] !== clear) return [];
  return [
    {
      level: "exposure",
      what: `The listener speaks ${clear} instead of ${String(change.before["protocol"])}: passwords and tokens go in clear`,
      evidence: seenTurn(change, "protocol"),
      fix: "keep the certificate, and send what comes by HTTP on to HTTPS",
    },
  ];
}

function ofTls(change: Change): Found[] {
  return TLS.flatMap((path): Found[] => {
    const before = valueAt(change.before, path);
    if (typeof before !== "string") return [];
    const after = valueAt(change.after, path);
    if (typeof after !== "string") return [];
    if (oldestTls(after) >= oldestTls(before)) return [];
    return [
      {
        level: "exposure",
        what: `Older versions of TLS are accepted: ${path.replace(".0.", ".")} is ${after} instead of ${before}`,
        evidence: seenTurn(change, path),
        fix: "keep the newer one, or name the clients that can't speak it",
      },
    ];
  });
}

/**
 * The oldest version of TLS a policy accepts: 13 for TLS 1.3.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
 */
function oldestTls(policy: string): number {
  if (/^SSLv3/i.test(policy)) return 3;
  // CloudFront's `TLSv1_2016` has a year behind its version.
  if (/^TLSv1(_2016)?$/i.test(policy)) return 10;
  // `ELBSecurityPolicy-TLS13-1-2-2021-06` is TLS 1.3 down to 1.2; one without a version goes down to 1.0.
  const downTo = /(?:TLS13|FS)-1-([0-3])/i.exec(policy) ?? /TLS[-_]?v?1[-._]([0-3])/i.exec(policy);
  return 10 + Number(downTo?.[1] ?? 0);
}

function ofBucket(change: Change, plan: Plan): Found | undefined {
  const path = "rule.0.apply_server_side_encryption_by_default.0.sse_algorithm";
  const isLessened = turnsAt(change, path, /^aws:kms/, /^AES256$/);
  const isGone = change.kind === "delete" && !goesWithPartner(change, "bucket", plan);
  if (!isLessened && !isGone) return undefined;
  return {
    level: "review",
    what: isGone
      ? "The bucket's own encryption settings are destroyed"
      : "What is put into the bucket from now on is no longer encrypted with a key of KMS",
    evidence: isGone ? [seenActions(change)] : seenTurn(change, path),
    mitigation: "S3 encrypts every new object with a key of its own (AES256)",
    fix: "keep the key of KMS where reading it has to be allowed by its policy as well",
  };
}

function turnsAt(change: Change, path: string, from: RegExp, to: RegExp): boolean {
  const [before, after] = [valueAt(change.before, path), valueAt(change.after, path)];
  return (
    stays(change) &&
    typeof before === "string" &&
    typeof after === "string" &&
    from.test(before) &&
    to.test(after)
  );
}
