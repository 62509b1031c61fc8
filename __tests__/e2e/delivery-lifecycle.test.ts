import {
  GetOpenIDConnectProviderCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  ListAttachedRolePoliciesCommand,
  ListOpenIDConnectProvidersCommand,
} from "@aws-sdk/client-iam";
import {
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketPolicyCommand,
  GetBucketVersioningCommand,
  GetPublicAccessBlockCommand,
} from "@aws-sdk/client-s3";
import { expectNoChanges, expectNothingLeft, expectRefusal } from "../../tools/rehearsal/expectations";
import { isAllowed, type Statement } from "../support/iam";
import { applied } from "./support/applied";
import type { Aws } from "./support/aws";
import { describeWithAws } from "./support/requirements";
import { rolesOf } from "./support/roles-of";

const ISSUER = "token.actions.githubusercontent.com";
const REPOSITORY = "repo:example/ai-agent-systems-aws";

/** Who may take a role in an account, by what. */
function trust(account: string, subjects: readonly string[]) {
  return [
    {
      Effect: "Allow",
      Principal: { Federated: `arn:aws:iam::${account}:oidc-provider/${ISSUER}` },
      Action: "sts:AssumeRoleWithWebIdentity",
      Condition: {
        StringEquals: { [`${ISSUER}:aud`]: "sts.amazonaws.com", [`${ISSUER}:sub`]: subjects },
      },
    },
  ];
}

/** The statements of a managed policy, as AWS has them. */
async function managed({ iam }: Aws, PolicyArn: string | undefined): Promise<Statement[]> {
  const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn }));
  const { PolicyVersion } = await iam.send(
    new GetPolicyVersionCommand({ PolicyArn, VersionId: Policy?.DefaultVersionId }),
  );
  return JSON.parse(decodeURIComponent(PolicyVersion?.Document ?? "{}")).Statement;
}

/** Everything a role may and may not do, as AWS has it. */
async function deployed(aws: Aws, environment: string, role: string): Promise<Statement[]> {
  const roles = await rolesOf(aws, `delivery-${environment}-`);
  const { AttachedPolicies = [] } = await aws.iam.send(
    new ListAttachedRolePoliciesCommand({ RoleName: `delivery-${environment}-${role}` }),
  );
  const attached = await Promise.all(AttachedPolicies.map(({ PolicyArn }) => managed(aws, PolicyArn)));
  return [...((roles[role]?.statements ?? []) as Statement[]), ...attached.flat()];
}

describeWithAws("delivery-dev", () => {
  const STACK = "delivery-dev";
  const ACCOUNT = "111122223333";
  const STATE = `arn:aws:s3:::example-terraform-state-${ACCOUNT}-us-east-1/multi-agent-orchestrator/dev/terraform.tfstate`;
  const Bucket = `delivery-dev-plans-${ACCOUNT}-us-east-1`;
  const dev = applied(STACK);

  test("plans nothing right after it was applied", async () => {
    expectNoChanges(await dev().rehearsal.plan(STACK));
  });

  test("knows GitHub, whose tokens are for AWS", async () => {
    const OpenIDConnectProviderArn = `arn:aws:iam::${ACCOUNT}:oidc-provider/${ISSUER}`;
    expect(
      await dev().aws.iam.send(new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn })),
    ).toMatchObject({ Url: ISSUER, ClientIDList: ["sts.amazonaws.com"] });
  });

  test("lets pull requests and the main branch plan, approved jobs deploy, and nobody else in", async () => {
    const roles = await rolesOf(dev().aws, "delivery-dev-");
    expect(Object.keys(roles).sort()).toEqual(["deploy", "plan"]);
    expect(roles["plan"]?.trust).toEqual(
      trust(ACCOUNT, [`${REPOSITORY}:pull_request`, `${REPOSITORY}:ref:refs/heads/main`]),
    );
    expect(roles["deploy"]?.trust).toEqual(trust(ACCOUNT, [`${REPOSITORY}:environment:dev`]));
  });

  test("lets a plan read the state and lock it, and not write it", async () => {
    const statements = await deployed(dev().aws, "dev", "plan");
    const may = (action: string, resource: string) => isAllowed(statements, { action, resource });
    expect(may("s3:GetObject", STATE)).toBe(true);
    expect(may("s3:PutObject", `${STATE}.tflock`)).toBe(true);
    expect(may("s3:PutObject", STATE)).toBe(false);
    expect(may("secretsmanager:GetSecretValue", "arn:aws:secretsmanager:us-east-1:1:secret:any")).toBe(false);
  });

  test("lets a deployment write the state, not delete it, and not change what limits it", async () => {
    const statements = await deployed(dev().aws, "dev", "deploy");
    const may = (action: string, resource: string) => isAllowed(statements, { action, resource });
    expect(may("s3:PutObject", STATE)).toBe(true);
    expect(may("s3:DeleteObject", STATE)).toBe(false);
    expect(may("iam:PutRolePolicy", `arn:aws:iam::${ACCOUNT}:role/delivery-dev-deploy`)).toBe(false);
    expect(may("iam:DeleteOpenIDConnectProvider", `arn:aws:iam::${ACCOUNT}:oidc-provider/${ISSUER}`)).toBe(
      false,
    );
  });

  test("hands plans from one to the other by the plans key, for a week, and keeps everyone else out", async () => {
    const { s3 } = dev().aws;
    const plan = `arn:aws:s3:::${Bucket}/42/plan.tar`;
    const [putters, getters] = await Promise.all([
      deployed(dev().aws, "dev", "plan"),
      deployed(dev().aws, "dev", "deploy"),
    ]);
    const may = (who: Statement[], action: string) => isAllowed(who, { action, resource: plan });
    expect([may(putters, "s3:PutObject"), may(putters, "s3:GetObject")]).toEqual([true, false]);
    expect([may(getters, "s3:PutObject"), may(getters, "s3:GetObject")]).toEqual([false, true]);
    const { Rules } = await s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket }));
    expect(Rules).toMatchObject([{ Status: "Enabled", Expiration: { Days: 7 } }]);
    expect(await s3.send(new GetBucketVersioningCommand({ Bucket }))).toMatchObject({ Status: "Enabled" });
    const { ServerSideEncryptionConfiguration } = await s3.send(new GetBucketEncryptionCommand({ Bucket }));
    expect(ServerSideEncryptionConfiguration?.Rules).toMatchObject([
      {
        ApplyServerSideEncryptionByDefault: {
          SSEAlgorithm: "aws:kms",
          KMSMasterKeyID: expect.stringContaining(`:${ACCOUNT}:key/`),
        },
      },
    ]);
    const { PublicAccessBlockConfiguration } = await s3.send(new GetPublicAccessBlockCommand({ Bucket }));
    expect(Object.values(PublicAccessBlockConfiguration ?? {})).toEqual([true, true, true, true]);
    const { Policy = "{}" } = await s3.send(new GetBucketPolicyCommand({ Bucket }));
    const { Statement } = JSON.parse(Policy) as { Statement: Statement[] };
    expect(Statement.map(({ Effect }) => Effect)).not.toContain("Allow");
    expect(Statement.map(({ Sid }) => Sid)).toEqual(
      expect.arrayContaining(["EncryptedTransport", "OnlyPlansAreWritten", "OnlyDeploymentsRead"]),
    );
  });

  test("is destroyed without anything left behind", async () => {
    const { rehearsal, before } = dev();
    await rehearsal.destroy(STACK);
    expectNothingLeft(before, await rehearsal.inventory(STACK));
  });
});

describeWithAws("delivery-prod", () => {
  const STACK = "delivery-prod";
  const prod = applied(STACK);

  test("plans nothing right after it was applied", async () => {
    expectNoChanges(await prod().rehearsal.plan(STACK));
  });

  test("lets only approved jobs of production deploy", async () => {
    const roles = await rolesOf(prod().aws, "delivery-prod-");
    expect(roles["deploy"]?.trust).toEqual(trust("777788889999", [`${REPOSITORY}:environment:prod`]));
  });

  test("lets only production of an application release to it", async () => {
    const roles = await rolesOf(prod().aws, "delivery-prod-");
    expect(roles["app-multi-agent-orchestrator"]?.trust).toEqual(
      trust("777788889999", ["repo:example/multi-agent-orchestrator:environment:prod"]),
    );
  });

  test("lets nobody who deploys delete a key", async () => {
    const statements = await deployed(prod().aws, "prod", "deploy");
    const context = {
      "aws:ResourceTag/System": "multi-agent-orchestrator",
      "aws:ResourceTag/Environment": "prod",
    };
    const resource = "arn:aws:kms:us-east-1:777788889999:key/1";
    expect(isAllowed(statements, { action: "kms:ScheduleKeyDeletion", resource, context })).toBe(false);
    expect(isAllowed(statements, { action: "kms:UpdateKeyDescription", resource, context })).toBe(true);
  });

  test("leaves room beside it for the roles of the live agent-api, which trust the same provider", async () => {
    const { rehearsal, aws } = prod();
    await rehearsal.init("delivery-prd");
    await rehearsal.apply("delivery-prd");
    const plans = await Promise.all([STACK, "delivery-prd"].map((stack) => rehearsal.plan(stack)));
    plans.forEach(expectNoChanges);
    const roles = await rolesOf(aws, "delivery-prd-");
    expect(roles["deploy"]?.trust).toEqual(trust("777788889999", [`${REPOSITORY}:environment:prd`]));
    const { OpenIDConnectProviderList } = await aws.iam.send(new ListOpenIDConnectProvidersCommand({}));
    expect(OpenIDConnectProviderList).toHaveLength(1);
  });

  test("is not destroyed: Terraform refuses, and names what it refuses for", async () => {
    const { rehearsal } = prod();
    const before = await rehearsal.inventory(STACK);
    const result = await rehearsal.terraform(STACK, ["destroy", "-input=false", "-auto-approve"]);
    const reason = expectRefusal(rehearsal.stack(STACK), result);
    expect(reason).toContain("aws_s3_bucket.plans");
    expect(reason).toContain("aws_kms_key.plans_key");
    expect(await rehearsal.inventory(STACK)).toEqual(before);
  });
});
