import type { Construct } from "constructs";
import { AuditTrail } from "../../modules/audit-trail/audit-trail";
import type { Accountability } from "../../modules/naming/accountability";
import type { Place } from "../../modules/naming/deployment";
import { SystemStack } from "../system-stack";

const SYSTEM = { name: "audit-trail", shortName: "trail" };

/** A year: what auditors ask for, and what the CIS benchmark does. */
const RETENTION_DAYS = 365;

/** Records who did what in an account; one per account, whatever else runs there. */
export class AuditTrailStack extends SystemStack {
  constructor(scope: Construct, place: Place & Accountability) {
    super(scope, SYSTEM, place);
    const trail = new AuditTrail(this, "account", { retentionDays: RETENTION_DAYS });
    this.publish({
      "trail-arn": trail.resource.arn,
      bucket: trail.bucket.bucketName,
      "log-group": trail.logGroup.name,
    });
  }
}
