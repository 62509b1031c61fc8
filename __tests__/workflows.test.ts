import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { ENVIRONMENTS } from "../backend/environments";
import { matrix } from "../tools/delivery/matrix";
import { actionlint } from "./support/actionlint";
import { DELIVERED, delivery, deliveryStacks } from "./support/delivery";
import { document, ROOT } from "./support/markdown";
import { unknownCommands } from "./support/npm-commands";
import {
  byName,
  checkouts,
  type Job,
  mayWrite,
  type Step,
  takesRole,
  usesOf,
  WORKFLOWS,
  Workflow,
  workflow,
} from "./support/workflows";

const GITLAB = parse(readFileSync(join(ROOT, ".gitlab-ci.yml"), "utf8"));
const ATLANTIS = parse(readFileSync(join(ROOT, "atlantis.yaml"), "utf8"));

/** The version that is tested. */
const [, TERRAFORM] = /terraform_version: (\d+\.\d+\.\d+)\n/.exec(byName("ci.yml").text) ?? [];

/** A rule that workflows keep, and one that does not keep it: so that the rule is known to bite. */
interface Rule {
  readonly rule: string;

  /** Everything that is not so. */
  readonly find: (workflow: Workflow) => readonly string[];

  readonly bad: string;
}

const PINNED = "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1";
const CREDENTIALS = "aws-actions/configure-aws-credentials@e6de054238d6b7531b4efff3b6587d9aade6a06c # v6.2.3";

const RULES: Rule[] = [
  {
    rule: "is what GitHub takes, says actionlint",
    find: ({ text }) => actionlint(text),
    bad: workflow("      - run: echo ${{ needs.nobody.outputs.x }}"),
  },
  {
    rule: "pins every action by its commit, and says which version that is",
    find: ({ text }) =>
      [...text.matchAll(/^.*\buses:.*$/gm)]
        .map(([line]) => line.trim())
        .filter((line) => !/uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line)),
    bad: workflow("      - uses: actions/checkout@v7"),
  },
  {
    rule: "gives no permission to all jobs, and to each job its own",
    find: ({ json, jobs }) => [
      ...(json.permissions && Object.keys(json.permissions).length === 0 ? [] : ["of the workflow"]),
      ...jobs.filter(({ permissions }) => permissions === undefined).map(({ name }) => name),
    ],
    bad: workflow("      - run: 'true'").replace("permissions: {}", "permissions: { contents: write }"),
  },
  {
    rule: "never runs what strangers wrote with the rights of main",
    find: ({ json }) =>
      Object.keys(json.on).filter((event) => /^(pull_request_target|workflow_run)$/.test(event)),
    bad: workflow("      - run: 'true'").replace("pull_request:", "pull_request_target:"),
  },
  {
    rule: "puts no expression into a script",
    find: ({ scripts }) => scripts.filter((script) => script.includes("${{")),
    bad: workflow('      - run: echo "${{ github.event.pull_request.title }}"'),
  },
  {
    rule: "stops scripts of several lines at the first command that fails",
    find: ({ scripts }) =>
      scripts.filter((script) => /\n./.test(script) && !script.startsWith("set -euo pipefail\n")),
    bad: workflow("      - run: |\n          false\n          true"),
  },
  {
    rule: "has scripts that Bash can read",
    find: ({ scripts }) =>
      scripts.map((input) => spawnSync("bash", ["-n"], { input, encoding: "utf8" }).stderr).filter(Boolean),
    bad: workflow("      - run: if true; then echo"),
  },
  {
    rule: "leaves no token behind in the checkout",
    find: ({ steps }) =>
      checkouts(steps)
        .filter((step) => step.with?.["persist-credentials"] !== false)
        .map(usesOf),
    bad: workflow(`      - uses: ${PINNED}`),
  },
  {
    rule: "ends every job some time",
    find: ({ jobs }) => jobs.filter((job) => job["timeout-minutes"] === undefined).map(({ name }) => name),
    bad: workflow("      - run: 'true'").replace("    timeout-minutes: 5\n", ""),
  },
  {
    rule: "gives no role in AWS to a job that may write to GitHub",
    find: ({ jobs }) =>
      jobs
        .filter((job) => mayWrite(job) && (takesRole(job) || "id-token" in (job.permissions ?? {})))
        .map(({ name }) => name),
    bad: workflow(`      - uses: ${CREDENTIALS}`).replace("contents: read", "issues: write"),
  },
  {
    rule: "checks out what is on main already in a job that may write to GitHub",
    find: ({ jobs }) =>
      jobs
        .filter(mayWrite)
        .flatMap(({ steps }) => checkouts(steps))
        .filter((step) => !MAIN.includes(String(step.with?.["ref"])))
        .map(usesOf),
    bad: workflow(`      - uses: ${PINNED}`).replace("contents: read", "pull-requests: write"),
  },
  {
    rule: "uses scripts of the package, with options they have",
    find: ({ scripts }) => unknownCommands(scripts.join("\n")),
    bad: workflow("      - run: npm run plan -- --everything"),
  },
  {
    rule: "takes the roles the delivery stacks make, the deploy role only in an environment",
    find: ({ jobs }) => jobs.flatMap(wrongRoles),
    bad: workflow(
      `      - uses: ${CREDENTIALS}\n        with:\n          role-to-assume: arn:aws:iam::1:role/delivery-\${{ inputs.environment }}-deploy`,
    ),
  },
  {
    rule: "lets nothing but reviews out of a job: no plan, and no JSON of one",
    find: ({ steps }) =>
      steps
        .filter(({ uses }) => uses?.startsWith("actions/upload-artifact@"))
        .flatMap((step) => String(step.with?.["path"]).trim().split("\n"))
        .filter((path) => !/(^|\/)review\.(json|html)$/.test(path)),
    bad: workflow("      - uses: actions/upload-artifact@v7\n        with:\n          path: cdktf.out"),
  },
  {
    rule: "plans and applies with one version of Terraform, without the wrapper",
    find: ({ steps }) =>
      steps
        .filter(({ uses }) => uses?.startsWith("hashicorp/setup-terraform@"))
        .filter(
          (step) =>
            step.with?.["terraform_version"] !== TERRAFORM || step.with?.["terraform_wrapper"] !== false,
        )
        .map(usesOf),
    bad: workflow("      - uses: hashicorp/setup-terraform@v4"),
  },
];

describe.each(RULES)("every workflow $rule", ({ find, bad }) => {
  test.each(WORKFLOWS)("$file", ({ workflow }) => expect(find(workflow)).toEqual([]));

  test("and it is noticed where one does not", () => expect(find(new Workflow(bad))).not.toEqual([]));
});

describe("a deployment", () => {
  const { text } = byName("deploy.yml");

  test("can be to every environment", () => {
    expect(parse(text).on.workflow_dispatch.inputs.environment.options).toEqual(DELIVERED);
  });

  test("is of main, and fails before it does anything on another branch", () => {
    const [first] = parse(text).jobs.plan.steps;
    expect(first.if).toBe("github.ref != 'refs/heads/main'");
    expect(first.run).toMatch(/\nexit 1\n$/);
  });

  test("is one at a time in an environment, and is not stopped in the middle", () => {
    expect(parse(text).concurrency).toEqual({
      group: "deploy-${{ inputs.environment }}",
      "cancel-in-progress": false,
    });
  });

  test("plans only what is of its environment", () => {
    expect(text).toContain('npm run --silent plan -- --matrix --environment "$ENVIRONMENT"');
  });

  test("is of the stacks the deploy role reaches, and leaves out exactly the others", () => {
    const delivered = deliveryStacks("dev").delivered.map(({ node }) => node.id);
    const leftOut = [...text.matchAll(/"([a-z-]+)-\\\(\$environment\)"/g)].map(
      ([, system]) => `${system}-dev`,
    );
    expect([...delivered, ...leftOut].sort()).toEqual(stackNames("dev"));
  });

  test("is of all that is beside its roles where agent-api ran before", () => {
    const delivered = deliveryStacks("prd").delivered.map(({ node }) => node.id);
    expect([...delivered, "delivery-prd"].sort()).toEqual(stackNames("prd"));
  });

  test("finds the bucket for its plans where the delivery stack has it", () => {
    expect(text).toContain(".resource.aws_s3_bucket.plans.bucket");
    expect(delivery("dev").resource("aws_s3_bucket.plans")["bucket"]).toBe(
      "delivery-dev-plans-111122223333-us-east-1",
    );
  });

  test("compares what it fetched with what the plan job put out, before it unpacks it", () => {
    const [script = ""] = byName("deploy.yml").scripts.filter((one) => one.includes("get-object"));
    expect(script).toMatch(/sha256sum --check[\s\S]*tar /);
  });
});

test.each(["plan.yml", "drift.yml"])(
  "%s plans the environments that a variable names, and none is a job of nothing",
  (file) => {
    const { text, scripts } = byName(file);
    expect(
      scripts.filter((script) => script.includes('"${names[@]/#/--environment=}" --matrix')),
    ).toHaveLength(1);
    expect(text).toContain(`outputs.matrix != '${matrix([])}'`);
  },
);

describe("the comment of a pull request", () => {
  const comment = parse(byName("plan.yml").text).jobs.comment;

  test("is written whatever became of the plans, unless nobody knows what to expect", () => {
    expect(comment.if).toBe("${{ always() && needs.affected.result == 'success' }}");
  });

  test("comes with a verdict that fails from data loss on", () => {
    const scripts = (comment.steps as Step[]).map(({ run = "" }) => run);
    expect(
      scripts.some(
        (run) =>
          run.includes("npm run review -- reviews/*/review.json") && run.includes("--fail-on data-loss"),
      ),
    ).toBe(true);
  });
});

test("code of a fork gets no role in AWS", () => {
  const { affected, plan } = parse(byName("plan.yml").text).jobs;
  expect(plan.if).toContain("github.event.pull_request.head.repo.full_name == github.repository");
  expect(affected.permissions).toEqual({ contents: "read" });
});

describe("the pipeline of GitLab", () => {
  test("has the same jobs", () => {
    expect(Object.keys(GITLAB)).toEqual(
      expect.arrayContaining(["test", "plan", "comment", "plan-deployment", "deploy"]),
    );
  });

  test("plans every environment", () => {
    expect(GITLAB.plan.parallel.matrix).toEqual([{ ENVIRONMENT: DELIVERED }]);
  });

  test("comments without a role in AWS, with what was merged before", () => {
    expect(Object.keys(GITLAB.comment)).not.toContain("id_tokens");
    expect(Object.keys(GITLAB.comment)).not.toContain("extends");
    expect(GITLAB.comment.script[0]).toBe('git checkout --quiet "$CI_MERGE_REQUEST_DIFF_BASE_SHA"');
  });

  test("takes the deploy role only where somebody starts it in an environment", () => {
    const deploying = Object.entries(GITLAB).filter(
      ([, job]) => (job as { variables?: { ROLE?: string } }).variables?.ROLE === "deploy",
    );
    expect(deploying.map(([name]) => name)).toEqual(["deploy"]);
    expect(GITLAB.deploy.rules).toEqual([expect.objectContaining({ when: "manual" })]);
    expect(GITLAB.deploy.environment).toEqual({ name: "$ENVIRONMENT" });
    expect(GITLAB.deploy.resource_group).toBe("$ENVIRONMENT");
  });

  const jobs = Object.values(GITLAB) as { script?: string[]; before_script?: string[] }[];
  const scripts = jobs.flatMap(({ script = [], before_script = [] }) => [...before_script, ...script]);

  test("has scripts that Bash can read", () => {
    const { stderr } = spawnSync("bash", ["-n"], { input: scripts.join("\n"), encoding: "utf8" });
    expect({ stderr, notText: scripts.filter((script) => typeof script !== "string") }).toEqual({
      stderr: "",
      notText: [],
    });
  });

  test("lets nothing but reviews out of a job", () => {
    const paths = [...GITLAB.plan.artifacts.paths, ...GITLAB["plan-deployment"].artifacts.paths];
    expect(paths).toEqual(["cdktf.out/reviews/", "cdktf.out/review.json", "cdktf.out/review.html"]);
  });

  test("uses scripts of the package, with options they have", () => {
    expect(scripts.filter((script) => script.includes("npm run")).length).toBeGreaterThan(5);
    expect(unknownCommands(scripts.join("\n"))).toEqual([]);
  });
});

test("Atlantis has a project for every stack", () => {
  const projects = ATLANTIS.projects as { name: string; dir: string }[];
  expect(projects.map(({ name }) => name).sort()).toEqual(DELIVERED.flatMap(stackNames).sort());
  expect(projects.filter(({ name, dir }) => dir !== `ci-cdktf.out/stacks/${name}`)).toEqual([]);
});

test("Atlantis takes no workflow from a pull request", () => {
  expect(Object.keys(ATLANTIS)).not.toContain("workflows");
});

test("the side of Atlantis that is on the server uses scripts of the package, with options they have", () => {
  const [server] = document("docs/operations/ci.md").blocks.filter(({ language }) => language === "yaml");
  const { steps } = parse(server?.code ?? "").workflows.review.plan;
  const scripts = (steps as { run?: unknown }[])
    .map(({ run }) => run)
    .filter((run) => typeof run === "string");
  expect(scripts).toEqual([expect.stringContaining("npm --prefix ../../.. run --silent review --")]);
  expect(unknownCommands(scripts.join("\n").replace("npm --prefix ../../.. run", "npm run"))).toEqual([]);
});

/** Commits whose code was reviewed. */
const MAIN = ["main", "${{ github.event.pull_request.base.sha }}"];

/** Roles that are not those of each environment's delivery stack, or not for this job. */
function wrongRoles({ steps, environment }: Job): string[] {
  const kind = environment === undefined ? "plan" : "deploy";
  return (
    steps
      .flatMap((step) => step.with?.["role-to-assume"] ?? [])
      .map(String)
      // Those of applications are for repositories of their own: app-deploy.test.ts.
      .filter((role) => !role.includes("-app-"))
      .filter((role) =>
        DELIVERED.some((name) => {
          const asked = role
            .replace(/^arn:aws:iam::\$\{\{ [\w.]+\.account \}\}:role\//, "")
            .replace(/\$\{\{ \w+\.environment \}\}/, name);
          return asked !== delivery(name).resource(`aws_iam_role.${kind}`)["name"];
        }),
      )
  );
}

/** Where a system is, that is not in every environment, or in more. */
const ENVIRONMENTS_OF: Readonly<Record<string, readonly string[]>> = {
  "agent-api": ["dev", "prd"],
  delivery: DELIVERED,
};

/** Every stack of an environment. */
function stackNames(environment: string): string[] {
  const systems = readdirSync(join(ROOT, "stacks"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  return [...systems, "state-store"]
    .filter((system) => (ENVIRONMENTS_OF[system] ?? Object.keys(ENVIRONMENTS)).includes(environment))
    .map((system) => `${system}-${environment}`)
    .sort();
}
