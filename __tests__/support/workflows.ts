import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { ROOT } from "./markdown";

/** A step of a job. */
export interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

/** A job of a workflow. */
export interface Job {
  readonly steps: readonly Step[];
  readonly permissions?: Readonly<Record<string, string>>;
  readonly environment?: string;
  readonly "timeout-minutes"?: number;
}

/** A workflow of GitHub as it is written. */
export class Workflow {
  readonly text: string;
  readonly json: {
    readonly on: Readonly<Record<string, unknown>>;
    readonly permissions?: Readonly<Record<string, string>>;
  };
  readonly jobs: (Job & { readonly name: string })[];

  constructor(text: string) {
    this.text = text;
    this.json = parse(text);
    const { jobs } = this.json as unknown as { jobs: Record<string, Job> };
    this.jobs = Object.entries(jobs).map(([name, job]) => ({ ...job, name }));
  }

  get steps(): Step[] {
    return this.jobs.flatMap(({ steps }) => steps);
  }

  get scripts(): string[] {
    return this.steps.flatMap(({ run }) => (run === undefined ? [] : [run]));
  }
}

const FOLDER = join(ROOT, ".github", "workflows");
/** Every workflow there is. */
export const WORKFLOWS = readdirSync(FOLDER).map((file) => {
  return { file, workflow: new Workflow(readFileSync(join(FOLDER, file), "utf8")) };
});

/** A workflow by the name of its file. */
export function byName(name: string): Workflow {
  const found = WORKFLOWS.find(({ file }) => file === name);
  if (!found) throw new Error(`there is no workflow ${name}`);
  return found.workflow;
}

/** A workflow of one job with these steps, which is otherwise right. */
export function workflow(steps: string): string {
  return `on:
  pull_request:
permissions: {}
jobs:
  job:
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    permissions: { contents: read }
    steps:
${steps}
`;
}

/** Steps that check out code. */
export function checkouts(steps: readonly Step[]): Step[] {
  return steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"));
}

/** The action of a step. */
export function usesOf({ uses = "" }: Step): string {
  return uses;
}

/** Writing to GitHub itself: an `id-token` only says who a job is. */
export function mayWrite({ permissions = {} }: Job): boolean {
  return Object.entries(permissions).some(([what, right]) => right === "write" && what !== "id-token");
}

/** Whether it gets a role in AWS. */
export function takesRole({ steps }: Job): boolean {
  return steps.some(({ uses }) => uses?.startsWith("aws-actions/configure-aws-credentials@"));
}
