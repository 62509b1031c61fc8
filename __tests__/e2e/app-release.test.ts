import { ListTaskDefinitionsCommand } from "@aws-sdk/client-ecs";
import { GetParameterCommand } from "@aws-sdk/client-ssm";
import { Construct } from "constructs";
import { ENVIRONMENTS } from "../../backend/environments";
import { Cluster } from "../../modules/container-service/cluster";
import { FargateService } from "../../modules/container-service/fargate-service";
import { EncryptionKey } from "../../modules/encryption/encryption-key";
import { ImageRepository } from "../../modules/image-registry/image-repository";
import { Network } from "../../modules/network/network";
import { PrivateNamespace } from "../../modules/service-discovery/private-namespace";
import { SystemStack } from "../../stacks/system-stack";
import { expectNoChanges } from "../../tools/rehearsal/expectations";
import { applied } from "./support/applied";
import { pushImage } from "./support/pipeline";
import { describeWithAws } from "./support/requirements";
import { type Outcome, run } from "./support/run";
import { servicesOf } from "./support/services-of";
import type { Build } from "./support/synthesized";

const STACK = "mail-dev";
const REPOSITORY = `${STACK}-server`;
const CLUSTER = `${STACK}-services`;
const SERVICES = ["server", "worker"];

/** A server and its worker, which run one image: what a release touches, and little else. */
const mail: Build = (app) => {
  const stack = new SystemStack(app, { name: "mail", shortName: "mail" }, ENVIRONMENTS.dev);
  const key = new EncryptionKey(stack, "key", { description: "Logs" });
  const network = new Network(stack, "network", {
    cidr: "10.0.0.0/16",
    zones: ["us-east-1a", "us-east-1b"],
    nat: "none",
  });
  const namespace = new PrivateNamespace(stack, "namespace", { name: "mail.local", network });
  const options = { containerInsights: "enabled", logRetentionDays: 7 } as const;
  const cluster = new Cluster(stack, "services", { network, namespace, key, ...options });
  const image = new ImageRepository(new Construct(stack, "images"), "server", { firstTag: "0.1.0" });
  for (const name of SERVICES) {
    new FargateService(stack, name, { cluster, image, port: 8080, tasks: 1, architecture: "ARM64" });
  }
  return stack;
};

describeWithAws("a release from an application's pipeline", () => {
  const dev = applied(STACK, { build: mail });

  /** What a pipeline runs. */
  const release = (...args: readonly string[]): Promise<Outcome> =>
    run(
      [
        ...[process.execPath, "tools/run.cjs", "tools/release/main", ...SERVICES],
        ...["--system", "mail", "--environment", "dev", "--cluster", CLUSTER, "--image", "server", ...args],
      ],
      { cwd: process.cwd(), env: dev().rehearsal.environment },
    );
  const running = async () => {
    const services = await servicesOf(dev().aws, CLUSTER, SERVICES);
    return SERVICES.map((name) => services[name]?.container.image?.replace(/^.*[:@]/, ""));
  };
  const parameter = async () => {
    const { Parameter } = await dev().aws.ssm.send(
      new GetParameterCommand({ Name: "/mail/dev/images/server" }),
    );
    return Parameter?.Value;
  };
  const plan = () => dev().rehearsal.plan(STACK);

  test("is no change for Terraform", async () => {
    const digest = await pushImage(dev().aws, REPOSITORY, "sha-0123456789ab");
    const { code, text } = await release("--tag", "sha-0123456789ab", "--digest", digest);
    expect([code, text]).toEqual([0, expect.stringContaining("server, worker: now sha-0123456789ab.")]);
    expect(await running()).toEqual(["sha-0123456789ab", "sha-0123456789ab"]);
    expect(await parameter()).toBe("sha-0123456789ab");
    expectNoChanges(await plan());
  });

  test("that is started again changes nothing", async () => {
    const { code, text } = await release("--tag", "sha-0123456789ab");
    expect([code, text]).toEqual([0, expect.stringContaining("already sha-0123456789ab.")]);
    expectNoChanges(await plan());
  });

  test("that does not start leaves what ran before, and is no change for Terraform either", async () => {
    await pushImage(dev().aws, REPOSITORY, "sha-fails-to-start");
    const { code, text } = await release("--tag", "sha-fails-to-start");
    expect(code).toBe(1);
    expect(text).toContain("sha-fails-to-start was taken back");
    expect(text).toContain("/mail/dev/images/server says sha-0123456789ab");
    expect(await running()).toEqual(["sha-0123456789ab", "sha-0123456789ab"]);
    expect(await parameter()).toBe("sha-0123456789ab");
    const { taskDefinitionArns = [] } = await dev().aws.ecs.send(
      new ListTaskDefinitionsCommand({ familyPrefix: `${STACK}-server`, status: "ACTIVE" }),
    );
    expect(taskDefinitionArns.map((arn) => arn.replace(/^.*\//, ""))).toEqual([
      `${STACK}-server:1`,
      `${STACK}-server:2`,
    ]);
    expectNoChanges(await plan());
  });

  test("of a digest is no change for Terraform", async () => {
    const digest = await pushImage(dev().aws, REPOSITORY, "v1.0.0-stable");
    expect((await release("--tag", digest)).code).toBe(0);
    expect(await running()).toEqual([digest, digest].map((one) => one.replace(/^.*:/, "")));
    expectNoChanges(await plan());
  });
});
