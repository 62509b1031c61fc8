import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { SignIn } from "../../../tools/delivery/sign-in";
import { SynthesizedStack } from "../../../tools/terraform/synthesized-stack";
import { Terraform } from "../../../tools/terraform/terraform";
import { problemOf, temporaryDirectory, write, writeProgram } from "../temporary";

const directory = temporaryDirectory();
const ACCOUNT = "111122223333";
const OF_JOB = {
  AWS_ACCESS_KEY_ID: "of-job",
  AWS_SECRET_ACCESS_KEY: "of-job",
  AWS_SESSION_TOKEN: "of-job",
  AWS_WEB_IDENTITY_TOKEN_FILE: "/of-job",
  AWS_ROLE_ARN: "of-job",
};

function stack(name: string, accountId = ACCOUNT): SynthesizedStack {
  const provider = { aws: [{ region: "us-east-1", allowed_account_ids: [accountId] }] };
  const file = write(join(directory, name, "cdk.tf.json"), JSON.stringify({ terraform: {}, provider }));
  return new SynthesizedStack(dirname(file));
}

function signIn(script: string, profile?: string): SignIn {
  const path = writeProgram(join(directory, `terraform-${Math.random()}`), script);
  const binary = { path, product: "Terraform", version: "1.11.4", platform: "linux_amd64" } as const;
  const environment = { PATH: "/bin:/usr/bin", AWS_REGION: "eu-west-1", ...OF_JOB };
  return new SignIn({ terraform: new Terraform({ binary, environment }), profile });
}

/** Says what Terraform 1.11 says. */
function failing(...lines: readonly string[]): string {
  const text = lines.map((line) => `│ ${line}`).join("\n");
  return `cat >&2 <<'END'\n╷\n${text}\n╵\nEND\nexit 1`;
}

/** What Terraform gets to see of AWS after the stack is ready. */
async function awsVariables(ready: Promise<Terraform>): Promise<string[]> {
  const { stdout } = await (await ready).require(directory, ["plan"]);
  return stdout.split("\n").filter((line) => line.startsWith("AWS_"));
}

test("each stack is signed in to with the profile of its account, and with nothing else", async () => {
  const signed = signIn("env | sort", "ReadOnlyAccess-{account}");
  expect(await awsVariables(signed.init(stack("app-dev")))).toEqual([
    "AWS_PROFILE=ReadOnlyAccess-111122223333",
    "AWS_REGION=eu-west-1",
  ]);
  expect(await awsVariables(signed.init(stack("app-prod", "777788889999")))).toContain(
    "AWS_PROFILE=ReadOnlyAccess-777788889999",
  );
});

test("a profile without an account in its name is that of every stack", async () => {
  expect(await awsVariables(signIn("env", "work").init(stack("app-dev")))).toContain("AWS_PROFILE=work");
});

test("without a profile it is whoever the environment says", async () => {
  const variables = await awsVariables(signIn("env").init(stack("app-dev")));
  const expected = Object.entries(OF_JOB).map(([name, value]) => `${name}=${value}`);
  expect(variables.sort()).toEqual([...expected, "AWS_REGION=eu-west-1"].sort());
});

test.each([
  [
    "that is not there",
    ["Error: failed to get shared config profile, people"],
    "there is no AWS profile 'people' for account 111122223333; make it with aws configure sso --profile 'people', or correct --profile",
  ],
  [
    "of another account",
    ["Error: Invalid account ID", "", "AWS account ID not allowed: 444455556666"],
    "the AWS profile 'people' is for account 444455556666, not for 111122223333; correct it, or put {account} into --profile where the names of your profiles have the account",
  ],
  [
    "whose session is over",
    [
      "Error: No valid credential sources found",
      "",
      "Please see https://developer.hashicorp.com/terraform/language/backend/s3",
      "for more information about providing credentials.",
      "",
      "Error: failed to refresh cached credentials, failed to read cached SSO token",
      "file",
    ],
    "the AWS profile 'people' does not sign in to account 111122223333; sign in with aws sso login --profile 'people', or take new keys (failed to refresh cached credentials, failed to read cached SSO token file)",
  ],
  [
    "that AWS does not take",
    [
      "Error: validating provider credentials: retrieving caller identity from STS: api error ExpiredToken: The security token included in the request is expired",
    ],
    "the AWS profile 'people' does not sign in to account 111122223333; sign in with aws sso login --profile 'people', or take new keys (retrieving caller identity from STS: api error ExpiredToken: The security token included in the request is expired)",
  ],
])("a profile %s is told in one line, with what to do", async (_, said, sentence) => {
  const { text } = await problemOf(() => signIn(failing(...said), "people").init(stack("app-dev")));
  expect(text).toBe(sentence);
});

test("what is not about the profile is left in Terraform's words", async () => {
  const script = failing('Error: Failed to get existing workspaces: S3 bucket "x" does not exist.');
  const { message } = await problemOf(() => signIn(script, "people").init(stack("app-dev")));
  expect(message).toMatch(/^terraform init failed in /);
});

test("an account that was refused is not tried again, and others are", async () => {
  const tried = join(directory, "tried");
  const refusing = failing("Error: failed to get shared config profile, people");
  const signed = signIn(`echo $AWS_PROFILE >> ${tried}; ${refusing}`, "people-{account}");
  await problemOf(() => signed.init(stack("app-dev")));
  const again = await problemOf(() => signed.init(stack("data-dev")));
  expect(again.text).toBe("there is no AWS profile 'people-111122223333' for account 111122223333");
  await problemOf(() => signed.init(stack("app-prod", "777788889999")));
  expect(readFileSync(tried, "utf8")).toBe("people-111122223333\npeople-777788889999\n");
});
