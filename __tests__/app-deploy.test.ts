import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { SETTINGS } from "../stacks/delivery/settings";
import { delivery } from "./support/delivery";
import { document, ROOT } from "./support/markdown";

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly with?: Readonly<Record<string, string>>;
}

interface Job {
  readonly if: string;
  readonly environment: string;
  readonly steps: readonly Step[];
  readonly concurrency: object;
}

const WORKFLOW = parse(readFileSync(join(ROOT, ".github/workflows/app-deploy.yml"), "utf8"));
const { staging, production } = WORKFLOW.jobs as Record<"staging" | "production", Job>;

const STAGING = "444455556666.dkr.ecr.us-east-1.amazonaws.com/mail-staging-server";
const PRODUCTION = "777788889999.dkr.ecr.us-east-1.amazonaws.com/mail-prod-server";
const COMMIT = "0123456789abcdef0123456789abcdef01234567";
const DIGEST = `sha256:${"a".repeat(64)}`;

/** Runs the script of a step with programs that say what they were called with, and fail where they are told to. */
function runStep(job: Job, name: string, env: Record<string, string>, failing = "nothing fails") {
  const directory = mkdtempSync(join(tmpdir(), "step-"));
  const calls = join(directory, "calls");
  const output = join(directory, "output");
  try {
    writeFileSync(calls, "");
    for (const program of ["aws", "docker", "skopeo"]) {
      const script = `#!/bin/bash
echo "${program} $*" >> "${calls}"
if [[ "${program} $*" == *"${failing}"* ]]; then exit 1; fi
if [[ "$*" == *imageDigest* ]]; then echo "${DIGEST}"; fi
`;
      writeFileSync(join(directory, program), script);
      chmodSync(join(directory, program), 0o755);
    }
    const { status, stdout } = spawnSync("bash", ["-e", "-c", stepOf(job, name).run ?? ""], {
      encoding: "utf8",
      env: {
        PATH: `${directory}:${process.env["PATH"]}`,
        HOME: directory,
        GITHUB_OUTPUT: output,
        GITHUB_STEP_SUMMARY: join(directory, "summary"),
        GITHUB_SHA: COMMIT,
        ...env,
      },
    });
    const said = status === 0 ? spawnSync("cat", [output], { encoding: "utf8" }).stdout : "";
    return { status, stdout, outputs: said.trim().split("\n"), calls: readFileSync(calls, "utf8") };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function stepOf({ steps }: Job, name: string): Step {
  const step = steps.find((one) => one.name === name);
  if (!step) throw new Error(`there is no step '${name}'`);
  return step;
}

function rolesOf({ steps }: Job): string[] {
  return steps.flatMap((step) => step.with?.["role-to-assume"] ?? []);
}

describe("the workflow of applications", () => {
  test("takes the roles the delivery stacks make for them", () => {
    const system = "multi-agent-orchestrator";
    const names = [...rolesOf(staging), ...rolesOf(production)].map((role) =>
      role.replace(/^arn:aws:iam::\$\{\{ [\w.]+ \}\}:role\//, "").replace("${{ inputs.system }}", system),
    );
    const made = (["staging", "staging", "prod"] as const).map(
      (name) =>
        delivery(name, {}, SETTINGS[name]).resource("aws_iam_role.app_multi_agent_orchestrator")["name"],
    );
    expect(names).toEqual(made);
  });

  test("runs in environments those roles trust", () => {
    const trusted = ({ environment }: Job, name: "staging" | "prod") =>
      delivery(name, {}, SETTINGS[name])
        .document("aws_iam_role.app_multi_agent_orchestrator", "assume_role_policy")
        ["Statement"][0].Condition.StringEquals["token.actions.githubusercontent.com:sub"].includes(
          `repo:example/multi-agent-orchestrator:environment:${environment}`,
        );
    expect([
      trusted(staging, "staging"),
      trusted(production, "staging"),
      trusted(production, "prod"),
    ]).toEqual([true, true, true]);
  });

  test("builds before it has a role", () => {
    const step = (matching: RegExp) =>
      staging.steps.findIndex(({ run, uses }) => matching.test(run ?? uses ?? ""));
    expect(step(/docker build/)).toBeGreaterThan(0);
    expect(step(/docker build/)).toBeLessThan(step(/configure-aws-credentials/));
  });

  test("builds for ARM64 on ARM64", () => {
    expect(WORKFLOW.on.workflow_call.inputs.runner.default).toBe("ubuntu-24.04-arm");
  });

  test("deploys to staging where the variable says so, and to production for versions alone", () => {
    expect(stepOf(staging, "release").if).toBe("vars.DEPLOY_STAGING == 'true'");
    expect(production.if).toBe("startsWith(github.ref, 'refs/tags/v') && endsWith(github.ref, '-stable')");
  });

  test("is one at a time for an image, and is not stopped in the middle", () => {
    expect([staging.concurrency, production.concurrency]).toEqual(
      ["staging", "prod"].map((name) => ({
        group: `app-deploy-${name}-\${{ inputs.system }}-\${{ inputs.image }}`,
        "cancel-in-progress": false,
      })),
    );
  });

  test("may do no more in staging than pull, on the way to production", () => {
    const [first] = production.steps.flatMap((step) => step.with?.["inline-session-policy"] ?? []);
    const { Statement } = JSON.parse(first ?? "{}");
    expect(Statement[0].Action).toEqual([
      "ecr:BatchGetImage",
      "ecr:DescribeImages",
      "ecr:GetAuthorizationToken",
      "ecr:GetDownloadUrlForLayer",
    ]);
  });

  test("never pushes a tag that moves", () => {
    expect(JSON.stringify(WORKFLOW.jobs)).not.toMatch(/latest/);
  });
});

describe("a commit of the main branch", () => {
  const push = { REPOSITORY: STAGING, NAME: "mail-staging-server", TAG: "sha-0123456789ab" };

  test("is the tag of its image, and the repository tells the account", () => {
    expect(runStep(staging, "names", { REPOSITORY: STAGING }).outputs).toEqual([
      "account=444455556666",
      "repository=mail-staging-server",
      "tag=sha-0123456789ab",
    ]);
  });

  test.each(["", "example.com/server", `${STAGING}:1`, `x; ${STAGING}`])(
    "is refused for the repository '%s'",
    (name) => {
      const { status, stdout } = runStep(staging, "names", { REPOSITORY: name });
      expect([status, stdout]).toEqual([1, expect.stringContaining("ECR_REPO_STAGING must be")]);
    },
  );

  test("is pushed", () => {
    const { status, calls } = runStep(staging, "push", push, "describe-images");
    expect([status, calls]).toEqual([
      0,
      expect.stringContaining(`docker push ${STAGING}:sha-0123456789ab\n`),
    ]);
  });

  test("is pushed once, however often it is built", () => {
    const { status, calls } = runStep(staging, "push", push);
    expect([status, calls]).toEqual([0, expect.not.stringContaining("docker push")]);
  });
});

describe("a version", () => {
  const both = { STAGING, PRODUCTION, GITHUB_REF_NAME: "v1.2.3-stable" };
  const copy = { ...both, DIGEST };

  test("is of two accounts", () => {
    expect(runStep(production, "names", both).outputs).toEqual([
      "staging=444455556666",
      "production=777788889999",
    ]);
  });

  test("is refused where it is no tag of an image", () => {
    const { status, stdout } = runStep(production, "names", { ...both, GITHUB_REF_NAME: "v1+2/3-stable" });
    expect([status, stdout]).toEqual([1, expect.stringContaining("a version is letters, digits")]);
  });

  test("is the image of its commit in staging, by its digest", () => {
    const { outputs, calls } = runStep(production, "find what was tested", both);
    expect(calls).toContain("--repository-name mail-staging-server --image-ids imageTag=sha-0123456789ab");
    expect(outputs).toEqual([`digest=${DIGEST}`]);
  });

  test("is refused where the commit was not built", () => {
    const { status, stdout } = runStep(production, "find what was tested", both, "describe-images");
    expect([status, stdout]).toEqual([1, expect.stringContaining("staging has no image sha-0123456789ab")]);
  });

  test("is copied by the digest, without a change", () => {
    const { status, calls } = runStep(production, "copy it to production", copy, "describe-images");
    expect(status).toBe(0);
    expect(calls).toMatch(
      new RegExp(
        `skopeo copy --all --preserve-digests .* docker://${STAGING}@${DIGEST} docker://${PRODUCTION}:v1`,
      ),
    );
  });

  test("is not copied when it cannot be, and nothing is released", () => {
    expect(runStep(production, "copy it to production", copy, "--").status).not.toBe(0);
  });

  test("is copied once, and compared with what was tested when it is released", () => {
    expect(runStep(production, "copy it to production", copy).calls).not.toContain("skopeo");
    expect(stepOf(production, "release").run).toContain('--digest "$DIGEST"');
  });
});

test("the page about it shows a workflow that calls it with what it takes", () => {
  const [caller] = document("docs/operations/app-delivery.md").blocks.filter(
    ({ language }) => language === "yaml",
  );
  const { deliver } = parse(caller?.code ?? "").jobs;
  const { inputs } = WORKFLOW.on.workflow_call as { inputs: Record<string, { required?: boolean }> };
  const required = Object.entries(inputs).filter(([, input]) => input.required);
  expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(deliver.with)));
  expect(Object.keys(deliver.with)).toEqual(expect.arrayContaining(required.map(([name]) => name)));
  expect(deliver.permissions).toEqual({ contents: "read", "id-token": "write" });
});
