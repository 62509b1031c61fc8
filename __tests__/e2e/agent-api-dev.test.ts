import { ListSecretsCommand } from "@aws-sdk/client-secrets-manager";
import { expectNoChanges, expectNothingLeft } from "../../tools/rehearsal/expectations";
import { applied } from "./support/applied";
import { networkOf, rulesOf } from "./support/network-of";
import { describeWithAws } from "./support/requirements";
import { servicesOf } from "./support/services-of";

const STACK = "agent-api-dev";

describeWithAws(STACK, () => {
  const dev = applied(STACK);

  test("plans nothing right after it was applied", async () => {
    expectNoChanges(await dev().rehearsal.plan(STACK));
  });

  test("lets in callers on 80, the door to the API, and the API to its database", async () => {
    const { vpc } = await networkOf(dev().aws, "agent-api");
    const { default: none, ...rules } = await rulesOf(dev().aws, vpc.VpcId, `${STACK}-`);
    expect(none).toEqual({ in: [], out: [] });
    expect(rules).toEqual({
      "front-door": { in: ["tcp 80 203.0.113.0/24"], out: ["tcp 8000 api"] },
      api: { in: ["tcp 8000 front-door"], out: ["tcp 443 0.0.0.0/0", "tcp 5432 database"] },
      database: { in: ["tcp 5432 api"], out: [] },
    });
  });

  test("runs one task, which reads the secrets there are", async () => {
    const { api } = await servicesOf(dev().aws, `${STACK}-services`, ["api"]);
    expect(api?.service).toMatchObject({ desiredCount: 1, runningCount: 1 });
    expect(api?.taskDefinition).toMatchObject({ cpu: "1024", memory: "2048" });
    const { SecretList = [] } = await dev().aws.secrets.send(new ListSecretsCommand({}));
    const known = SecretList.map(({ ARN }) => ARN);
    const read = api?.container.secrets ?? [];
    expect(read).toHaveLength(5);
    for (const { valueFrom = "" } of read) expect(known).toContain(valueFrom.replace(/:\w+::$/, ""));
  });

  test("is destroyed without anything left behind", async () => {
    const { rehearsal, before } = dev();
    await rehearsal.destroy(STACK);
    expectNothingLeft(before, await rehearsal.inventory(STACK));
  });
});
