import { PutObjectCommand } from "@aws-sdk/client-s3";
import { expectRefusal } from "../../../tools/rehearsal/expectations";
import { leftovers } from "../../../tools/rehearsal/inventory/leftovers";
import { describeNetwork } from "../support/given-network";
import { type Journey, STACK } from "./journey";

const LOGS = `${STACK}-access-logs-777788889999-us-east-1`;

/** The steps of docs/operations/taking-down.md. */
export function takingDownTests(journey: () => Journey): void {
  test("is not destroyed as long as it is protected", async () => {
    const refused = await journey().terraform("plan", "-destroy", "-input=false", "-no-color");
    const reason = expectRefusal(journey().rehearsal.stack(STACK), refused);
    for (const part of ["db_instance.database", "lb.front_door", "secretsmanager_secret.secrets"]) {
      expect(reason).toContain(`aws_${part}`);
    }
  });

  test("gives its protection up when the code says so, and the review tells each of it", async () => {
    const step = journey();
    // Load balancers write a file as soon as they are told where to.
    const log = { Bucket: LOGS, Key: "AWSLogs/777788889999/ELBAccessLogTestFile", Body: "Enable AccessLog" };
    await step.aws.s3.send(new PutObjectCommand(log));
    await step.awsLine(
      `aws rds create-db-snapshot --db-instance-identifier ${STACK}-db --db-snapshot-identifier ${STACK}-last`,
    );
    const { stdout } = await step.terraform("state", "list");
    const logs = stdout.split("\n").filter((address) => address.endsWith(".access_logs"));
    expect((await step.terraform("state", "rm", ...logs)).code).toBe(0);
    step.edit("main.ts", ['environment: "prd",', 'environment: "prd", isProtected: false,']);
    expect(await step.plan()).toEqual({
      summary: { change: 5 },
      changes: [
        "~ aws_db_instance.database: apply_immediately, delete_automated_backups, deletion_protection, final_snapshot_identifier, skip_final_snapshot",
        "~ aws_ecr_repository.images_api: force_delete",
        "~ aws_kms_key.key: deletion_window_in_days",
        "~ aws_lb.front_door: access_logs, enable_deletion_protection",
        "~ aws_secretsmanager_secret.secrets: recovery_window_in_days",
      ],
      findings: [
        "exposure.guard-removed aws_db_instance.database",
        "exposure.guard-removed aws_db_instance.database",
        "exposure.guard-removed aws_db_instance.database",
        "exposure.guard-removed aws_ecr_repository.images_api",
        "exposure.guard-removed aws_kms_key.key",
        "exposure.guard-removed aws_lb.front_door",
        "exposure.guard-removed aws_secretsmanager_secret.secrets",
        "exposure.audit aws_lb.front_door",
      ],
    });
    await step.apply();
  });

  test("is gone then, all of it and nothing else", async () => {
    const { rehearsal, aws, network, before } = journey();
    const { code, text } = await journey().terraform("destroy", "-input=false", "-auto-approve");
    expect([code, text]).toEqual([0, expect.stringContaining("Destroy complete!")]);
    const after = await rehearsal.inventory(STACK);
    // What was kept on purpose, and the certificate people brought.
    expect(leftovers(before.things, after)).toEqual([
      `RDS snapshot ${STACK}-last (us-east-1)`,
      `S3 bucket ${LOGS}`,
      expect.stringMatching(/^certificate /),
    ]);
    expect(leftovers(after, before.things)).toEqual([]);
    expect(await describeNetwork(aws, network)).toEqual(before.network);
  });
}
