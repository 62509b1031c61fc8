import { refusalOf } from "../../tools/terraform/refusal";

/** As Terraform 1.11.4 writes it, once its frames are off. */
const kept = (address: string) => [
  "Error: Instance cannot be destroyed",
  "",
  '  on cdk.tf.json line 7, in resource.aws_x: 7: "y": {',
  "",
  `Resource ${address} has lifecycle.prevent_destroy`,
  "set, but the plan calls for this resource to be destroyed. To avoid this",
  "error and continue with the plan, either disable lifecycle.prevent_destroy or",
  "reduce the scope of the plan using the -target option.",
];

test("what prevent_destroy keeps is said in one line, with what to do", () => {
  expect(refusalOf([...kept("aws_db_instance.database"), "", ...kept('aws_eip.nat["a b"]')])?.text).toBe(
    'Terraform refuses to destroy what prevent_destroy keeps: aws_db_instance.database, aws_eip.nat["a b"]; undo what would destroy it, or take prevent_destroy off in a change of its own first',
  );
});

test("of many the first are named", () => {
  const errors = Array.from({ length: 14 }, (_, i) => kept(`aws_ecr_repository.r${i}`)).flat();
  expect(refusalOf(errors)?.text).toContain("r4, aws_ecr_repository.r5 and 4 more; undo");
});

test("any other error is told as Terraform tells it", () => {
  expect(refusalOf(["Error: no credentials"])).toBeUndefined();
  expect(refusalOf([...kept("aws_lb.a"), "", "Error: no credentials"])).toBeUndefined();
  expect(refusalOf([])).toBeUndefined();
});
