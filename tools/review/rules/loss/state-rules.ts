import type { Change } from "../../../plan/change";
import type { Rule, Surroundings } from "../../rule";
import { lossAccount } from "./account";
import { lossBackup } from "./backup";
import { lossBucket } from "./bucket";
import { lossCache } from "./cache";
import { lossCognito } from "./cognito";
import { lossDb } from "./db";
import { lossDbInstance } from "./db-instance";
import { lossDynamodb } from "./dynamodb";
import { lossDynamodbReplica } from "./dynamodb-replica";
import { lossEbs } from "./ebs";
import { lossEcr } from "./ecr";
import { lossEip } from "./eip";
import { lossFs } from "./fs";
import { lossInstance } from "./instance";
import { lossKms } from "./kms";
import { lossLog } from "./log";
import { lossNamespace } from "./namespace";
import { lossSearch } from "./search";
import { lossSecret } from "./secret";
import { lossSsm } from "./ssm";
import { lossStream } from "./stream";
import { lossZone } from "./zone";

/** What goes with a thing when it is destroyed: what nobody could make again comes first. */
export const stateRules: readonly Rule[] = [
  lossAccount,
  lossDb,
  lossDynamodb,
  lossBucket,
  lossFs,
  lossEbs,
  lossBackup,
  lossKms,
  lossSecret,
  lossCognito,
  lossSearch,
  lossCache,
  lossStream,
  lossInstance,
  lossEcr,
  lossLog,
  lossSsm,
  lossZone,
  lossEip,
  lossDbInstance,
  lossDynamodbReplica,
  lossNamespace,
];

/** Whether one of them says what goes with it. */
export function isStateful(change: Change, surroundings: Surroundings): boolean {
  return stateRules.some((rule) => rule.check(change, surroundings) !== undefined);
}
