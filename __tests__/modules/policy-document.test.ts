import { policyDocument } from "../../modules/identity/policy-document";
import { serviceTrust } from "../../modules/identity/service-trust";
import { Deployment } from "../../modules/naming/deployment";

const read = { actions: ["s3:GetObject"], resources: ["arn:aws:s3:::notes/*"] };
const deployment = new Deployment(
  { name: "test-system", shortName: "ts" },
  { environment: "dev", region: "eu-west-1", accountId: "111122223333", isProtected: false },
);

describe("a policy", () => {
  test("says what is allowed and nothing that was not said", () => {
    expect(JSON.parse(policyDocument([read]))).toEqual({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::notes/*"] }],
    });
  });

  test("names everything that differs only in its resources once", () => {
    const statements = JSON.parse(
      policyDocument([
        read,
        { ...read, resources: ["arn:aws:s3:::plans/*"] },
        read,
        { ...read, conditions: { Bool: { "aws:SecureTransport": "true" } } },
      ]),
    ).Statement;
    expect(statements).toHaveLength(2);
    expect(statements[0].Resource).toEqual(["arn:aws:s3:::notes/*", "arn:aws:s3:::plans/*"]);
    expect(statements[1].Condition).toEqual({ Bool: { "aws:SecureTransport": "true" } });
  });

  test("of a resource says who, and can deny", () => {
    const [statement] = JSON.parse(
      policyDocument([{ ...read, sid: "NoPlainHttp", principal: "*", effect: "Deny" }]),
    ).Statement;
    expect(statement).toMatchObject({ Sid: "NoPlainHttp", Effect: "Deny", Principal: "*" });
  });
});

describe("a trust policy", () => {
  test.each([
    ["ecs-tasks.amazonaws.com", "arn:aws:ecs:eu-west-1:111122223333:*"],
    ["vpc-flow-logs.amazonaws.com", "arn:aws:ec2:eu-west-1:111122223333:vpc-flow-log/*"],
    ["events.amazonaws.com", "arn:aws:events:eu-west-1:111122223333:rule/*"],
    ["monitoring.rds.amazonaws.com", "arn:aws:rds:eu-west-1:111122223333:db:*"],
  ] as const)("lets %s in for %s only", (service, source) => {
    expect(JSON.parse(serviceTrust(service, deployment)).Statement).toEqual([
      {
        Effect: "Allow",
        Principal: { Service: service },
        Action: "sts:AssumeRole",
        Condition: {
          StringEquals: { "aws:SourceAccount": "111122223333" },
          ArnLike: { "aws:SourceArn": source },
        },
      },
    ]);
  });

  test("sets no condition that a service could not keep", () => {
    const [statement] = JSON.parse(serviceTrust("lambda.amazonaws.com", deployment)).Statement;
    expect(statement).not.toHaveProperty("Condition");
  });
});
