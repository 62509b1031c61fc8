import { readFileSync, writeFileSync } from "node:fs";
import { DescribeTrailsCommand } from "@aws-sdk/client-cloudtrail";
import { Rehearsal } from "../../tools/rehearsal/rehearsal";
import { synthesize } from "../../tools/rehearsal/synthesize";
import type { Review } from "../../tools/review/review";
import type { SynthesizedStack } from "../../tools/terraform/synthesized-stack";
import { Aws } from "./support/aws";
import { makeNetwork } from "./support/given-network";
import { settleIn } from "./support/live-settings";
import { ProjectCopy } from "./support/project-copy";
import { describeWithAws } from "./support/requirements";
import { type Outcome, run } from "./support/run";

const STACK = "audit-trail-staging";
const PROFILE = ["--profile", "people-{account}"];

/** An AWS configuration in which each account has a profile of its own, which says where its AWS is. */
function awsConfig(endpoints: Readonly<Record<string, string>>): string {
  const profiles = Object.entries(endpoints).map(([account, url]) =>
    [
      `[profile people-${account}]`,
      `endpoint_url = ${url}`,
      "aws_access_key_id = people",
      "aws_secret_access_key = people",
    ].join("\n"),
  );
  return `${profiles.join("\n\n")}\n`;
}

// One simulated AWS is one account: nothing but the profile leads a stack to its own.
describeWithAws("npm run plan -- --all --profile", () => {
  let copy: ProjectCopy;
  let stacks: readonly SynthesizedStack[];
  let accounts: ReadonlyMap<string, Rehearsal>;

  const ofAccount = (account: string) => stacks.filter(({ accountId }) => accountId === account);
  const endpoint = (account: string) => accounts.get(account)?.aws.url ?? "";

  beforeAll(async () => {
    copy = new ProjectCopy();
    stacks = (await synthesize(copy.directory, "cdktf.out")).all;
    const ids = [...new Set(stacks.map(({ accountId }) => accountId))];
    const started = ids.map(async (account): Promise<[string, Rehearsal]> => {
      const names = ofAccount(account).map(({ name }) => name);
      const outdir = copy.path("cdktf.out");
      return [account, await Rehearsal.start({ stacks: names, outdir, stateStore: "stand-in" })];
    });
    accounts = new Map(await Promise.all(started));
    const adopted = stacks.find(({ name }) => name === "agent-api-prd");
    settleIn(copy, await makeNetwork(new Aws(endpoint(adopted?.accountId ?? ""), adopted?.region ?? "")));
    const endpoints = ids.map((account) => [account, endpoint(account)]);
    writeFileSync(copy.path("aws-config"), awsConfig(Object.fromEntries(endpoints)));
  });

  afterAll(async () => {
    await Promise.all([...(accounts?.values() ?? [])].map((rehearsal) => rehearsal.stop()));
    copy?.remove();
  });

  const typed = (config: string, ...command: readonly string[]): Promise<Outcome> => {
    const env: NodeJS.ProcessEnv = {
      ...accounts.values().next().value?.environment,
      AWS_CONFIG_FILE: copy.path(config),
      // As a CI job would have it; it comes before a profile, and leads nowhere.
      AWS_ROLE_ARN: "arn:aws:iam::111122223333:role/before",
      AWS_WEB_IDENTITY_TOKEN_FILE: copy.path("no-such-token"),
    };
    for (const name of ["AWS_ENDPOINT_URL", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"]) delete env[name];
    return run(["npm", "run", "--silent", ...command], { cwd: copy.directory, env });
  };
  const review = (): Review =>
    JSON.parse(readFileSync(copy.path("cdktf.out", "review.json"), "utf8")) as Review;

  test("plans every stack of every account, each as Terraform would make it, in one review", async () => {
    const { code, text } = await typed("aws-config", "plan", "--", "--all", ...PROFILE);
    expect(text).toContain(`Plan review · ${stacks.length} stacks`);
    const planned = review().stacks.map(({ name, problem, summary: { add, change, destroy } }) => ({
      name,
      problem,
      counts: { add, change, destroy },
    }));
    expect(planned.sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual(
      stacks.map(({ name, resourceCount }) => ({
        name,
        problem: undefined,
        counts: { add: resourceCount, change: 0, destroy: 0 },
      })),
    );
    expect(code).toBe(0);
    const resources = stacks.reduce((sum, { resourceCount }) => sum + resourceCount, 0);
    expect(text).toContain(`Terraform: ${resources} to add, 0 to change, 0 to destroy`);
    const page = readFileSync(copy.path("cdktf.out", "review.html"), "utf8");
    expect(stacks.filter(({ name }) => !page.includes(name))).toEqual([]);
    // What to type next, in the order of the review.
    const next = [...text.matchAll(/npm run apply -- (\S+) --profile 'people-\{account\}'/g)];
    expect(next.map(([, name]) => name)).toEqual(review().stacks.map(({ name }) => name));
  });

  test("what was planned with a profile is applied with it, in its account", async () => {
    const { code, text } = await typed("aws-config", "apply", "--", STACK, "--yes", ...PROFILE);
    expect(text).toMatch(/Apply complete! Resources: \d+ added, 0 changed, 0 destroyed\./);
    expect(code).toBe(0);
    const { accountId, region } = stacks.find(({ name }) => name === STACK) ?? {};
    const trails = [...accounts].map(async ([account, { aws }]) => {
      const { cloudtrail } = new Aws(aws.url, region ?? "");
      const { trailList = [] } = await cloudtrail.send(new DescribeTrailsCommand({}));
      return [account, trailList.length];
    });
    expect((await Promise.all(trails)).filter(([, count]) => count !== 0)).toEqual([[accountId, 1]]);
  });

  test("tells of an account once what keeps a profile out of it, and reviews the others", async () => {
    const [good = "", wrong = "", missing = ""] = accounts.keys();
    const config = awsConfig({ [good]: endpoint(good), [wrong]: endpoint(good) });
    writeFileSync(copy.path("two-profiles"), config);
    const two = (account: string) => ofAccount(account).slice(0, 2);
    const refused = [...two(wrong), ...two(missing)].map(({ name }) => name);
    const [planned = ""] = ofAccount(good).map(({ name }) => name);
    const { code, text } = await typed("two-profiles", "plan", "--", planned, ...refused, ...PROFILE);
    expect(code).toBe(1);
    expect(review().stacks.filter(({ problem }) => problem === undefined)).toMatchObject([{ name: planned }]);
    const words = text.replace(/\s+/g, " ");
    for (const [reason, advice] of [
      [`the AWS profile 'people-${wrong}' is for account ${good}, not for ${wrong}`, "correct it, or put"],
      [
        `there is no AWS profile 'people-${missing}' for account ${missing}`,
        "make it with aws configure sso",
      ],
    ] as const) {
      expect(words.split(reason)).toHaveLength(3);
      expect(words.split(`${reason}; ${advice}`)).toHaveLength(2);
    }
    expect(text).not.toMatch(/^\s+at /m);
    expect(text).not.toContain("Error:");
  });

  test("npm run apply says the same of a profile that is not there, and applies nothing", async () => {
    const { code, text } = await typed(
      "aws-config",
      "apply",
      "--",
      "audit-trail-staging",
      "--profile",
      "nobody",
    );
    expect(code).toBe(1);
    expect(text).toContain("error: there is no AWS profile 'nobody' for account");
    expect(text).not.toMatch(/^\s+at /m);
  });
});
