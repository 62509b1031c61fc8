import { ECRClient } from "@aws-sdk/client-ecr";
import { ECSClient } from "@aws-sdk/client-ecs";
import { SSMClient } from "@aws-sdk/client-ssm";
import { clientConfig } from "../../../tools/rehearsal/aws-client";
import { release } from "../../../tools/release/release";
import type { Request } from "../../../tools/release/request";
import { silently } from "../../../tools/terminal/progress";
import { delivery, statementsOf } from "../../support/delivery";
import { isEverAllowed } from "../../support/iam";
import { digest, FakeAws } from "./fake-aws";

const IMAGE = "111122223333.dkr.ecr.us-east-1.amazonaws.com/llm-proxy-prod-proxy";
const COLLECTOR = "public.ecr.aws/aws-observability/collector:v0.43.2";
const REQUEST: Request = {
  system: "llm-proxy",
  environment: "prod",
  cluster: "llm-proxy-prod-services",
  image: "proxy",
  tag: "1.1.0",
  services: ["proxy"],
};
const BOTH = { services: ["proxy", "dispatcher"] };

describe("a release", () => {
  let fake: FakeAws;

  beforeEach(async () => {
    fake = new FakeAws();
    await fake.start();
  });

  afterEach(() => fake.stop());

  const run = (changed: Partial<Request> = {}, signal = new AbortController().signal, patienceMs = 2_000) => {
    const config = { ...clientConfig(fake.origin, "us-east-1"), maxAttempts: 1 };
    const aws = { ecr: new ECRClient(config), ecs: new ECSClient(config), ssm: new SSMClient(config) };
    const pace = { everyMs: 5, patienceMs };
    return release({ ...REQUEST, ...changed }, { aws, step: silently, pace, signal });
  };

  /** What a release that fails says. */
  const said = (...args: Parameters<typeof run>): Promise<string> =>
    run(...args).then(
      () => "it was released",
      (error: Error) => (error as Error & { text: string }).text,
    );

  test("registers a revision, writes down that it runs, and rolls the service", async () => {
    expect(await run()).toBe("released");
    expect(fake.changes).toEqual(["RegisterTaskDefinition", "PutParameter", "UpdateService"]);
    expect([fake.on("proxy"), fake.parameter]).toEqual(["llm-proxy-prod-proxy:43", "1.1.0"]);
  });

  test("changes the image and nothing else: other containers, sizes and tags stay", async () => {
    const before = structuredClone(fake.newest("proxy"));
    await run();
    expect(fake.imagesOf("proxy")).toEqual([`${IMAGE}:1.1.0`, COLLECTOR]);
    const { containerDefinitions: _, ...after } = fake.newest("proxy");
    expect({ ...before, ...after }).toEqual(before);
    expect(Object.keys(after).sort()).toEqual(
      Object.keys(before)
        .filter((name) => name !== "containerDefinitions")
        .sort(),
    );
  });

  test("begins with the newest revision, which Terraform compares with, whether it runs or not", async () => {
    fake.registerBeside("proxy", { cpu: "512" });
    await run();
    expect(fake.newest("proxy")["cpu"]).toBe("512");
    expect(fake.on("proxy")).toBe("llm-proxy-prod-proxy:44");
  });

  test("is of every service that runs the image", async () => {
    await run(BOTH);
    expect([fake.on("proxy"), fake.on("dispatcher")]).toEqual([
      "llm-proxy-prod-proxy:43",
      "llm-proxy-prod-dispatcher:44",
    ]);
    expect(fake.imagesOf("dispatcher")[0]).toBe(`${IMAGE}:1.1.0`);
  });

  test("can be of a digest", async () => {
    await run({ tag: digest("2") });
    expect(fake.imagesOf("proxy")[0]).toBe(`${IMAGE}@${digest("2")}`);
    expect(fake.parameter).toBe(digest("2"));
  });

  test("of what runs already registers nothing and rolls nothing", async () => {
    expect(await run({ tag: "1.0.0" })).toBe("unchanged");
    expect(fake.changes).toEqual(["PutParameter"]);
  });

  test("goes on where one before it was interrupted", async () => {
    fake.fates.set("proxy", "never");
    const controller = new AbortController();
    const interrupted = said({}, controller.signal);
    while (!fake.calls.includes("UpdateService")) await new Promise((resolve) => setTimeout(resolve, 5));
    controller.abort();
    expect(await interrupted).toMatch(
      /^interrupted: ECS goes on by itself.*\n {2}start the same release again/,
    );
    expect([fake.on("proxy"), fake.parameter]).toEqual(["llm-proxy-prod-proxy:43", "1.1.0"]);
    fake.fates.clear();
    expect(await run()).toBe("unchanged");
    expect(fake.changes.filter((call) => call.startsWith("Register"))).toHaveLength(1);
  });

  test("is not misled by an answer from before the update", async () => {
    fake.stale = 2;
    expect(await run()).toBe("released");
  });

  describe("that fails to start", () => {
    test("was taken back by ECS: the parameter says so, and the failed revision is gone", async () => {
      fake.fates.set("proxy", "broken");
      const text = await said();
      expect(text).toMatch(/^1\.1\.0 was taken back\n/);
      expect(text).toContain("proxy: ECS gave up: tasks failed to start.");
      expect(text).toContain("(service proxy) was unable to place a task.");
      expect(text).toContain("/llm-proxy/prod/images/proxy says 1.0.0");
      expect([fake.on("proxy"), fake.parameter]).toEqual(["llm-proxy-prod-proxy:41", "1.0.0"]);
      expect(fake.imagesOf("proxy")[0]).toBe(`${IMAGE}:1.0.0`);
      expect(fake.changes.filter((call) => call === "UpdateService")).toHaveLength(1);
    });

    test("is taken back where ECS only gives up", async () => {
      fake.fates.set("proxy", "given up");
      expect(await said()).toContain("proxy is back on llm-proxy-prod-proxy:41");
      expect([fake.on("proxy"), fake.parameter]).toEqual(["llm-proxy-prod-proxy:41", "1.0.0"]);
      expect(fake.imagesOf("proxy")[0]).toBe(`${IMAGE}:1.0.0`);
    });

    test("takes the services back that did start", async () => {
      fake.fates.set("dispatcher", "broken");
      await said(BOTH);
      expect([fake.on("proxy"), fake.on("dispatcher")]).toEqual([
        "llm-proxy-prod-proxy:41",
        "llm-proxy-prod-dispatcher:42",
      ]);
      expect([fake.imagesOf("proxy")[0], fake.imagesOf("dispatcher")[0]]).toEqual([
        `${IMAGE}:1.0.0`,
        `${IMAGE}:1.0.0`,
      ]);
    });

    test("is taken back when it is neither steady nor given up for too long", async () => {
      fake.fates.set("proxy", "never");
      const text = await said({}, undefined, 50);
      expect(text).toContain("proxy: not steady after 0 minutes");
      expect([fake.on("proxy"), fake.parameter]).toEqual(["llm-proxy-prod-proxy:41", "1.0.0"]);
    });
  });

  test("that AWS refuses half way is taken back", async () => {
    fake.refuse("UpdateService");
    expect(await said()).toContain("1.1.0 was taken back");
    expect([fake.on("proxy"), fake.parameter]).toEqual(["llm-proxy-prod-proxy:41", "1.0.0"]);
    expect(fake.imagesOf("proxy")[0]).toBe(`${IMAGE}:1.0.0`);
  });

  test("calls nothing that whoever releases may not", async () => {
    fake.fates.set("proxy", "given up");
    await said();
    const applications = { "multi-agent-orchestrator": { repository: "acme/agents" } };
    const role = statementsOf(delivery("dev", {}, { applications }), "app_multi_agent_orchestrator");
    expect(fake.actions).toEqual(
      expect.arrayContaining(["ecr:DescribeImages", "ecs:DeregisterTaskDefinition", "ssm:PutParameter"]),
    );
    expect(fake.actions.filter((action) => !isEverAllowed(role, action))).toEqual([]);
  });

  test.each([
    ["an image that was not pushed", { tag: "2.0.0" }, /there is no image 2\.0\.0 in llm-proxy-prod-proxy/],
    ["'latest'", { tag: "latest" }, /'latest' does not say what runs/],
    [
      "another image than was tested",
      { digest: digest("3") },
      /1\.1\.0 in llm-proxy-prod-proxy is not the image that was tested\n.*3{64}\n.*2{64}/,
    ],
    ["a service there is not", { services: ["proxy", "worker"] }, /there is no service 'worker' in cluster/],
  ])("of %s changes nothing", async (_what, changed, problem) => {
    expect(await said(changed)).toMatch(problem);
    expect(fake.changes).toEqual([]);
  });

  test("of a service that runs other images changes nothing, and says what it runs", async () => {
    fake.images.set("1.1.0", digest("2"));
    Object.assign(fake.newest("proxy"), { containerDefinitions: [{ name: "proxy", image: "nginx:1.27" }] });
    expect(await said()).toMatch(
      /no container of llm-proxy-prod-proxy runs an image .*\n {2}proxy runs nginx:1\.27/,
    );
    expect(fake.changes).toEqual([]);
  });

  test("is of the very image that was tested, where the tag is that", async () => {
    expect(await run({ digest: digest("2") })).toBe("released");
  });
});
