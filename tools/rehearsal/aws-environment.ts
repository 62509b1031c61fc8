import { devNull } from "node:os";

type Environment = Readonly<Record<string, string | undefined>>;

/** Variables of the caller that could lead to a real account, or to another plan than the one under test. */
const NOT_PASSED_ON =
  /^(AWS_(?!SDK_).*|TF_CLI_ARGS.*|TF_WORKSPACE|TF_DATA_DIR|TF_INPUT|TF_REATTACH_PROVIDERS)$/;

/** The simulated AWS is on this machine: whatever proxy there is, is not asked. */
const LOOPBACK = "127.0.0.1,localhost";

export interface SimulatedPlace {
  /** Where the simulated AWS answers, e.g. `http://127.0.0.1:5000`. */
  readonly url: string;
  readonly region: string;

  /** Terraform's own configuration. @default - the one in its usual place, if any */
  readonly cliConfigFile?: string;
}

/** What points Terraform, cdktf and the AWS SDKs to a simulated AWS. */
export function awsEnvironment(
  { url, region, cliConfigFile }: SimulatedPlace,
  caller: Environment = process.env,
): Record<string, string> {
  const noProxy = [caller["NO_PROXY"] ?? caller["no_proxy"], LOOPBACK].filter(Boolean).join(",");
  return {
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_REGION: region,
    // The AWS command line reads this one only.
    AWS_DEFAULT_REGION: region,
    AWS_EC2_METADATA_DISABLED: "true",
    // A profile of the person's could name another endpoint, or a role.
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    CHECKPOINT_DISABLE: "1",
    TF_IN_AUTOMATION: "1",
    NO_PROXY: noProxy,
    no_proxy: noProxy,
    ...(cliConfigFile && { TF_CLI_CONFIG_FILE: cliConfigFile }),
  };
}

/** The whole environment of a program that works with the simulated AWS: the caller's, less what could lead out of it. */
export function isolated(
  ours: Readonly<Record<string, string>>,
  caller: Environment = process.env,
): Record<string, string> {
  const passedOn = Object.entries(caller).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !droppedVariable(entry[0]),
  );
  return { ...Object.fromEntries(passedOn), ...ours };
}

/** The same for a shell: lines to paste. */
export function shellLines(
  ours: Readonly<Record<string, string>>,
  caller: Environment = process.env,
): string[] {
  const unset = Object.keys(caller).filter((name) => droppedVariable(name) && !(name in ours));
  return [
    ...(unset.length > 0 ? [`unset ${unset.sort().join(" ")}`] : []),
    ...Object.entries(ours).map(([name, value]) => `export ${name}=${shellWord(value)}`),
  ];
}

function droppedVariable(name: string): boolean {
  return name === "TF_CLI_CONFIG_FILE" || NOT_PASSED_ON.test(name);
}

function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
