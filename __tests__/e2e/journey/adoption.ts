import { existsSync, readFileSync } from "node:fs";
import { DescribeDBInstancesCommand } from "@aws-sdk/client-rds";
import { LEAKED } from "../support/live-system";
import { type Journey, STACK } from "./journey";

const MANIFEST = "stacks/agent-api/adoption/prd.json";

/** Steps 1 to 5 of docs/operations/adoption.md, each with what the one before it left. */
export function adoptionTests(journey: () => Journey): void {
  const manifest = () =>
    JSON.parse(readFileSync(journey().copy.path(MANIFEST), "utf8")) as Record<string, string>;

  test("is found, with what the code does not know of it", async () => {
    expect((await journey().npm("synth")).code).toBe(0);
    const { code, text } = await journey().npm("adopt", "--", STACK, "--discover");
    expect(code).toBe(0);
    expect(manifest()).toMatchObject({
      "aws_db_instance.database": `${STACK}-db`,
      "aws_ecs_cluster.services": `${STACK}-cluster`,
      "aws_ecs_service.api": `${STACK}-cluster/${STACK}-api-service`,
      "aws_iam_role.api_task": `${STACK}-api-td-task-role`,
      "aws_lb.front_door": expect.stringContaining(`loadbalancer/app/${STACK}-api-lb/`),
      "aws_lb_listener.front_door_http": expect.stringContaining(":listener/"),
      "aws_secretsmanager_secret.secrets": expect.stringContaining(`:secret:${STACK}-secrets-`),
      "aws_security_group.front_door": expect.stringMatching(/^sg-/),
    });
    expect(text).toContain(`${STACK}-custom`);
    expect((await journey().npm("synth")).code).toBe(0);
    expect((await journey().npm("adopt", "--", STACK, "--check")).code).toBe(0);
  });

  test("is planned without taking anything away from it", async () => {
    const { summary, changes, findings } = await journey().plan();
    expect(summary).toMatchObject({ import: Object.keys(manifest()).length });
    expect(summary).not.toHaveProperty("destroy");
    // What the guide says is to be expected, and nothing else that people could notice.
    expect(findings.filter((finding) => !finding.startsWith("review."))).toEqual([
      "outage.db-restart aws_db_instance.database",
      "outage.listener-edit aws_lb_listener.front_door_http",
      "outage.iam-removed aws_iam_role.api_execution",
      "outage.iam-removed aws_iam_role.api_task",
      "outage.health-check aws_lb_target_group.front_door_api",
    ]);
    // Broad as they are, the policies stay until a plan is about them; each is told.
    const kept = findings.filter((finding) => finding.startsWith("review.import-policy "));
    expect(kept).toHaveLength(6);
    for (const finding of kept) expect(finding).toContain(" aws_iam_role_policy_attachment.");
    expect(changes.filter((change) => /^[-+~±].*policy_attachment/.test(change))).toEqual([]);
  });

  test("becomes Terraform's, and gets backups and protection on the way", async () => {
    await journey().apply();
    const { DBInstances } = await journey().aws.rds.send(new DescribeDBInstancesCommand({}));
    expect(DBInstances).toMatchObject([
      {
        DBInstanceIdentifier: `${STACK}-db`,
        DBName: "ai",
        MasterUsername: "agno",
        BackupRetentionPeriod: 35,
        DeletionProtection: true,
      },
    ]);
  });

  test("is nothing to change for Terraform then, also without the manifest", async () => {
    expect((await journey().plan()).summary).toEqual({});
    expect((await journey().npm("adopt", "--", STACK, "--retire")).code).toBe(0);
    expect(existsSync(journey().copy.path(MANIFEST))).toBe(false);
    expect((await journey().plan()).summary).toEqual({});
  });

  test("has told its password to nobody", () => {
    expect(journey().printed.join("\n")).not.toContain(LEAKED);
  });
}
