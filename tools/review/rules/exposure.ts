import type { Rule } from "../rule";
import { exposureAudit } from "./exposure/audit";
import { exposureBackupLowered } from "./exposure/backup-lowered";
import { exposureBoundary } from "./exposure/boundary";
import { exposureCorsAuth } from "./exposure/cors-auth";
import { exposureEcsExec } from "./exposure/ecs-exec";
import { exposureEncryptionOff } from "./exposure/encryption-off";
import { exposureGuardRemoved } from "./exposure/guard-removed";
import { exposureIamAdmin } from "./exposure/iam-admin";
import { exposureIamMore } from "./exposure/iam-more";
import { exposureIamWildcard } from "./exposure/iam-wildcard";
import { exposureImageLatest } from "./exposure/image-latest";
import { exposureImds } from "./exposure/imds";
import { exposureNacl } from "./exposure/nacl";
import { exposurePolicyUnknown } from "./exposure/policy-unknown";
import { exposurePublicIp } from "./exposure/public-ip";
import { exposureResourcePolicy } from "./exposure/resource-policy";
import { exposureRotation } from "./exposure/rotation";
import { exposureS3Public } from "./exposure/s3-public";
import { exposureSecretInClear } from "./exposure/secret-in-clear";
import { exposureSgEgress } from "./exposure/sg-egress";
import { exposureSgWider } from "./exposure/sg-wider";
import { exposureSgWorld } from "./exposure/sg-world";
import { exposureSubnetPublic } from "./exposure/subnet-public";
import { exposureTrust } from "./exposure/trust";
import { exposureWaf } from "./exposure/waf";

/** What widens access, or removes a guard: who gets in before what would have kept or noticed them. */
export const exposureRules: readonly Rule[] = [
  exposureS3Public,
  exposurePublicIp,
  exposureSgWorld,
  exposureResourcePolicy,
  exposureSecretInClear,
  exposureIamAdmin,
  exposureTrust,
  exposureIamWildcard,
  exposureCorsAuth,
  exposureSubnetPublic,
  exposureNacl,
  exposureSgWider,
  exposureBoundary,
  exposureEncryptionOff,
  exposureWaf,
  exposureGuardRemoved,
  exposureBackupLowered,
  exposureAudit,
  exposureImds,
  exposureRotation,
  exposureIamMore,
  exposurePolicyUnknown,
  exposureEcsExec,
  exposureSgEgress,
  exposureImageLatest,
];
