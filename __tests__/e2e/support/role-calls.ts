import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { delivery, statementsOf } from "../../support/delivery";
import { isEverAllowed } from "../../support/iam";
import type { Terraform } from "../../support/terraform";
import { applied } from "./applied";
import { type ProviderCalls, providerCalls } from "./provider-calls";
import { describeWithAws } from "./requirements";

/** A role that lacks one action is noticed in the middle of an apply. So the provider is asked what it calls for a stack. */
export function testRolesOf(stack: string): void {
  describeWithAws(`the calls the provider makes for ${stack}`, () => {
    const callsSoFar = recordCalls();
    const dev = applied(stack);
    const terraform = delivery("dev");
    let calls: ProviderCalls;

    beforeAll(async () => {
      const { rehearsal } = dev();
      await rehearsal.plan(stack);
      await rehearsal.destroy(stack);
      calls = callsSoFar();
    });

    test("while it refreshes are all allowed to whoever plans", () => {
      expect(calls.refresh.length).toBeGreaterThan(15);
      expect(refused(terraform, "plan", calls.refresh)).toEqual([]);
    });

    test("while it applies and destroys are all allowed to whoever deploys, but to stop the trail", () => {
      expect(calls.change.length).toBeGreaterThan(30);
      const stays = stack === "audit-trail-dev" ? ["cloudtrail:DeleteTrail"] : [];
      expect(refused(terraform, "deploy", calls.change)).toEqual(stays);
    });
  });
}

/** Has the provider write down what it calls, for the tests of a `describe`. */
export function recordCalls(): () => ProviderCalls {
  const directory = mkdtempSync(join(tmpdir(), "calls-"));
  const logFile = join(directory, "provider.log");
  const before = { ...process.env };
  beforeAll(() => {
    Object.assign(process.env, { TF_LOG_PROVIDER: "DEBUG", TF_LOG_PATH: logFile });
  });
  afterAll(() => {
    process.env = before;
    rmSync(directory, { recursive: true, force: true });
  });
  return () => providerCalls(logFile);
}

/** Those of the calls that a role of a delivery stack is never allowed. */
export function refused(terraform: Terraform, role: "plan" | "deploy", calls: readonly string[]): string[] {
  const statements = statementsOf(terraform, role);
  return calls.filter((action) => !isEverAllowed(statements, action));
}
