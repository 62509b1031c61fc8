import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { delivery, statementsOf } from "../../support/delivery";
import { isEverAllowed } from "../../support/iam";
import { applied } from "./applied";
import { type ProviderCalls, providerCalls } from "./provider-calls";
import { describeWithAws } from "./requirements";

/** A role that lacks one action is noticed in the middle of an apply. So the provider is asked what it calls for a stack. */
export function testRolesOf(stack: string): void {
  describeWithAws(`the calls the provider makes for ${stack}`, () => {
    const directory = mkdtempSync(join(tmpdir(), "calls-"));
    const logFile = join(directory, "provider.log");
    const before = { ...process.env };
    beforeAll(() => {
      Object.assign(process.env, { TF_LOG_PROVIDER: "DEBUG", TF_LOG_PATH: logFile });
    });
    const dev = applied(stack);
    const terraform = delivery("dev");
    let calls: ProviderCalls;

    beforeAll(async () => {
      const { rehearsal } = dev();
      await rehearsal.plan(stack);
      await rehearsal.destroy(stack);
      calls = providerCalls(logFile);
    });

    afterAll(() => {
      process.env = before;
      rmSync(directory, { recursive: true, force: true });
    });

    test("while it refreshes are all allowed to whoever plans", () => {
      const statements = statementsOf(terraform, "plan");
      expect(calls.refresh.length).toBeGreaterThan(15);
      expect(calls.refresh.filter((action) => !isEverAllowed(statements, action))).toEqual([]);
    });

    test("while it applies and destroys are all allowed to whoever deploys, but to stop the trail", () => {
      const statements = statementsOf(terraform, "deploy");
      expect(calls.change.length).toBeGreaterThan(30);
      const refused = calls.change.filter((action) => !isEverAllowed(statements, action));
      expect(refused).toEqual(stack === "audit-trail-dev" ? ["cloudtrail:DeleteTrail"] : []);
    });
  });
}
