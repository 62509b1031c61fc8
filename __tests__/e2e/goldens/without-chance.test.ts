import { sampleReview } from "../../tools/review/sample-review";
import { textWithoutChance, withoutChance } from "./without-chance";

test.each([
  ["vpc-0abc1234def567890 and sg-12345678", "vpc-{id} and sg-{id}"],
  ["arn:aws:elasticloadbalancing:us-east-1:1:loadbalancer/app/dev/50dc6c495c0c9188", "{id}"],
  ["arn:aws:secretsmanager:us-east-1:1:secret:dev/langfuse-AbC123", "secret:dev/langfuse-{id}"],
  ["key/8d1c0c77-1111-2222-3333-444455556666", "key/{uuid}"],
  ["5b1f0c77".repeat(8), "{sha256}"],
  ["2026-03-04T10:22:00Z", "{time}"],
  ["http://127.0.0.1:45678/x", "http://{host}/x"],
  ["198.51.100.7 is destroyed", "{address} is destroyed"],
  ["on cdk.tf.json line 12, in x:\n  12:   a", "on cdk.tf.json line {line}, in x:\n  {line}:   a"],
  ["ip-10-1-2-3.ec2.internal", "ip-{id}.ec2.internal"],
])("%s: what is made up has a word in its place", (text, expected) => {
  expect(textWithoutChance(text)).toContain(expected);
});

test.each([
  "0.0.0.0/0",
  "203.0.113.0/24",
  "ELBSecurityPolicy-TLS13-1-2-2021-06",
  "multi-agent-orchestrator-dev-database",
  "arn:aws:secretsmanager:us-east-1:1:secret:dev/langfuse",
  "us.anthropic.claude-sonnet-4-20250514-v1:0",
])("%s stays: the code says it", (text) => {
  expect(textWithoutChance(text)).toBe(text);
});

test("two plans of the same change are the same", () => {
  const sample = sampleReview();
  const later = {
    ...sample,
    stacks: sample.stacks.map((stack) => ({
      ...stack,
      planned: { ...stack.planned, serial: 99, sha256: "0a".repeat(32), time: "2027-01-01T00:00:00Z" },
    })),
  };
  const both = [sample, later].map((review) =>
    withoutChance(review).stacks.map(({ planned }) => planned.time),
  );
  expect(both[0]).toEqual(both[1]);
  expect(withoutChance(later).stacks[0]?.planned).toMatchObject({ serial: 7, sha256: "{sha256}" });
});
