import type { ChangeJson } from "../../../tools/plan/plan-json";
import { comesOrGoes, onlyOn, statementsOf } from "../../../tools/review/policy-statements";
import { unknownPolicies } from "../../../tools/review/unknown-policies";
import { created, destroyed, planOf, updated } from "./plans";
import { policy, referring } from "./rules/exposure/found-in";

const TYPE = "aws_iam_role_policy";

const read = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::logs/*" };

function changeOf(json: ChangeJson) {
  const [change] = planOf([json]).changes;
  if (!change) throw new Error("no change");
  return change;
}

function turned(before: Record<string, unknown>, after: Record<string, unknown>) {
  return changeOf(updated(TYPE, { policy: policy(before) }, { policy: policy(after) }));
}

test("a statement is read with who, what, where and when", () => {
  const statement = {
    ...read,
    Principal: { Service: "logs.amazonaws.com", AWS: ["111122223333", "*"] },
    Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
  };
  expect(
    statementsOf(changeOf(created("aws_s3_bucket_policy", { policy: policy(statement) })), "after"),
  ).toEqual([
    {
      attribute: "policy",
      effect: "Allow",
      principals: ["*", "AWS: arn:aws:iam::111122223333:root", "Service: logs.amazonaws.com"],
      actions: ["s3:GetObject"],
      notActions: [],
      resources: ["arn:aws:s3:::logs/*"],
      notResources: [],
      conditions: ["StringEquals aws:SourceAccount = 111122223333"],
    },
  ]);
});

test("a document with one statement that is no list, and inline policies of a role, are read", () => {
  const one = JSON.stringify({ Statement: read });
  expect(statementsOf(changeOf(created(TYPE, { policy: one })), "after")).toHaveLength(1);
  const role = created("aws_iam_role", { inline_policy: [{ name: "a", policy: policy(read) }] });
  expect(statementsOf(changeOf(role), "after")).toMatchObject([{ attribute: "inline_policy" }]);
});

test("order, a list of one, the Sid and the case of actions make no difference", () => {
  const before = { ...read, Sid: "a", Action: ["s3:PutObject", "s3:GetObject"] };
  const after = { ...read, Sid: "b", Action: ["s3:getobject", "s3:PutObject"], Resource: [read.Resource] };
  expect(onlyOn(turned(before, after), "after")).toEqual([]);
  expect(onlyOn(turned(before, after), "before")).toEqual([]);
});

test("hidden words that differ make a difference, and are not shown", () => {
  const when = (value: string) => ({ ...read, Condition: { StringEquals: { "x:password": value } } });
  const [gained] = onlyOn(turned(when("first-value"), when("second-value")), "after");
  expect(gained?.conditions).toEqual(["StringEquals x:password = (sensitive 2)"]);
  expect(onlyOn(turned(when("first-value"), when("first-value")), "after")).toEqual([]);
});

test("a statement that another resource of the same role has from now on neither comes nor goes", () => {
  const a = created(TYPE, { role: "task", policy: policy(read) }, { address: `${TYPE}.a` });
  const gone = (role: string) => destroyed(TYPE, { role, policy: policy(read) }, { address: `${TYPE}.b` });
  const gained = (role: string) => {
    const plan = planOf([a, gone(role)]);
    return plan.changes.flatMap((change) => comesOrGoes(change, "after", plan));
  };
  expect(gained("task")).toEqual([]);
  expect(gained("other")).toHaveLength(1);
});

test("a role is known by its name where the configuration points at it", () => {
  const changes = [
    created(TYPE, { policy: policy(read) }, { address: `${TYPE}.a`, unknown: { role: true } }),
    destroyed(TYPE, { role: "task", policy: policy(read) }, { address: `${TYPE}.b` }),
    created("aws_iam_role", { name: "task" }, { address: "aws_iam_role.task" }),
  ];
  const plan = planOf(changes, referring({ [`${TYPE}.a`]: { role: ["aws_iam_role.task.id"] } }));
  expect(plan.changes.flatMap((change) => comesOrGoes(change, "after", plan))).toEqual([]);
});

test("policies that only the apply tells are named, others are not", () => {
  const plan = planOf([
    created(TYPE, { name: "a" }, { unknown: { policy: true, id: true, redrive_policy: true } }),
  ]);
  expect(plan.changes.flatMap((change) => unknownPolicies(change, plan))).toEqual(["policy"]);
});
