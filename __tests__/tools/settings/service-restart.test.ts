import type { ECSClient } from "@aws-sdk/client-ecs";
import { ServiceRestart } from "../../../tools/settings/service-restart";
import { problemOf } from "../temporary";

const GATEWAY = { name: "gateway", cluster: "shop-dev-main" };

/** A service that becomes steady with a deployment, or never. */
class FakeEcs {
  readonly updated: unknown[] = [];
  status = "ACTIVE";
  isSteady = true;

  /** The deployment that runs in the end. */
  deployment = { id: "ours", status: "PRIMARY", rolloutState: "COMPLETED" };

  restart(patienceS?: number): ServiceRestart {
    const client = { send: async (command: object) => this.#answer(command), config: {} };
    const { signal } = new AbortController();
    return new ServiceRestart(client as unknown as ECSClient, "us-east-1", signal, patienceS);
  }

  #answer(command: object): object {
    const { input } = command as { input: { services?: string[]; service?: string } };
    if (command.constructor.name === "UpdateServiceCommand") {
      this.updated.push(input);
      return { service: { deployments: [{ id: "ours", status: "PRIMARY" }] } };
    }
    const others = this.isSteady ? [] : [{ id: "before", status: "ACTIVE" }];
    return {
      services: [
        {
          status: this.status,
          runningCount: 2,
          desiredCount: 2,
          deployments: [this.deployment, ...others],
          events: [{ message: "(service gateway) has reached a steady state." }],
        },
      ],
    };
  }
}

beforeEach(() => jest.spyOn(process.stderr, "write").mockReturnValue(true));
afterEach(() => jest.restoreAllMocks());

test("starts the tasks of a service again, with the revision it has", async () => {
  const ecs = new FakeEcs();
  await ecs.restart().restart([GATEWAY]);
  expect(ecs.updated).toEqual([{ cluster: "shop-dev-main", service: "gateway", forceNewDeployment: true }]);
});

test("leaves what does not run as it is", async () => {
  jest.spyOn(console, "error").mockReturnValue();
  const ecs = Object.assign(new FakeEcs(), { status: "INACTIVE" });
  await ecs.restart().restart([GATEWAY, { name: "nightly" }]);
  expect(ecs.updated).toEqual([]);
});

test("fails where ECS brought the tasks of before back, and says what ECS says", async () => {
  const deployment = { id: "rolled-back", status: "PRIMARY", rolloutState: "COMPLETED" };
  const ecs = Object.assign(new FakeEcs(), { deployment });
  const { text } = await problemOf(() => ecs.restart().restart([GATEWAY]));
  expect(text).toContain("gateway did not restart: its new tasks did not start");
  expect(text).toContain("has reached a steady state");
});

test("fails where the new tasks did not start", async () => {
  const deployment = { id: "ours", status: "PRIMARY", rolloutState: "FAILED" };
  const ecs = Object.assign(new FakeEcs(), { deployment });
  const { message } = await problemOf(() => ecs.restart().restart([GATEWAY]));
  expect(message).toContain("did not start");
});

test("fails where it takes too long", async () => {
  const ecs = Object.assign(new FakeEcs(), { isSteady: false });
  const { message } = await problemOf(() => ecs.restart(1).restart([GATEWAY]));
  expect(message).toBe("gateway did not restart within 1.0 s");
}, 30_000);
