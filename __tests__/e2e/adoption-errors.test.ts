import { DescribeSecretCommand } from "@aws-sdk/client-secrets-manager";
import { CreateTopicCommand } from "@aws-sdk/client-sns";
import type { Inventory } from "../../tools/rehearsal/inventory/leftovers";
import { FaultyAws } from "./support/faulty-aws";
import { LiveProject, MANIFEST, STACK } from "./support/live-project";
import { describeWithAws } from "./support/requirements";
import { SettingsAccount } from "./support/settings-account";
import { StateStore } from "./support/state-store";

const OWN = "777788889999";
const STRANGER = "999988887777";
const REFUSED = `error: ${MANIFEST} can't be adopted from`;

describeWithAws("an adoption manifest that is wrong", () => {
  let project: LiveProject;
  let stranger: SettingsAccount;
  let good: Record<string, string>;

  const check = (environment?: Record<string, string>) => project.adopt("--check", environment);
  const idOf = (address: string) => good[address] ?? "";

  beforeAll(async () => {
    [project, stranger] = await Promise.all([LiveProject.open(), SettingsAccount.open(STRANGER)]);
    expect(await project.synth()).toEqual([0, ""]);
    expect((await project.adopt("--discover"))[0]).toBe(0);
    good = project.manifest;
  });
  afterAll(async () => {
    await project?.close();
    await stranger?.close();
  });

  describe("before anything is adopted", () => {
    let before: Inventory;

    beforeAll(async () => {
      before = await project.rehearsal.inventory(STACK);
    });
    afterEach(async () => {
      expect(await project.rehearsal.inventory(STACK)).toEqual(before);
      expect(await new StateStore(project.rehearsal, STACK).state()).toBeUndefined();
    });

    test("is told what it is in one line: no JSON", async () => {
      project.write('{ "aws_lb.front_door": ');
      const said = new RegExp(`^(error: )?${MANIFEST} is no JSON: [^.]+$`);
      expect(await project.synth()).toEqual([1, expect.stringMatching(said)]);
      expect(await check()).toEqual([1, expect.stringMatching(said)]);
    });

    test.each([
      [
        "a list",
        "[]",
        'must be an object of import ids by Terraform address, { "aws_lb.door": "arn:…" }, got a list',
        "must be an object of import ids by Terraform address, got a list",
      ],
      [
        "a number for an id",
        '{ "aws_lb.front_door": 7 }',
        "must have a text as each import id, got 7 for aws_lb.front_door",
        "can't be adopted from aws_lb.front_door has no id, but 7; terraform import wants the load balancer's ARN",
      ],
    ])("is told what it is in one line: %s", async (_, text, synthesis, checked) => {
      project.write(text);
      expect(await project.synth()).toEqual([1, `${MANIFEST} ${synthesis}`]);
      expect(await check()).toEqual([1, `error: ${MANIFEST} ${checked}`]);
    });

    test("stops everything where the stack has no such address, and names the nearest", async () => {
      project.write({ "aws_lb.front_dor": good["aws_lb.front_door"], "aws_ecs_cluster.service": "x" });
      const said = `${STACK}: - there is no aws_lb.front_dor; did you mean aws_lb.front_door? - there is no aws_ecs_cluster.service; did you mean aws_ecs_cluster.services?`;
      expect(await project.synth()).toEqual([1, said]);
      expect(await check()).toEqual([
        1,
        `${REFUSED} aws_lb.front_dor is not in the stack; did you mean aws_lb.front_door? aws_ecs_cluster.service is not in the stack; did you mean aws_ecs_cluster.services?`,
      ]);
      expect(await project.plan()).toEqual([1, expect.stringContaining(said)]);
    });

    test("stops everything where two addresses have the same id", async () => {
      const id = idOf("aws_security_group.api");
      project.write({ ...good, "aws_security_group.database": id });
      expect(await project.synth()).toEqual([
        1,
        `${STACK}: - aws_security_group.database must differ from aws_security_group.api, got '${id}' for both`,
      ]);
      expect(await check()).toEqual([
        1,
        `${REFUSED} aws_security_group.api and aws_security_group.database have the same id: ${id}`,
      ]);
    });

    test("is refused by the check for ids of another type, account and region, all at once", async () => {
      const group = idOf("aws_security_group.api");
      const secret = `arn:aws:secretsmanager:us-east-1:${STRANGER}:secret:shared-AbCdEf`;
      const target = `arn:aws:elasticloadbalancing:eu-west-1:${OWN}:targetgroup/api/0123456789abcdef`;
      project.write({
        ...good,
        "aws_lb.front_door": group,
        "aws_secretsmanager_secret.secrets": secret,
        "aws_lb_target_group.front_door_api": target,
      });
      const [code, said] = await check();
      expect(code).toBe(1);
      expect(said).toContain(
        `aws_lb.front_door can't have the id '${group}'; terraform import wants the load balancer's ARN`,
      );
      expect(said).toContain(
        `aws_secretsmanager_secret.secrets has an id in account ${STRANGER}, and the stack is in ${OWN}: ${secret}`,
      );
      expect(said).toContain(
        `aws_lb_target_group.front_door_api has an id in eu-west-1, and the stack is in us-east-1: ${target}`,
      );
    });

    test("is accepted by the check with a word that nobody looked at the state", async () => {
      project.write(good);
      expect(await check()).toEqual([
        0,
        expect.stringContaining(
          `The state was not looked at, and may have some of it already: nothing is initialized here yet; check again after npm run plan -- ${STACK}`,
        ),
      ]);
    });

    test("is refused by the plan for what is not there, by address and id, all at once", async () => {
      const role = idOf("aws_iam_role.api_task");
      const gone = `arn:aws:elasticloadbalancing:us-east-1:${OWN}:loadbalancer/app/gone/0123456789abcdef`;
      project.write({
        ...good,
        "aws_iam_role.api_execution": "nobody",
        "aws_lb.front_door": gone,
        // A name as good as any, and that of something else.
        "aws_ecs_cluster.services": role,
        "aws_security_group.database": "sg-0123456789abcdef0",
      });
      expect(await check()).toEqual([
        0,
        expect.stringContaining(`Whether the ids exist is for the plan to say: npm run plan -- ${STACK}`),
      ]);
      const problem = `nothing is there for 4 imports: aws_ecs_cluster.services '${role}', aws_iam_role.api_execution 'nobody', aws_lb.front_door '${gone}', aws_security_group.database 'sg-0123456789abcdef0'; find the ids with npm run adopt -- ${STACK} --discover, and plan again: what depends on these was not looked at yet`;
      expect(await project.plan()).toEqual([1, expect.stringContaining(`NOT REVIEWED ${problem}`)]);
      expect(project.review.stacks).toMatchObject([{ name: STACK, problem }]);
      expect(await project.apply()).toEqual([5, expect.stringContaining(`it was not reviewed: ${problem}`)]);
    });

    test("is never planned with the credentials of another account", async () => {
      project.write(good);
      const there = { AWS_ENDPOINT_URL: stranger.environment["AWS_ENDPOINT_URL"] ?? "" };
      const refused = `AWS account ID not allowed: ${STRANGER}`;
      expect(await project.plan(there)).toEqual([1, expect.stringContaining(refused)]);
      expect(await project.apply()).toEqual([5, expect.stringContaining(refused)]);
      const [code, said] = await check(there);
      expect(code).toBe(0);
      expect(said).toContain(
        "The state was not looked at, and may have some of it already: terraform show failed",
      );
      expect(said).toContain(refused);
    });

    test("is told by the review where it takes over what another account lets it read", async () => {
      const Name = `${STACK}-notifications`;
      const { TopicArn } = await stranger.aws.sns.send(new CreateTopicCommand({ Name }));
      project.write({ ...good, "aws_sns_topic.notifications": TopicArn });
      const shared = { AWS_ENDPOINT_URL_SNS: stranger.environment["AWS_ENDPOINT_URL"] ?? "" };
      expect(await project.plan(shared)).toEqual([
        0,
        expect.stringContaining(
          `What is imported belongs to the account ${STRANGER}; its provider may touch ${OWN}`,
        ),
      ]);
      expect(project.review.findings).toContainEqual(
        expect.objectContaining({ rule: "review.import-account", address: "aws_sns_topic.notifications" }),
      );
    });
  });

  describe("when the apply is refused in the middle", () => {
    beforeAll(async () => {
      project.write(good);
      expect((await project.plan())[0]).toBe(0);
    });

    test("everything imported stays so, and what was refused is as it was", async () => {
      const { url } = project.rehearsal.aws;
      const faulty = await FaultyAws.start(url, "UpdateSecret", "AccessDenied", "not you");
      const outcome = await project.apply({ AWS_ENDPOINT_URL_SECRETS_MANAGER: faulty.url });
      await faulty.stop();
      expect(outcome).toEqual([
        1,
        expect.stringMatching(/Error: updating Secrets Manager Secret .*AccessDenied: not you/),
      ]);
      expect(faulty.refused).toBe(2);
      const secret = await project.aws.secrets.send(
        new DescribeSecretCommand({ SecretId: `${STACK}-secrets` }),
      );
      expect(secret.Description).toBeUndefined();
      const inState = (await project.terraform("state", "list")).split("\n");
      expect(inState).toEqual(expect.arrayContaining(Object.keys(good)));
    });

    test("its entries are known by address and id, and said to do nothing", async () => {
      const [code, said] = await check();
      expect(code).toBe(0);
      expect(said).toContain(`0 resources of ${STACK} would be adopted.`);
      const [, already = ""] = said.split("In the state already, so their entries do nothing:");
      for (const address of Object.keys(good)) expect(already).toContain(` ${address} `);
    });

    test("the next plan imports nothing, and has the rest", async () => {
      expect((await project.plan())[0]).toBe(0);
      const { summary, stacks } = project.review;
      expect(summary).toMatchObject({ import: 0, destroy: 0 });
      expect(stacks.flatMap(({ changes }) => changes.map(({ address }) => address))).toContain(
        "aws_secretsmanager_secret.secrets",
      );
    });

    test("another id for what is adopted is refused by the check, which Terraform would ignore", async () => {
      project.write({ ...good, "aws_security_group.api": "sg-0123456789abcdef0" });
      expect(await check()).toEqual([
        1,
        `${REFUSED} aws_security_group.api is in the state already, with the id '${idOf("aws_security_group.api")}': 'sg-0123456789abcdef0' would be ignored; take it out, or see which is right`,
      ]);
    });

    test("what is adopted under another address is refused by the check", async () => {
      project.write(good);
      await project.terraform("state", "mv", "aws_security_group.api", "aws_security_group.service");
      expect(await check()).toEqual([
        1,
        `${REFUSED} aws_security_group.api would be managed twice: the state has '${idOf("aws_security_group.api")}' as aws_security_group.service; take it out, or move that address here (docs/addresses.md)`,
      ]);
      // Terraform minds nothing; that the old address goes is seen by the review.
      expect(await project.plan()).toEqual([
        3,
        expect.stringContaining("What is imported as aws_security_group.api is destroyed"),
      ]);
    });
  });
});
