import { type Call, isAllowed, type Statement } from "./iam";

export const ACCOUNT = "111122223333";
export const arn = (service: string, rest: string) => `arn:aws:${service}:us-east-1:${ACCOUNT}:${rest}`;
export const role = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;
export const policy = (name: string) => `arn:aws:iam::${ACCOUNT}:policy/${name}`;

export const STATES = `arn:aws:s3:::example-terraform-state-${ACCOUNT}-us-east-1`;
export const OURS = `${STATES}/multi-agent-orchestrator/dev/terraform.tfstate`;
export const PLANS = `arn:aws:s3:::delivery-dev-plans-${ACCOUNT}-us-east-1`;
export const PLANS_KEY = "${aws_kms_key.plans_key.arn}";
export const BUCKET = `arn:aws:s3:::mao-dev-access-logs-${ACCOUNT}-us-east-1`;
export const TRAIL_LOGS = `arn:aws:s3:::trail-dev-trail-logs-${ACCOUNT}-us-east-1`;
export const LOCKS = arn("dynamodb", "table/terraform-locks");
export const KEY = arn("kms", "key/1234");
export const SECRET = arn("secretsmanager", "secret:/multi-agent-orchestrator/dev/snowflake-AbCdEf");
export const TASK_ROLE = role("multi-agent-orchestrator-dev-langgraph-task");
export const HERE = { "aws:RequestedRegion": "us-east-1" };
export const STATE_KEY = { "kms:ResourceAliases": ["alias/terraform-state"] };
export const OWNED = {
  "aws:ResourceTag/System": "multi-agent-orchestrator",
  "aws:ResourceTag/Environment": "dev",
};
export const item = (suffix = "") => ({
  "dynamodb:LeadingKeys": [`${OURS.replace("arn:aws:s3:::", "")}${suffix}`],
});

/** What somebody may or may not do. */
export type Row = readonly [decision: "may" | "may not", what: string, call: Call];

/** Tests one decision a row. */
export function holdsFor(statements: readonly Statement[], rows: readonly Row[]): void {
  test.each(rows)("%s %s", (decision, _what, call) => {
    expect(isAllowed(statements, call)).toBe(decision === "may");
  });
}
