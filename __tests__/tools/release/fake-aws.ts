import { type Answer, FakeServer, type Seen } from "../comment/fake-server";

const ARN = "arn:aws:ecs:us-east-1:111122223333:task-definition";
const REGISTRY = "111122223333.dkr.ecr.us-east-1.amazonaws.com";

/** What ECS makes of a new revision: `steady`, `broken` (back to the one before), `given up` (and not back), `never` ready. */
export type Fate = "steady" | "broken" | "given up" | "never";

interface Deployment {
  id: string;
  status: "PRIMARY" | "ACTIVE";
  taskDefinition: string;
  rolloutState: "IN_PROGRESS" | "COMPLETED" | "FAILED";
  rolloutStateReason: string;
}

interface FakeService {
  revision: string;
  deployments: Deployment[];
}

type Fields = Readonly<Record<string, unknown>>;

/** As much of ECS, ECR and Systems Manager as a release calls: services `proxy` and `dispatcher` run llm-proxy `1.0.0`. */
export class FakeAws extends FakeServer {
  /** Digests by tag. */
  readonly images = new Map([
    ["1.0.0", digest("1")],
    ["1.1.0", digest("2")],
  ]);

  readonly services = new Map<string, FakeService>();

  /** Registered and not deregistered, by ARN. */
  readonly revisions = new Map<string, Fields>();

  /** What happens to the next revision a service is told to run, by service; otherwise it gets steady. */
  readonly fates = new Map<string, Fate>();

  /** Answers that still say what was true before the last update. */
  stale = 0;

  parameter = "1.0.0";
  readonly #refused: string[] = [];
  #registered = 40;
  #before: FakeService | undefined;

  constructor() {
    super();
    for (const name of ["proxy", "dispatcher"]) {
      const revision = this.#register({
        family: `llm-proxy-prod-${name}`,
        cpu: "256",
        memory: "512",
        networkMode: "awsvpc",
        runtimePlatform: { cpuArchitecture: "ARM64" },
        enableFaultInjection: false,
        containerDefinitions: [
          { name, image: `${REGISTRY}/llm-proxy-prod-proxy:1.0.0`, essential: true },
          { name: "collector", image: "public.ecr.aws/aws-observability/collector:v0.43.2" },
        ],
        tags: [{ key: "System", value: "llm-proxy" }],
      });
      this.services.set(name, { revision, deployments: [deployment(revision, "COMPLETED")] });
    }
  }

  /** Calls that change something, by name, in their order. */
  get changes(): string[] {
    return this.calls.filter((call) => /^(Register|Put|Update|Deregister)/.test(call));
  }

  /** Actions of IAM that all calls take. */
  get actions(): string[] {
    const services: Readonly<Record<string, string>> = { Service: "ecs", Registry: "ecr", AmazonSSM: "ssm" };
    return this.requests.map((seen) => {
      const [word = ""] =
        /Service(?=V)|Registry(?=_V)|AmazonSSM/.exec(String(seen.headers["x-amz-target"])) ?? [];
      return `${services[word]}:${callOf(seen)}`;
    });
  }

  get calls(): string[] {
    return this.requests.map(callOf);
  }

  /** Registers another revision of the family of a service, which the service does not run. */
  registerBeside(service: string, changed: Fields): void {
    this.#register({ ...this.newest(service), ...changed });
  }

  /** The newest revision of the family of a service. */
  newest(service: string): Fields {
    const ours = [...this.revisions].filter(([arn]) => arn.includes(`/llm-proxy-prod-${service}:`));
    return ours.at(-1)?.[1] ?? {};
  }

  /** Images of the newest revision of a service. */
  imagesOf(service: string): string[] {
    return (this.newest(service)["containerDefinitions"] as { image: string }[]).map(({ image }) => image);
  }

  /** What a service is on. */
  on(service: string): string | undefined {
    return this.services.get(service)?.revision.replace(`${ARN}/`, "");
  }

  /** Refuses the next call of this name. */
  refuse(call: string): void {
    this.#refused.push(call);
  }

  protected answer(seen: Seen): Answer {
    if (this.#refused[0] === callOf(seen)) {
      this.#refused.shift();
      return { status: 400, body: { __type: "AccessDeniedException", message: "not authorized" } };
    }
    const body = (seen.body ?? {}) as Fields;
    switch (callOf(seen)) {
      case "DescribeImages":
        return this.#describeImages(body);
      case "DescribeServices":
        return ok({
          services: (body["services"] as string[]).flatMap((name) => this.#describeService(name)),
        });
      case "DescribeTaskDefinition":
        return this.#describeRevision(String(body["taskDefinition"]));
      case "RegisterTaskDefinition":
        return ok({ taskDefinition: { taskDefinitionArn: this.#register(body) } });
      case "DeregisterTaskDefinition":
        this.revisions.delete(String(body["taskDefinition"]));
        return ok({});
      case "UpdateService":
        this.#update(String(body["service"]), String(body["taskDefinition"]));
        return ok({ service: {} });
      case "PutParameter":
        this.parameter = String(body["Value"]);
        return ok({ Version: 2 });
      default:
        return { status: 400, body: { __type: "NotFake", message: callOf(seen) } };
    }
  }

  #describeImages({ imageIds, repositoryName }: Fields): Answer {
    const [{ imageTag = "", imageDigest = "" } = {}] = imageIds as {
      imageTag?: string;
      imageDigest?: string;
    }[];
    const found = this.images.get(imageTag) ?? [...this.images.values()].find((one) => one === imageDigest);
    return repositoryName === "llm-proxy-prod-proxy" && found
      ? ok({ imageDetails: [{ imageDigest: found }] })
      : { status: 400, body: { __type: "ImageNotFoundException", message: "no such image" } };
  }

  #describeService(name: string): Fields[] {
    const service = this.services.get(name);
    if (!service) return [];
    if (this.stale > 0 && this.#before) {
      this.stale -= 1;
      return [shown(name, this.#before)];
    }
    const answer = shown(name, service);
    this.#proceed(name, service);
    return [answer];
  }

  /** One step further at every look. */
  #proceed(name: string, service: FakeService): void {
    const [primary, previous] = service.deployments;
    if (primary?.rolloutState !== "IN_PROGRESS") return;
    const fate = this.fates.get(name) ?? "steady";
    if (fate === "never") return;
    primary.rolloutState = fate === "steady" ? "COMPLETED" : "FAILED";
    if (fate === "steady") return;
    primary.rolloutStateReason = "tasks failed to start.";
    this.fates.delete(name);
    if (fate === "given up" || !previous) return;
    primary.status = "ACTIVE";
    service.revision = previous.taskDefinition;
    service.deployments = [deployment(previous.taskDefinition, "IN_PROGRESS"), primary];
  }

  #describeRevision(name: string): Answer {
    const found = [...this.revisions]
      .filter(([arn]) => arn === name || arn.startsWith(`${ARN}/${name}:`))
      .at(-1);
    if (!found) return { status: 400, body: { __type: "ClientException", message: `no ${name}` } };
    const { tags, ...taskDefinition } = found[1];
    const answered = { status: "ACTIVE", registeredBy: "somebody", requiresAttributes: [{ name: "x" }] };
    return ok({ taskDefinition: { ...taskDefinition, ...answered, taskDefinitionArn: found[0] }, tags });
  }

  #register(fields: Fields): string {
    this.#registered += 1;
    const arn = `${ARN}/${fields["family"]}:${this.#registered}`;
    this.revisions.set(arn, fields);
    return arn;
  }

  #update(name: string, revision: string): void {
    const service = this.services.get(name);
    if (!service) return;
    this.#before = structuredClone(service);
    const [previous] = service.deployments;
    service.revision = revision;
    service.deployments = [
      deployment(revision, "IN_PROGRESS"),
      ...(previous ? [{ ...previous, status: "ACTIVE" as const }] : []),
    ];
  }
}

export function digest(digit: string): string {
  return `sha256:${digit.repeat(64)}`;
}

function callOf({ headers }: Seen): string {
  return String(headers["x-amz-target"]).replace(/^.*\./, "");
}

function deployment(taskDefinition: string, rolloutState: Deployment["rolloutState"]): Deployment {
  return { id: "ecs-svc/1", status: "PRIMARY", taskDefinition, rolloutState, rolloutStateReason: "" };
}

function shown(serviceName: string, { revision: taskDefinition, deployments }: FakeService): Fields {
  const events = [{ id: "1", message: `(service ${serviceName}) was unable to place a task.` }];
  return structuredClone({ serviceName, status: "ACTIVE", taskDefinition, deployments, events });
}

function ok(body: unknown): Answer {
  return { status: 200, body };
}
