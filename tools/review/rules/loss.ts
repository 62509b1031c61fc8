import type { Rule } from "../rule";
import { lossBucketLifecycle } from "./loss/bucket-lifecycle";
import { lossBucketObject } from "./loss/bucket-object";
import { lossBucketVersioning } from "./loss/bucket-versioning";
import { lossCascade } from "./loss/cascade";
import { lossDeposed } from "./loss/deposed";
import { lossEcrLifecycle } from "./loss/ecr-lifecycle";
import { lossImportDestroy } from "./loss/import-destroy";
import { lossKmsDisable } from "./loss/kms-disable";
import { lossRetention } from "./loss/retention";
import { stateRules } from "./loss/state-rules";
import { lossTtl } from "./loss/ttl";

/** What applying the old code would not bring back. */
export const lossRules: readonly Rule[] = [
  ...stateRules,
  lossImportDestroy,
  lossDeposed,
  lossCascade,
  lossBucketObject,
  lossBucketLifecycle,
  lossBucketVersioning,
  lossEcrLifecycle,
  lossRetention,
  lossTtl,
  lossKmsDisable,
];
