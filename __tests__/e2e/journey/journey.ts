import { readFileSync, writeFileSync } from "node:fs";
import { clientConfig } from "../../../tools/rehearsal/aws-client";
import type { Inventory } from "../../../tools/rehearsal/inventory/leftovers";
import { Rehearsal } from "../../../tools/rehearsal/rehearsal";
import type { Review } from "../../../tools/review/review";
import type { Summary } from "../../../tools/review/summary";
import { Aws } from "../support/aws";
import { typeAws } from "../support/aws-line";
import { describeNetwork, type GivenNetwork, leadOut, makeNetwork } from "../support/given-network";
import { settleIn } from "../support/live-settings";
import { makeLiveSystem } from "../support/live-system";
import { ProjectCopy } from "../support/project-copy";
import { type Outcome, run } from "../support/run";

import { makeNeighbour } from "./neighbour";

export const STACK = "agent-api-prd";
export const SETTINGS = "stacks/agent-api/settings.ts";
export const NAMES = "stacks/agent-api/names.ts";

/** Where a person finds the lines to type. */
const README = "stacks/agent-api/README.md";

/** What a system stands in. */
interface Surroundings {
  readonly things: Inventory;
  readonly network: object;
}

/** What a plan does, as its review says. */
export interface Reviewed {
  readonly summary: Partial<Summary>;

  /** `~ aws_lb_listener.front_door_http: default_action`; of what is new or gone the address alone. */
  readonly changes: readonly string[];

  /** `outage.listener-edit aws_lb_listener.front_door_http`, those that have to be read. */
  readonly findings: readonly string[];
}

/** A system somebody made by hand, the project in a copy, and a person who goes step by step. */
export class Journey {
  static async begin(): Promise<Journey> {
    const rehearsal = await Rehearsal.start({ stacks: [STACK], stateStore: "stand-in" });
    const aws = new Aws(rehearsal.aws.url, rehearsal.stack(STACK).region);
    const network = await makeNetwork(aws);
    await leadOut(aws, network);
    await makeNeighbour(aws, network);
    const before = { things: await rehearsal.inventory(STACK), network: await describeNetwork(aws, network) };
    await makeLiveSystem(aws, network);
    return new Journey(rehearsal, aws, network, before);
  }

  readonly copy = new ProjectCopy();
  readonly rehearsal: Rehearsal;
  readonly aws: Aws;
  readonly network: GivenNetwork;

  /** What was there besides the system. */
  readonly before: Surroundings;

  /** Everything that any command has printed. */
  readonly printed: string[] = [];

  private constructor(rehearsal: Rehearsal, aws: Aws, network: GivenNetwork, before: Surroundings) {
    this.rehearsal = rehearsal;
    this.aws = aws;
    this.network = network;
    this.before = before;
    settleIn(this.copy, network);
    // The one name that no document gives.
    this.edit(NAMES, [
      '  "aws_security_group.database":',
      '  "aws_db_subnet_group.database": "agent-api-prd-db-subnets",\n  "aws_security_group.database":',
    ]);
  }

  /** Runs `npm run` in the copy. */
  npm(...script: readonly string[]): Promise<Outcome> {
    return this.type("npm", "run", "--silent", ...script);
  }

  /** Types the line of the README that begins like this: a program's name, or more of it. */
  async readmeSays(beginning: string): Promise<void> {
    const lines = [...readFileSync(README, "utf8").matchAll(/`([^`\n]+)`/g)].map(([, code = ""]) => code);
    const [line = "", ...others] = lines.filter((code) => code.startsWith(beginning));
    expect([line, others]).toEqual([expect.stringContaining(beginning), []]);
    if (line.startsWith("aws ")) return this.awsLine(line);
    const { code, text } = await this.type(...line.split(" "));
    expect([code, text]).toEqual([0, expect.anything()]);
  }

  awsLine(line: string): Promise<void> {
    return typeAws(clientConfig(this.rehearsal.aws.url, this.rehearsal.stack(STACK).region), line);
  }

  edit(file: string, ...changes: readonly (readonly [before: string, after: string])[]): void {
    const text = readFileSync(this.copy.path(file), "utf8");
    for (const [before] of changes) expect(text).toContain(before);
    const edited = changes.reduce((changed, [before, after]) => changed.replace(before, after), text);
    writeFileSync(this.copy.path(file), edited);
  }

  /** Takes addresses out of what is not to be touched. */
  touch(...addresses: readonly string[]): void {
    this.edit(SETTINGS, ...addresses.map((address) => [`    "${address}",\n`, ""] as const));
  }

  async plan(): Promise<Reviewed> {
    const { code, text } = await this.npm("plan", "--", STACK);
    expect([code, text]).toEqual([0, expect.anything()]);
    const { stacks, summary, findings } = this.review();
    return {
      summary: Object.fromEntries(Object.entries(summary).filter(([, count]) => count > 0)),
      changes: stacks.flatMap(({ changes, folded }) => [
        ...changes.map(({ mark, address, differences }) => {
          const names = differences.map(({ path }) => path.replace(/[[.].*/, ""));
          return mark === "~" ? `~ ${address}: ${[...new Set(names)].join(", ")}` : `${mark} ${address}`;
        }),
        ...folded.flatMap(({ fold, addresses }) => addresses.map((address) => `${fold} ${address}`)),
      ]),
      findings: findings
        .filter(({ level }) => level !== "routine" && level !== "safe")
        .map(({ rule, address }) => `${rule} ${address}`),
    };
  }

  /** Applies what was planned and reviewed. */
  async apply(): Promise<void> {
    const { code, text } = await this.npm("apply", "--", STACK, "--yes");
    expect([code, text]).toEqual([0, expect.stringContaining("Apply complete!")]);
  }

  review(): Review {
    return JSON.parse(readFileSync(this.copy.path("cdktf.out", "review.json"), "utf8")) as Review;
  }

  /** Runs Terraform where the stack was planned. */
  terraform(...args: readonly string[]): Promise<Outcome> {
    return this.type("terraform", `-chdir=cdktf.out/stacks/${STACK}`, ...args);
  }

  async end(): Promise<void> {
    await this.rehearsal.stop();
    this.copy.remove();
  }

  private async type(...command: readonly string[]): Promise<Outcome> {
    const outcome = await run(command, { cwd: this.copy.directory, env: this.rehearsal.environment });
    this.printed.push(outcome.text);
    return outcome;
  }
}
