import { problemsIn } from "../../modules/validation/validate";
import { DELIVERED, delivery, deliveryStacks, statementsOf } from "../support/delivery";
import { Terraform } from "../support/terraform";

const ISSUER = "token.actions.githubusercontent.com";
const REPOSITORY = "repo:example/ai-agent-systems-aws";
const ACCOUNTS = { dev: "111122223333", staging: "444455556666", prod: "777788889999", prd: "777788889999" };

/** What a system with a long name adds to the longest of the policies, and something besides. */
const ROOM = 1_000;

function policiesOf({ addresses }: Terraform): string[] {
  return addresses.filter((address) => /^aws_iam(_role)?_policy\./.test(address));
}

/** Characters AWS takes. */
function limitOf(address: string): number {
  return address.startsWith("aws_iam_policy.") ? 6_144 : 10_240;
}

/** Characters AWS counts: a reference becomes an ARN. */
function lengthOf(policy: string): number {
  return policy.replace(/\$\{[^}]+\}/g, "x".repeat(90)).length;
}

/** Who may take a role, by what. */
function trust(provider: string, subjects: readonly string[]) {
  return [
    {
      Effect: "Allow",
      Principal: { Federated: provider },
      Action: "sts:AssumeRoleWithWebIdentity",
      Condition: {
        StringEquals: { [`${ISSUER}:aud`]: "sts.amazonaws.com", [`${ISSUER}:sub`]: subjects },
      },
    },
  ];
}

describe.each(DELIVERED)("in %s", (environment) => {
  const terraform = delivery(environment);
  const provider =
    environment === "prd"
      ? `arn:aws:iam::${ACCOUNTS.prd}:oidc-provider/${ISSUER}`
      : "${aws_iam_openid_connect_provider.github.arn}";
  const role = (name: string) => terraform.resource(`aws_iam_role.${name}`);
  const trusted = (name: string) =>
    terraform.document(`aws_iam_role.${name}`, "assume_role_policy")["Statement"];

  test("a workflow knows the names beforehand", () => {
    expect(role("plan")["name"]).toBe(`delivery-${environment}-plan`);
    expect(role("deploy")["name"]).toBe(`delivery-${environment}-deploy`);
    expect(terraform.resource("aws_s3_bucket.plans")["bucket"]).toBe(
      `delivery-${environment}-plans-${ACCOUNTS[environment]}-us-east-1`,
    );
    expect(Object.keys(terraform.json["output"]).sort()).toEqual([
      "deploy_role_arn",
      "permissions_boundary",
      "plan_role_arn",
      "plans_bucket",
    ]);
  });

  test("pull requests and the main branch plan, and nobody else does", () => {
    expect(trusted("plan")).toEqual(
      trust(provider, [`${REPOSITORY}:pull_request`, `${REPOSITORY}:ref:refs/heads/main`]),
    );
  });

  test("approved jobs of the environment deploy, and nobody else does", () => {
    expect(trusted("deploy")).toEqual(trust(provider, [`${REPOSITORY}:environment:${environment}`]));
  });

  test("nobody is everybody", () => {
    const policies = terraform.addresses
      .filter((address) => /^aws_(iam_role|s3_bucket_policy|kms_key)\./.test(address))
      .map((address) =>
        terraform.document(address, address.startsWith("aws_iam_role.") ? "assume_role_policy" : "policy"),
      );
    const statements = policies.flatMap(({ Statement }) => Statement) as {
      Effect: string;
      Principal: unknown;
    }[];
    expect(statements.length).toBeGreaterThan(8);
    expect(
      statements.filter(
        ({ Effect, Principal }) => Effect === "Allow" && JSON.stringify(Principal).includes('"*"'),
      ),
    ).toEqual([]);
  });

  test("statements have names of their own", () => {
    for (const address of policiesOf(terraform)) {
      const sids = terraform.document(address, "policy")["Statement"].map(({ Sid }: { Sid: string }) => Sid);
      expect([address, new Set(sids).size]).toEqual([address, sids.length]);
    }
    expect(problemsIn(deliveryStacks(environment).delivery)).toEqual([]);
  });

  test("policies have room for the next system, and roles for the next policy", () => {
    const full = policiesOf(terraform).filter(
      (address) => lengthOf(terraform.resource(address)["policy"]) + ROOM > limitOf(address),
    );
    expect(full).toEqual([]);
    for (const name of ["plan", "deploy"]) {
      const attached = terraform.addresses.filter((address) =>
        address.startsWith(`aws_iam_role_policy_attachment.${name}_`),
      );
      expect(attached.length).toBeLessThan(10);
    }
  });

  test("the refusals of the policy are all there", () => {
    const isShared = environment === "prod" || environment === "prd";
    const denied = (name: string) =>
      statementsOf(terraform, name).flatMap(({ Effect, Sid }) => (Effect === "Deny" ? [Sid] : []));
    expect(denied("plan")).toEqual([
      "NoSecrets",
      "NoParameters",
      "NoItems",
      "NoMessages",
      "NoLogs",
      "NoObjects",
      "NoWrites",
      "NoDeletes",
      "NoDecryption",
      "NobodyElse",
    ]);
    expect(denied("deploy")).toEqual([
      "NoPeople",
      "NoWayOut",
      "NotItself",
      ...(isShared ? ["NotNeighbours"] : []),
      "NoBlindness",
      ...(environment === "prd" ? [] : ["EvidenceKeys", "Evidence"]),
      "StatesStay",
      "StateVersionsStay",
      "OthersStates",
      "OthersObjects",
      "BucketsStay",
      "StateKeyStays",
      ...(isShared ? ["KeysStay"] : []),
      "NoSecrets",
    ]);
  });
});

describe("the account's provider for GitHub", () => {
  const existing = `arn:aws:iam::111122223333:oidc-provider/${ISSUER}`;

  test("is made, for the audience AWS asks for", () => {
    expect(delivery("dev").resource("aws_iam_openid_connect_provider.github")).toEqual({
      url: `https://${ISSUER}`,
      client_id_list: ["sts.amazonaws.com"],
    });
  });

  test("is taken where there is one, and nothing else changes", () => {
    const taken = delivery("dev", {}, { oidcProviderArn: existing });
    expect(delivery("dev").addresses.filter((address) => !taken.addresses.includes(address))).toEqual([
      "aws_iam_openid_connect_provider.github",
    ]);
    expect(
      taken.document("aws_iam_role.plan", "assume_role_policy")["Statement"][0].Principal.Federated,
    ).toBe(existing);
  });
});

describe("plans on their way", () => {
  const terraform = delivery("prod");

  test("are encrypted with a key of their own, and gone after a week", () => {
    expect(
      terraform.resource("aws_s3_bucket_server_side_encryption_configuration.plans")["rule"],
    ).toMatchObject([
      {
        apply_server_side_encryption_by_default: {
          sse_algorithm: "aws:kms",
          kms_master_key_id: "${aws_kms_key.plans_key.arn}",
        },
      },
    ]);
    expect(terraform.resource("aws_s3_bucket_lifecycle_configuration.plans")["rule"]).toMatchObject([
      { expiration: [{ days: 7 }], noncurrent_version_expiration: [{ noncurrent_days: 1 }] },
    ]);
    expect(terraform.resource("aws_s3_bucket_versioning.plans")).toMatchObject({
      versioning_configuration: { status: "Enabled" },
    });
  });

  test("are put by one role and read by the other, whoever else may read the account's buckets", () => {
    const statements = terraform.document("aws_s3_bucket_policy.plans", "policy")["Statement"];
    const refusal = (sid: string) => statements.find(({ Sid }: { Sid: string }) => Sid === sid);
    expect(refusal("OnlyPlansAreWritten")).toMatchObject({
      Effect: "Deny",
      Principal: "*",
      Action: ["s3:PutObject"],
      Condition: {
        ArnNotEquals: { "aws:PrincipalArn": "arn:aws:iam::777788889999:role/delivery-prod-plan" },
      },
    });
    expect(refusal("OnlyDeploymentsRead")).toMatchObject({
      Effect: "Deny",
      Principal: "*",
      Action: ["s3:GetObject", "s3:GetObjectVersion"],
      Condition: {
        ArnNotEquals: { "aws:PrincipalArn": "arn:aws:iam::777788889999:role/delivery-prod-deploy" },
      },
    });
    expect(refusal("EncryptedTransport")).toMatchObject({ Effect: "Deny", Principal: "*" });
  });

  test("can't be lost with their bucket in production", () => {
    for (const address of ["aws_s3_bucket.plans", "aws_kms_key.plans_key"]) {
      expect(terraform.resource(address)).toMatchObject({ lifecycle: { prevent_destroy: true } });
    }
  });
});

describe("the boundary", () => {
  const rolesOf = (terraform: Terraform) =>
    terraform.addresses
      .filter((address) => address.startsWith("aws_iam_role."))
      .map((address) => terraform.resource(address));
  const boundary = "delivery-prod-boundary";

  test("is around no role until the environment says so", () => {
    const { delivered } = deliveryStacks("prod");
    for (const role of delivered.flatMap((stack) => rolesOf(new Terraform(stack)))) {
      expect(role).not.toHaveProperty("permissions_boundary");
    }
  });

  test("is around every role from then on, but not around those that put it there", () => {
    const { delivery: stack, delivered } = deliveryStacks("prod", { permissionsBoundary: boundary });
    const roles = delivered.flatMap((one) => rolesOf(new Terraform(one)));
    expect(roles.length).toBeGreaterThan(7);
    for (const role of roles) {
      expect(role["permissions_boundary"]).toBe(`arn:aws:iam::777788889999:policy/${boundary}`);
    }
    for (const role of rolesOf(new Terraform(stack))) expect(role).not.toHaveProperty("permissions_boundary");
  });

  test("adds and removes no address when it is turned on", () => {
    expect(delivery("prod", { permissionsBoundary: boundary }).addresses).toEqual(delivery("prod").addresses);
  });
});

test("parameters and zones are those of the stacks, whichever they are", () => {
  const read = delivery("prod").document("aws_iam_policy.read", "policy")["Statement"];
  const prefix = "arn:aws:ssm:us-east-1:777788889999:parameter";
  expect(read.find(({ Sid }: { Sid: string }) => Sid === "Parameters").Resource.sort()).toEqual([
    `${prefix}/llm-proxy/prod/cache-enabled`,
    `${prefix}/llm-proxy/prod/images/proxy`,
    `${prefix}/llm-proxy/prod/log-level`,
    `${prefix}/llm-proxy/prod/rate-limit-rpm`,
    `${prefix}/llm-proxy/prod/redis-endpoint`,
    `${prefix}/multi-agent-orchestrator/prod/images/aws-agent-core`,
    `${prefix}/multi-agent-orchestrator/prod/images/langgraph`,
    `${prefix}/multi-agent-orchestrator/prod/images/snowflake-cortex`,
    `${prefix}/multi-agent-orchestrator/prod/langfuse-host`,
    `${prefix}/multi-agent-orchestrator/prod/log-level`,
  ]);
});

describe("refuses", () => {
  const refusals = (...args: Parameters<typeof deliveryStacks>) =>
    problemsIn(deliveryStacks(...args).delivery);

  test.each([
    [
      "a repository that is none",
      { repository: "gitlab.com/example/agents" },
      {},
      /repository must be 'owner\/name'/,
    ],
    [
      "every repository of an owner",
      { repository: "github.com/example/*" },
      {},
      /repository must be .*got 'example\/\*'/,
    ],
    ["every branch", {}, { branches: ["*"] }, /branches must be names without wildcards.*got '\*'/],
    [
      "itself as its neighbour",
      {},
      { neighbours: ["dev"] },
      /neighbours must be other environments.*got 'dev'/,
    ],
    [
      "taking off every policy of AWS",
      {},
      { detachable: ["Amazon*"] },
      /detachable must be names of AWS's policies without wildcards.*got 'Amazon\*'/,
    ],
    [
      "images of a system there is not",
      {},
      { applications: { payments: { repository: "acme/payments" } } },
      /applications must be systems that are delivered here and have images, got 'payments'/,
    ],
    [
      "images of a system without any",
      {},
      { applications: { "audit-trail": { repository: "acme/trail" } } },
      /applications must be .*got 'audit-trail'/,
    ],
    [
      "releases from every repository of an owner",
      {},
      { applications: { "multi-agent-orchestrator": { repository: "acme/*" } } },
      /repository must be .*got 'acme\/\*'/,
    ],
    [
      "releases from an environment that reads as something else",
      {},
      {
        applications: {
          "multi-agent-orchestrator": {
            repository: "acme/agents",
            environments: ["dev:ref:refs/heads/main"],
          },
        },
      },
      /environments of 'multi-agent-orchestrator' must be names .*got 'dev:ref/,
    ],
    ["branches by a pattern", {}, { branches: ["release/*"] }, /branches .*got 'release\/\*'/],
    [
      "a provider of another account",
      {},
      { oidcProviderArn: `arn:aws:iam::999999999999:oidc-provider/${ISSUER}` },
      /providerArn must be 'arn:aws:iam::111122223333:oidc-provider/,
    ],
    [
      "a provider of another kind",
      {},
      { oidcProviderArn: "arn:aws:iam::111122223333:saml-provider/GitHub" },
      /providerArn must be .*got 'arn:aws:iam::111122223333:saml-provider\/GitHub'/,
    ],
    [
      "an environment that GitHub reads as something else",
      { environment: "dev:prod" },
      {},
      /environment must be lower case letters.*got 'dev:prod'/,
    ],
    [
      "a boundary that is not its own",
      { permissionsBoundary: "some-policy" },
      {},
      /permissionsBoundary must be 'delivery-dev-boundary'.*got 'some-policy'/,
    ],
  ])("%s", (_what, place, settings, problem) => {
    expect(refusals("dev", place, settings).join("\n")).toMatch(problem);
  });

  test("all of it at once", () => {
    expect(refusals("dev", { repository: "nowhere" }, { branches: ["*"], oidcProviderArn: "arn" })).toEqual([
      "delivery-dev:",
      expect.stringMatching(/^ {2}- branches /),
      "delivery-dev/github:",
      expect.stringMatching(/^ {2}- repository /),
      expect.stringMatching(/^ {2}- providerArn /),
    ]);
  });
});
