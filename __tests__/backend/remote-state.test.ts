import { ENVIRONMENTS, type Environment, type Lock } from "../../backend/environments";
import { keepStateIn } from "../../backend/remote-state";
import { synthesized } from "../support/terraform";

/** Whatever the project's own account and region are. */
const PLACE = { accountId: "111122223333", region: "us-east-1" };

function backend(lock: Lock) {
  const environment: Environment = { ...ENVIRONMENTS.dev, ...PLACE, lock };
  const { json } = synthesized((stack) => keepStateIn(environment, stack), environment);
  return json["terraform"].backend.s3;
}

test("keeps every stack under its own key", () => {
  expect(backend("both")).toMatchObject({
    bucket: expect.stringMatching(/^[a-z0-9-]+-terraform-state-111122223333-us-east-1$/),
    key: "test-system/dev/terraform.tfstate",
    region: "us-east-1",
  });
});

test("encrypts the state with the store's key, which is known by its alias before it exists", () => {
  expect(backend("both")).toMatchObject({
    encrypt: true,
    kms_key_id: "arn:aws:kms:us-east-1:111122223333:alias/terraform-state",
  });
});

test("refuses credentials of another account", () => {
  expect(backend("both")["allowed_account_ids"]).toEqual(["111122223333"]);
});

test("takes both locks while DynamoDB's is being left", () => {
  expect(backend("both")).toMatchObject({ dynamodb_table: "terraform-locks", use_lockfile: true });
});

test("takes only the lock it is told to", () => {
  expect(backend("dynamodb")).not.toHaveProperty("use_lockfile");
  expect(backend("s3")).not.toHaveProperty("dynamodb_table");
});

test("keeps no credentials in the configuration", () => {
  expect(Object.keys(backend("both")).filter((name) => /key$|token|profile|role/.test(name))).toEqual([
    "key",
  ]);
});
