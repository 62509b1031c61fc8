import { join } from "node:path";
import { missingImports } from "../../tools/terraform/missing-imports";
import { temporaryDirectory, write } from "./temporary";

const directory = join(temporaryDirectory(), "shop-dev");
const imports = [
  { to: "aws_lb.door", id: "arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/door/0" },
  { to: "aws_iam_role.task", id: "nobody" },
];
write(join(directory, "cdk.tf.json"), JSON.stringify({ terraform: {}, import: imports }));

/** As Terraform 1.11.4 writes it, once its frames are off. */
const missing = (address: string) => [
  "Error: Cannot import non-existent remote object",
  "",
  "While attempting to import an existing object to",
  `"${address}", the provider detected that no object exists`,
  "with the given id. Only pre-existing objects can be imported; check that the",
  "id is correct and that it is associated with the provider's configured region",
  'or endpoint, or use "terraform apply" to create a new remote object for this',
  "resource.",
  "",
];

test("every import of what is not there is said in one line, with its id and what to do", () => {
  const errors = [...missing("aws_lb.door"), ...missing("aws_iam_role.task")];
  expect(missingImports(errors, directory)?.text).toBe(
    "nothing is there for 2 imports: aws_iam_role.task 'nobody', aws_lb.door 'arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/door/0'; find the ids with npm run adopt -- shop-dev --discover, and plan again: what depends on these was not looked at yet",
  );
});

test("an import that somebody wrote beside the stack is told without its id", () => {
  expect(missingImports(missing("aws_eip.way_out"), directory)?.text).toContain(
    "1 import: aws_eip.way_out; find",
  );
});

test("of many the first are named", () => {
  const errors = Array.from({ length: 14 }, (_, i) => missing(`aws_sns_topic.t${i + 10}`)).flat();
  expect(missingImports(errors, directory)?.text).toContain("t18, aws_sns_topic.t19 and 4 more; find");
});

test("what else went wrong goes along", () => {
  const other = ["Error: reading IAM Role (x): AccessDenied", "", "  with aws_iam_role.x,"];
  const problem = missingImports([...other, ...missing("aws_lb.door"), ...other], directory);
  expect(problem?.message).toContain("nothing is there for 1 import: aws_lb.door 'arn:");
  expect(problem?.details).toEqual([...other, ...other]);
});

test("any other error is told as Terraform tells it", () => {
  expect(missingImports(["Error: no credentials"], directory)).toBeUndefined();
  expect(missingImports(["Error: Cannot import non-existent remote object", "?"], directory)).toBeUndefined();
  expect(missingImports([], directory)).toBeUndefined();
});
