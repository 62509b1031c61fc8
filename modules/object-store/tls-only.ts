import type { Grant } from "../identity/permission";

/** Denials for the policy of a bucket: nobody reads or writes it in the clear, or with a TLS older than 1.2. */
export function tlsOnly(bucketArn: string): Grant[] {
  const everything = {
    effect: "Deny",
    principal: "*",
    actions: ["s3:*"],
    resources: [bucketArn, `${bucketArn}/*`],
  } as const;
  return [
    { ...everything, sid: "EncryptedTransport", conditions: { Bool: { "aws:SecureTransport": "false" } } },
    { ...everything, sid: "CurrentTls", conditions: { NumericLessThan: { "s3:TlsVersion": "1.2" } } },
  ];
}
