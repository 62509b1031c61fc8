import type { ChangeJson } from "../../../../../tools/plan/plan-json";
import { reviewImportPolicy } from "../../../../../tools/review/rules/review/import-policy";
import { imported } from "../../adoptions";
import { check, updated } from "../../plans";

const TYPE = "aws_iam_role_policy_attachment";
const of = (policy: string) => `arn:aws:iam::aws:policy/${policy}`;

/** Imported without a change. */
function kept(type: string, before: object): ChangeJson {
  const json = imported(updated(type, { ...before }, {}), "an-id");
  return { ...json, change: { ...json.change, actions: ["no-op"] } };
}

const attached = (policy: string) => kept(TYPE, { role: "api", policy_arn: policy });

test("a policy of AWS's own that is taken over is to be looked at", () => {
  expect(check(reviewImportPolicy, attached(of("AmazonS3FullAccess")))).toEqual([
    {
      level: "review",
      what: `api keeps everything that ${of("AmazonS3FullAccess")} allows`,
      evidence: [`/resource_changes/0/change/after/policy_arn = "${of("AmazonS3FullAccess")}"`],
      fix: "adopt it, and attach one that allows less in a plan of its own",
    },
  ]);
});

test("one that is worth the account is exposed", () => {
  expect(check(reviewImportPolicy, attached(of("AdministratorAccess")))).toMatchObject([
    { level: "exposure" },
  ]);
});

test("those of a role that nothing in the plan attaches are told, each, whatever else changes of the role", () => {
  const role = imported(
    updated(
      "aws_iam_role",
      {
        name: "api",
        managed_policy_arns: ["CloudWatchFullAccess", "SecretsManagerReadWrite"].map(of),
        tags: {},
      },
      { tags: { System: "api" } },
    ),
    "api",
  );
  expect(check(reviewImportPolicy, role)).toHaveLength(2);
  expect(check(reviewImportPolicy, role, attached(of("CloudWatchFullAccess")))).toMatchObject([
    { what: `api keeps everything that ${of("SecretsManagerReadWrite")} allows` },
  ]);
});

test("a team's own policy is none, nor is what was adopted before", () => {
  expect(check(reviewImportPolicy, attached("arn:aws:iam::123456789012:policy/api"))).toEqual([]);
  expect(check(reviewImportPolicy, updated(TYPE, { policy_arn: of("ReadOnlyAccess") }, {}))).toEqual([]);
});
