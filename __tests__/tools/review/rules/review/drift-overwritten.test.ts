import type { ChangeJson } from "../../../../../tools/plan/plan-json";
import { reviewDriftOverwritten } from "../../../../../tools/review/rules/review/drift-overwritten";
import { planOf, updated } from "../../plans";

const TYPE = "aws_ecs_service";

/** @param drift what changed outside of Terraform */
function found(change: ChangeJson, drift: ChangeJson) {
  const plan = planOf([change], { resource_drift: [drift] });
  const [read] = plan.changes;
  return read && reviewDriftOverwritten.check(read, { plan });
}

const byHand = updated(TYPE, { desired_count: 2, cpu: 1 }, { desired_count: 6 });

test("what somebody changed by hand is taken back, with all three values", () => {
  expect(found(updated(TYPE, { desired_count: 6 }, { desired_count: 2 }), byHand)).toMatchObject({
    level: "review",
    what: "What was changed outside of Terraform is overwritten: desired_count (from 2 to 6, and now to 2)",
  });
});

test("another attribute, another resource and a value nobody knows are no overwriting", () => {
  expect(found(updated(TYPE, { desired_count: 6, cpu: 1 }, { cpu: 2 }), byHand)).toBeUndefined();
  const elsewhere = { ...byHand, address: "aws_ecs_service.other" };
  expect(found(updated(TYPE, { desired_count: 6 }, { desired_count: 2 }), elsewhere)).toBeUndefined();
  const later = updated(TYPE, { desired_count: 6 }, {}, { unknown: { desired_count: true } });
  expect(found(later, byHand)).toBeUndefined();
});

test("default tags that are other ones in the code are nobody's hand", () => {
  const tags = { tags: { Owner: "b" }, tags_all: { Owner: "b" } };
  const drift = updated(TYPE, { tags: {}, tags_all: { Owner: "b" } }, tags);
  const change = updated(TYPE, tags, { tags: {}, tags_all: { Owner: "c" } });
  expect(found(change, drift)).toBeUndefined();
  const byHandToo = updated(TYPE, { tags: {}, tags_all: { Owner: "a" } }, tags);
  expect(found(change, byHandToo)).toMatchObject({ level: "review" });
});
