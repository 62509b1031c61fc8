import { expectNoChanges, expectNothingLeft } from "../../tools/rehearsal/expectations";
import { databaseTests, imageTests } from "./dev/data";
import { frontDoorTests } from "./dev/front-door";
import { identityTests, secretTests } from "./dev/identity";
import { networkTests } from "./dev/network";
import { serviceTests } from "./dev/services";
import { stateTests, tagTests } from "./dev/state";
import { watchingTests } from "./dev/watching";
import { applied } from "./support/applied";
import { describeWithAws } from "./support/requirements";

const STACK = "multi-agent-orchestrator-dev";

describeWithAws(STACK, () => {
  const dev = applied(STACK, { stateStore: "applied" });

  test("plans nothing right after it was applied", async () => {
    expectNoChanges(await dev().rehearsal.plan(STACK));
  });

  describe("the network", () => networkTests(dev));
  describe("the front door", () => frontDoorTests(dev));
  describe("the services", () => serviceTests(dev));
  describe("the images", () => imageTests(dev));
  describe("the database", () => databaseTests(dev));
  describe("the identity of services", () => identityTests(dev));
  describe("the secrets", () => secretTests(dev));
  describe("the watch", () => watchingTests(dev));
  describe("the state", () => stateTests(dev));
  describe("the tags", () => tagTests(dev));

  test("is destroyed without anything left behind", async () => {
    const { rehearsal, before } = dev();
    await rehearsal.destroy(STACK);
    expectNothingLeft(before, await rehearsal.inventory(STACK));
  });
});
