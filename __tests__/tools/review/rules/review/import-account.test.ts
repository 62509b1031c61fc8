import type { ChangeJson } from "../../../../../tools/plan/plan-json";
import { reviewImportAccount } from "../../../../../tools/review/rules/review/import-account";
import { imported, takenOver } from "../../adoptions";
import { planOf, updated } from "../../plans";

const OWN = "111122223333";
const OTHER = "444455556666";

const topic = (account: string) => `arn:aws:sns:us-east-1:${account}:alarms`;

/** What is found in a change whose provider may touch one account. */
function found(change: ChangeJson, expressions: object = { allowed_account_ids: { constant_value: [OWN] } }) {
  const plan = planOf([change], {
    configuration: {
      provider_config: { aws: { expressions: { ...expressions } } },
      root_module: {
        resources: [{ address: change.address.replace(/\[.*/, ""), provider_config_key: "aws" }],
      },
    },
  });
  return plan.changes.flatMap((own) => reviewImportAccount.check(own, { plan }) ?? []);
}

test("what is imported by an ARN of another account is somebody else's", () => {
  expect(found(takenOver("aws_sns_topic", "aws_sns_topic.alarms", topic(OTHER)))).toEqual([
    {
      level: "review",
      what: `What is imported belongs to the account ${OTHER}; its provider may touch ${OWN}`,
      evidence: [`/resource_changes/0/change/importing/id = ${topic(OTHER)}`],
      fix: "import it in the stack of its own account, or correct the id",
    },
  ]);
});

test("an id that is no ARN is looked up: in the ARN, or whose it is", () => {
  const queue = updated("aws_sqs_queue", { arn: topic(OTHER) }, {}, { address: 'aws_sqs_queue.it["a"]' });
  expect(found(imported(queue, "https://queue"))).toMatchObject([
    { evidence: [expect.stringContaining(`/change/before/arn = "${topic(OTHER)}"`)] },
  ]);
  const shared = updated("aws_subnet", { owner_id: OTHER }, {});
  expect(found(imported(shared, "subnet-1"))).toHaveLength(1);
});

test("one's own, what has no account, and what is not imported are not its business", () => {
  expect(found(takenOver("aws_sns_topic", "aws_sns_topic.alarms", topic(OWN)))).toEqual([]);
  expect(found(takenOver("aws_s3_bucket", "aws_s3_bucket.logs", "arn:aws:s3:::logs"))).toEqual([]);
  expect(found(takenOver("aws_iam_policy", "aws_iam_policy.it", "arn:aws:iam::aws:policy/Read"))).toEqual([]);
  expect(found(updated("aws_sns_topic", { arn: topic(OTHER) }, { name: "b" }))).toEqual([]);
});

test("where the code pins no account, or only a variable does, nothing is said", () => {
  const change = takenOver("aws_sns_topic", "aws_sns_topic.alarms", topic(OTHER));
  expect(found(change, {})).toEqual([]);
  expect(found(change, { allowed_account_ids: { references: ["var.account"] } })).toEqual([]);
});
