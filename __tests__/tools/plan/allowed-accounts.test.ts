import { readAllowedAccounts } from "../../../tools/plan/allowed-accounts";

const pinned = (...accounts: unknown[]) => ({
  expressions: {
    allowed_account_ids: { constant_value: accounts },
    secret_key: { constant_value: "secret" },
  },
});

test("each resource has the accounts of its own provider, in modules as well", () => {
  const allowed = readAllowedAccounts({
    provider_config: { aws: pinned("111122223333"), "aws.edge": pinned("444455556666") },
    root_module: {
      resources: [
        { address: "aws_vpc.it", provider_config_key: "aws" },
        { address: "aws_cloudfront_distribution.it", provider_config_key: "aws.edge" },
      ],
      module_calls: {
        queue: { module: { resources: [{ address: "aws_sqs_queue.it", provider_config_key: "aws" }] } },
      },
    },
  });
  expect([...allowed].map(([address, accounts]) => [address, ...accounts])).toEqual([
    ["aws_vpc.it", "111122223333"],
    ["aws_cloudfront_distribution.it", "444455556666"],
    ["module.queue.aws_sqs_queue.it", "111122223333"],
  ]);
});

test("what is no account number is not read", () => {
  const resources = [{ address: "aws_vpc.it", provider_config_key: "aws" }];
  const read = (...accounts: unknown[]) =>
    readAllowedAccounts({ provider_config: { aws: pinned(...accounts) }, root_module: { resources } }).size;
  expect(read("111122223333")).toBe(1);
  expect(read("a word", { a: 1 })).toBe(0);
});
