import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { Construct } from "constructs";
import { Deployment } from "../naming/deployment";
import { type KeyUse, keyPolicy } from "./key-policy";

export interface EncryptionKeyProps {
  /** What is encrypted with it; shown in the console. */
  readonly description: string;

  /** AWS services that use the key besides logs, alarms and events. @default [] */
  readonly uses?: readonly KeyUse[];
}

/** The key a system encrypts its logs, alarms and records with. */
export class EncryptionKey extends Construct {
  readonly arn: string;
  readonly resource: KmsKey;

  constructor(scope: Construct, id: string, { description, uses = [] }: EncryptionKeyProps) {
    super(scope, id);
    const deployment = Deployment.of(this);
    this.resource = new KmsKey(this, "key", {
      description,
      enableKeyRotation: true,
      deletionWindowInDays: deployment.isProtected ? 30 : 7,
      policy: keyPolicy(deployment, uses),
      ...(deployment.isProtected && { lifecycle: { preventDestroy: true } }),
    });
    this.arn = this.resource.arn;
    new KmsAlias(this, "alias", {
      name: `alias/${deployment.name(id)}`,
      targetKeyId: this.resource.keyId,
    });
  }
}
