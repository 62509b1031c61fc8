import { join } from "node:path";
import { SynthesizedStack } from "../../tools/terraform/synthesized-stack";
import { SynthesizedStacks } from "../../tools/terraform/synthesized-stacks";
import { problemOf, temporaryDirectory, write } from "./temporary";

const directory = temporaryDirectory();

function stack(name: string, json: object): SynthesizedStack {
  write(join(directory, "stacks", name, "cdk.tf.json"), JSON.stringify(json));
  return new SynthesizedStack(join(directory, "stacks", name));
}

const metadata = (path: string) => ({ metadata: { path } });

const shop = stack("shop-dev", {
  terraform: {
    backend: { s3: { bucket: "state", key: "shop/dev", region: "us-east-1", dynamodb_table: "locks" } },
  },
  provider: {
    aws: [
      { region: "us-east-1", allowed_account_ids: ["111122223333"] },
      { region: "eu-west-1", alias: "europe", allowed_account_ids: ["111122223333"] },
    ],
  },
  resource: {
    aws_subnet: {
      network_a: { "//": metadata("shop-dev/network/a/subnet") },
      network_b: { "//": metadata("shop-dev/network/b/subnet") },
    },
    aws_s3_bucket: {
      logs: { "//": metadata("shop-dev/logs"), bucket: "shop-logs", lifecycle: { prevent_destroy: true } },
    },
  },
});
write(join(directory, "manifest.json"), JSON.stringify({ stacks: { "shop-prod": {}, "shop-dev": {} } }));

test("knows where a stack goes and where its state is", () => {
  expect(shop).toMatchObject({
    name: "shop-dev",
    accountId: "111122223333",
    region: "us-east-1",
    regions: ["us-east-1", "eu-west-1"],
    backend: { bucket: "state", key: "shop/dev", dynamodb_table: "locks" },
  });
});

test("knows the resources, the part of the architecture each belongs to, and what is protected", () => {
  expect(shop.resourceCount).toBe(3);
  expect(shop.areas.get("aws_subnet.network_b")).toBe("network");
  expect(shop.protectedAddresses).toEqual(["aws_s3_bucket.logs"]);
  expect(shop.literals("aws_s3_bucket", "bucket")).toEqual(["shop-logs"]);
  expect(shop.literals("aws_sqs_queue", "name")).toEqual([]);
});

test("has no backend where the state is local", () => {
  expect(stack("local-dev", { terraform: {} }).backend).toBeUndefined();
});

test("refuses a stack that pins no account", async () => {
  const open = stack("open-dev", { terraform: {}, provider: { aws: [{ region: "us-east-1" }] } });
  const { message } = await problemOf(() => open.accountId);
  expect(message).toBe("open-dev pins no account: its provider has no allowed_account_ids");
});

test("refuses a stack without a provider, or that is no JSON", async () => {
  const bare = stack("bare-dev", { terraform: {} });
  expect((await problemOf(() => bare.region)).message).toBe("bare-dev configures no AWS provider");
  write(join(directory, "stacks", "torn-dev", "cdk.tf.json"), '{"terraform":');
  const problem = await problemOf(() => new SynthesizedStack(join(directory, "stacks", "torn-dev")));
  expect(problem.message).toMatch(/torn-dev\/cdk\.tf\.json can't be read: .*JSON/);
});

test("lists the stacks of the last synthesis", () => {
  expect(new SynthesizedStacks(directory).names).toEqual(["shop-dev", "shop-prod"]);
});

test("refuses an unknown stack with the nearest name and all there are", async () => {
  const problem = await problemOf(() => new SynthesizedStacks(directory).get("shop-deu"));
  expect(problem.text).toBe(
    "there is no stack 'shop-deu'; did you mean 'shop-dev'?\n  the stacks are:\n    shop-dev\n    shop-prod",
  );
});

test("refuses a directory that nothing was synthesized into", async () => {
  const { message, details } = await problemOf(() => new SynthesizedStacks(join(directory, "none")));
  expect(message).toMatch(/^nothing is synthesized in .*none$/);
  expect(details).toEqual(["synthesize the stacks: npm run synth"]);
});
