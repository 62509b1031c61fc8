import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { ACCOUNT, STACK, stackOf } from "./adopt/code";
import { makeLiveSystem } from "./adopt/live-system";
import { describeWithAws } from "./support/requirements";
import { SettingsAccount } from "./support/settings-account";

const MANIFEST = "stacks/agent-api/adoption/prd.json";
const EXECUTION = `${STACK}-api-td-execution-role`;

describeWithAws("a system that runs already", () => {
  let account: SettingsAccount;
  let live: Awaited<ReturnType<typeof makeLiveSystem>>;
  let adoption: Record<string, string>;

  const write = (file: string, content: unknown) => {
    mkdirSync(dirname(account.copy.path(file)), { recursive: true });
    writeFileSync(account.copy.path(file), JSON.stringify(content));
  };
  const manifest = () => JSON.parse(readFileSync(account.copy.path(MANIFEST), "utf8"));
  const adopt = (...args: readonly string[]) => account.run("adopt", [STACK, ...args]);

  beforeAll(async () => {
    account = await SettingsAccount.open(ACCOUNT);
    live = await makeLiveSystem(account.environment["AWS_ENDPOINT_URL"] ?? "");
    write("cdktf.out/manifest.json", { stacks: { [STACK]: {} } });
    write(`cdktf.out/stacks/${STACK}/cdk.tf.json`, stackOf(live.vpcId));
    adoption = {
      ...live.ids,
      "aws_iam_role.execution": EXECUTION,
      "aws_iam_role_policy.execution": `${EXECUTION}:secrets`,
      "aws_iam_role_policy_attachment.execution": `${EXECUTION}/arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy`,
    };
  });
  afterAll(() => account?.close());

  test("is not looked for without credentials", async () => {
    const environment = { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined };
    const { code, text } = await account.run("adopt", [STACK, "--discover"], { environment });
    expect([code, text]).toEqual([1, expect.stringContaining("sign in first: aws sso login")]);
  });

  test("has nothing to check or to put away before it is looked for", async () => {
    expect((await adopt("--check")).text).toContain(`find out: npm run adopt -- ${STACK} --discover`);
    expect((await adopt("--retire")).text).toContain("nothing is being adopted");
    expect((await adopt()).text).toContain("one of --discover, --check and --retire");
  });

  test("is found by name, tag and relation, each with the id an import wants", async () => {
    const { code, stdout, stderr } = await adopt("--discover", "--json");
    expect([code, stderr]).toEqual([0, expect.stringContaining(`${MANIFEST} is written`)]);
    expect(manifest()).toEqual(adoption);
    expect(Object.keys(manifest())).toEqual(Object.keys(adoption).sort());
    const { missing, byHand, refused } = JSON.parse(stdout);
    expect(missing).toMatchObject({
      "aws_security_group.database": "",
      "aws_vpc_security_group_ingress_rule.database_from_api": "aws_security_group.database is not there",
      "aws_lb_listener_rule.admin": "",
      "aws_iam_role_policy.task": "aws_iam_role.task is not there",
      "aws_ecr_lifecycle_policy.image": "",
      "aws_s3_bucket_versioning.uploads": "",
    });
    expect(Object.keys(missing)).toHaveLength(12);
    expect(Object.keys(byHand)).toEqual([
      "aws_acm_certificate_validation.certificate",
      "aws_route53_record.api",
    ]);
    expect(refused["aws_ecs_task_definition.api"]).toContain(`task-definition/${STACK}-api-td:2 stays`);
    expect(refused["aws_ssm_parameter.log_level"]).toContain("aws ssm delete-parameter");
  });

  test("is told with what exists beside the code, and how to remove that", async () => {
    const { code, stdout, text } = await adopt("--discover");
    expect([code, text]).toEqual([0, expect.stringContaining(`${MANIFEST} says so already.`)]);
    const [, beside = ""] = stdout.split("Beside the code");
    const removals = beside.split("\n").filter((line) => /^ +aws /.test(line));
    expect(removals).toHaveLength(live.beside.length + 2);
    for (const id of live.beside) expect(beside).toContain(id);
    expect(beside).toContain(`aws iam delete-role-policy --role-name ${EXECUTION} --policy-name left-over`);
    expect(beside).toMatch(
      /aws iam detach-role-policy .* --policy-arn arn:aws:iam::aws:policy\/CloudWatchFullAccess/,
    );
  });

  test("is checked: what would be created", async () => {
    const { code, text } = await adopt("--check");
    expect([code, text]).toEqual([0, expect.stringContaining("would be adopted")]);
    expect(text).toMatch(/^ {2}aws_lb_listener_rule\.admin$/m);
  });

  describe("when somebody changed the manifest", () => {
    const wrong = {
      "aws_db_instance.database": "",
      "aws_secretsmanager_secret.secrets": `arn:aws:secretsmanager:eu-west-1:${ACCOUNT}:secret:a`,
      "aws_sns_topic.notifications": "arn:aws:sns:us-east-1:111122223333:news",
    };

    beforeAll(() =>
      write(MANIFEST, {
        ...adoption,
        ...wrong,
        "aws_lb.front_dor": live.ids["aws_lb.front_door"],
        "aws_security_group.database": live.ids["aws_security_group.api"],
        "aws_lb_target_group.api": live.ids["aws_sns_topic.notifications"],
      }),
    );

    test("says everything that is wrong, at once", async () => {
      const { code, text } = await adopt("--check");
      expect(code).toBe(1);
      expect(text).toContain("aws_lb.front_dor is not in the stack; did you mean aws_lb.front_door?");
      expect(text).toMatch(/aws_security_group\.(api|database) and \S+ have the same id: sg-/);
      expect(text).toContain('aws_db_instance.database has no id, but ""');
      expect(text).toContain("aws_lb_target_group.api can't have the id 'arn:aws:sns:");
      expect(text).toContain("aws_secretsmanager_secret.secrets has an id in eu-west-1");
      expect(text).toContain("aws_sns_topic.notifications has an id in account 111122223333");
    });

    test("leaves it as it is, and shows the difference", async () => {
      const { code, text } = await adopt("--discover");
      expect(code).toBe(1);
      expect(text).toMatch(/- aws_sns_topic\.notifications: \S+:news\n +\+ aws_sns_topic\.notifications: /);
      expect(manifest()).toMatchObject(wrong);
    });

    test("writes over it when told to", async () => {
      expect((await adopt("--discover", "--force")).code).toBe(0);
      expect(manifest()).toEqual(adoption);
    });
  });

  test("is done with: the manifest is put away", async () => {
    const { code, text } = await adopt("--retire");
    expect([code, text]).toEqual([0, expect.stringContaining("The plan has to be empty")]);
    const today = new Date().toISOString().slice(0, 10);
    expect(existsSync(account.copy.path(MANIFEST))).toBe(false);
    expect(existsSync(account.copy.path(`stacks/agent-api/adoption/retired/prd-${today}.json`))).toBe(true);
  });
});
