import { awsEnvironment, isolated, shellLines } from "../../tools/rehearsal/aws-environment";

const place = { url: "http://127.0.0.1:5000", region: "eu-west-1" };

const CALLER = {
  PATH: "/bin",
  HOME: "/home/me",
  AWS_PROFILE: "production",
  AWS_SESSION_TOKEN: "real",
  AWS_SECRET_ACCESS_KEY: "real",
  AWS_CA_BUNDLE: "/etc/ssl/bundle.pem",
  AWS_ENDPOINT_URL_S3: "https://s3.amazonaws.com",
  AWS_ROLE_ARN: "arn:aws:iam::777788889999:role/admin",
  TF_CLI_ARGS_plan: "-target=aws_vpc.network",
  TF_WORKSPACE: "other",
  TF_CLI_CONFIG_FILE: "/nowhere",
  TF_LOG: "debug",
  NO_PROXY: "internal.example",
};

test("leads every AWS call to the simulated AWS", () => {
  expect(awsEnvironment(place, {})).toMatchObject({
    AWS_ENDPOINT_URL: "http://127.0.0.1:5000",
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_REGION: "eu-west-1",
    AWS_DEFAULT_REGION: "eu-west-1",
    AWS_EC2_METADATA_DISABLED: "true",
    CHECKPOINT_DISABLE: "1",
    TF_IN_AUTOMATION: "1",
    NO_PROXY: "127.0.0.1,localhost",
  });
});

test("passes nothing on that leads to a real account or to another plan", () => {
  const environment = isolated(awsEnvironment(place, CALLER), CALLER);
  expect(Object.values(environment).filter((value) => /real|production|admin|amazonaws/.test(value))).toEqual(
    [],
  );
  for (const name of [
    "AWS_PROFILE",
    "AWS_CA_BUNDLE",
    "AWS_ENDPOINT_URL_S3",
    "TF_CLI_ARGS_plan",
    "TF_WORKSPACE",
  ]) {
    expect(environment).not.toHaveProperty(name);
  }
});

test("passes on what has nothing to do with it", () => {
  expect(isolated(awsEnvironment(place, CALLER), CALLER)).toMatchObject({
    PATH: "/bin",
    HOME: "/home/me",
    TF_LOG: "debug",
  });
});

test("keeps what a proxy is not asked for", () => {
  expect(awsEnvironment(place, CALLER)["NO_PROXY"]).toBe("internal.example,127.0.0.1,localhost");
});

test("reads no profile and no credentials file", () => {
  const { AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE } = awsEnvironment(place, {});
  expect([AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE]).toEqual(["/dev/null", "/dev/null"]);
});

test("drops a TF_CLI_CONFIG_FILE of the caller's unless it is to be used", () => {
  expect(isolated(awsEnvironment(place, CALLER), CALLER)).not.toHaveProperty("TF_CLI_CONFIG_FILE");
  const given = awsEnvironment({ ...place, cliConfigFile: "/somewhere/terraform.rc" }, CALLER);
  expect(isolated(given, CALLER)).toHaveProperty("TF_CLI_CONFIG_FILE", "/somewhere/terraform.rc");
});

test("prints lines to paste into a shell, what to forget first", () => {
  const lines = shellLines(
    { AWS_REGION: "eu-west-1", ODD: "it's a b" },
    { AWS_PROFILE: "x", AWS_REGION: "y" },
  );
  expect(lines).toEqual(["unset AWS_PROFILE", "export AWS_REGION=eu-west-1", `export ODD='it'\\''s a b'`]);
});
