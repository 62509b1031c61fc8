import { adoptionOf, withoutManaged } from "../../../tools/adopt/discover-command";
import { Discovery } from "../../../tools/adopt/discovery";
import { temporaryDirectory } from "../temporary";
import { awsWith, stackWith } from "./stack";

const directory = temporaryDirectory();

function discovery(resource: object, clients: object): Discovery {
  return new Discovery(stackWith(directory, { resource }), awsWith(clients));
}

const missing = async () => {
  throw Object.assign(new Error("no such role"), { name: "NoSuchEntityException" });
};
const group = (...ids: string[]) => ({
  ec2: { describeSecurityGroups: async () => ({ SecurityGroups: ids.map((GroupId) => ({ GroupId })) }) },
});
const GROUP = { aws_security_group: { api: { name: "api", vpc_id: "vpc-1" } } };

test("what is there has the id that an import wants", async () => {
  expect(await discovery(GROUP, group("sg-1")).answer("aws_security_group.api")).toEqual({
    kind: "found",
    found: { id: "sg-1" },
  });
});

test("what is not there would be created, and so would what belongs to it", async () => {
  const role = {
    aws_iam_role: { api: { name: "api" } },
    aws_iam_role_policy: { api: { role: "${aws_iam_role.api.id}", name: "all" } },
  };
  const answers = await discovery(role, { iam: { getRole: missing } }).answers();
  expect(Object.fromEntries(answers)).toEqual({
    "aws_iam_role.api": { kind: "missing", why: "" },
    "aws_iam_role_policy.api": { kind: "missing", why: "aws_iam_role.api is not there" },
  });
});

test.each([
  [
    "a type that nobody looks for",
    { aws_route: { out: {} } },
    "aws_route.out",
    "terraform import wants <route table>_<destination>",
  ],
  [
    "a type that nobody has heard of",
    { aws_new: { thing: {} } },
    "aws_new.thing",
    "the provider's page of the type",
  ],
  [
    "a name that the code leaves to AWS",
    { aws_iam_role: { api: { name_prefix: "api" } } },
    "aws_iam_role.api",
    "the code does not say name; terraform import wants the role's name",
  ],
  [
    "what depends on an expression",
    { aws_iam_role: { api: { name: "${lower(var.name)}" } } },
    "aws_iam_role.api",
    "it depends on lower(var.name); terraform import wants the role's name",
  ],
  [
    "what depends on something left to people",
    { aws_security_group: { api: { name: "api", vpc_id: "${aws_new.thing.id}" } }, aws_new: { thing: {} } },
    "aws_security_group.api",
    "it depends on aws_new.thing; terraform import wants the group's id",
  ],
  ["two that fit", GROUP, "aws_security_group.api", "there are sg-1, sg-2"],
])("%s is left to people", async (_, resource, address, why) => {
  expect(await discovery(resource, group("sg-1", "sg-2")).answer(address)).toEqual({
    kind: "by hand",
    why: expect.stringContaining(why),
  });
});

test("a parameter whose text Terraform writes is not adopted: every plan would write it again", async () => {
  const written = { name: "/shop/level", insecure_value: "info" };
  const ignored = { ...written, lifecycle: { ignore_changes: ["insecure_value"] } };
  const ssm = { describeParameters: async () => ({ Parameters: [{ Name: "/shop/level" }] }) };
  const answers = await discovery({ aws_ssm_parameter: { written, ignored } }, { ssm }).answers();
  expect(answers.get("aws_ssm_parameter.written")).toEqual({
    kind: "refused",
    why: expect.stringContaining("aws ssm delete-parameter --name /shop/level"),
  });
  expect(answers.get("aws_ssm_parameter.ignored")).toMatchObject({ kind: "found" });
});

test("a revision of a task definition is not adopted: it would be destroyed for the next", async () => {
  const revision = "arn:aws:ecs:us-east-1:1:task-definition/api:3";
  const ecs = { listTaskDefinitions: async () => ({ taskDefinitionArns: [revision] }) };
  const looking = discovery({ aws_ecs_task_definition: { api: { family: "api" } } }, { ecs });
  const answers = await looking.answers();
  expect(answers.get("aws_ecs_task_definition.api")).toEqual({
    kind: "refused",
    why: expect.stringContaining(`${revision} stays`),
  });
  const before = { "aws_ecs_task_definition.api": revision };
  expect([adoptionOf(answers), adoptionOf(answers, before)]).toEqual([{}, before]);
});

test("what several refer to is asked for once", async () => {
  const getRole = jest.fn(async () => ({ Role: { RoleName: "api", Arn: "arn:api" } }));
  const getRolePolicy = async () => ({});
  const policy = (name: string) => ({ role: "${aws_iam_role.api.id}", name });
  const resource = {
    aws_iam_role: { api: { name: "api" } },
    aws_iam_role_policy: { one: policy("one"), two: policy("two") },
  };
  const answers = await discovery(resource, { iam: { getRole, getRolePolicy } }).answers();
  expect(getRole).toHaveBeenCalledTimes(1);
  expect(adoptionOf(answers)).toEqual({
    "aws_iam_role.api": "api",
    "aws_iam_role_policy.one": "api:one",
    "aws_iam_role_policy.two": "api:two",
  });
});

test("a refusal of AWS is told with what may be done", async () => {
  const getRole = async () => {
    throw Object.assign(new Error("not authorized"), { name: "AccessDenied" });
  };
  const looking = discovery({ aws_iam_role: { api: { name: "api" } } }, { iam: { getRole } }).answers();
  await expect(looking).rejects.toThrow("these credentials may not do iam:GetRole");
});

test("what somebody wrote down for what is left to people is kept, and nothing else is", async () => {
  const answers = await discovery({ aws_route: { out: {} }, ...GROUP }, group()).answers();
  const before = { "aws_route.out": "rtb-1_0.0.0.0/0", "aws_security_group.api": "sg-9", "aws_gone.x": "x" };
  expect(adoptionOf(answers, before)).toEqual({ "aws_route.out": "rtb-1_0.0.0.0/0" });
});

test("what Terraform has is not to be adopted, but where the manifest says so still", async () => {
  const answers = await discovery(GROUP, group("sg-1")).answers();
  const managed = new Set(["aws_security_group.api"]);
  expect(withoutManaged(answers, new Set())).toEqual(answers);
  expect(withoutManaged(answers, managed).size).toBe(0);
  expect(withoutManaged(answers, managed, { "aws_security_group.api": "sg-1" })).toEqual(answers);
});
