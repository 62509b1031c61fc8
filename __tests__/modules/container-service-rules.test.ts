import { capacityProblems } from "../../modules/container-service/capacity-providers";
import { environmentProblems } from "../../modules/container-service/environment-problems";
import {
  healthCheckProblem,
  pythonHealthCheck,
  wgetHealthCheck,
} from "../../modules/container-service/health-check";
import { imageProblem, pullPermissions } from "../../modules/container-service/image-source";
import { portProblems } from "../../modules/container-service/port-problems";
import { taskSizeProblem } from "../../modules/container-service/task-size";
import { mountProblems } from "../../modules/container-service/volumes";
import type { Problem } from "../../modules/validation/validate";

const broken = (problems: readonly Problem[]) => problems.filter(Boolean);

describe("the size of a task", () => {
  test.each([
    [256, 512],
    [256, 2048],
    [512, 3072],
    [1024, 2048],
    [2048, 16_384],
    [4096, 30_720],
    [8192, 61_440],
    [16_384, 122_880],
  ])("may be %i CPU units with %i MiB", (cpu, memoryMiB) => {
    expect(taskSizeProblem(cpu, memoryMiB)).toBe(false);
  });

  test.each([
    [256, 4096, "cpu 256 takes memoryMiB 512, 1024, 2048; got 4096"],
    [256, 1536, "cpu 256 takes memoryMiB 512, 1024, 2048; got 1536"],
    [1024, 1024, "cpu 1024 takes memoryMiB 2048, 3072, 4096, 5120, 6144, 7168, 8192; got 1024"],
    [8192, 18_432, /^cpu 8192 takes memoryMiB 16384, 20480, .*, 61440; got 18432$/],
    [16_384, 131_072, /^cpu 16384 takes memoryMiB 32768, 40960, .*, 122880; got 131072$/],
    [300, 512, "cpu must be one of 256, 512, 1024, 2048, 4096, 8192, 16384; got 300"],
  ])("refuses %i CPU units with %i MiB, and says what there is", (cpu, memoryMiB, problem) => {
    expect(taskSizeProblem(cpu, memoryMiB)).toEqual(
      typeof problem === "string" ? problem : expect.stringMatching(problem),
    );
  });
});

describe("the mix of capacity", () => {
  test("may be Spot with a base that is always there", () => {
    const mix = { FARGATE: { weight: 1, base: 2 }, FARGATE_SPOT: { weight: 3 } };
    expect(broken(capacityProblems(mix))).toEqual([]);
  });

  test("refuses weights that start nothing", () => {
    expect(broken(capacityProblems({ FARGATE: { weight: 0 } }))).toEqual([
      'capacityProviders must give one of FARGATE, FARGATE_SPOT a weight above 0, got {"FARGATE":{"weight":0}}',
    ]);
    expect(broken(capacityProblems({}))).toHaveLength(1);
  });

  test("refuses a base in both", () => {
    const mix = { FARGATE: { weight: 1, base: 1 }, FARGATE_SPOT: { weight: 1, base: 1 } };
    expect(broken(capacityProblems(mix))).toEqual([
      expect.stringContaining("can have a base in one provider only"),
    ]);
  });

  test("refuses numbers ECS does not know", () => {
    const mix = { FARGATE: { weight: 1.5 }, FARGATE_SPOT: { weight: 1, base: -1 } };
    expect(broken(capacityProblems(mix))).toEqual([
      "capacityProviders FARGATE must have a whole weight from 0 to 1000, got 1.5",
      "capacityProviders FARGATE_SPOT must have a whole base from 0 to 100000, got -1",
    ]);
  });
});

describe("the environment", () => {
  test.each(["LOG_LEVEL", "MAX_TOKENS", "LANGFUSE_PUBLIC_KEY", "DB_SECRET_ARN", "MONKEY"])(
    "may hold %s",
    (name) => {
      expect(broken(environmentProblems({ [name]: "value" }, {}))).toEqual([]);
    },
  );

  test.each(["DB_PASSWORD", "OPENAI_API_KEY", "SECRET", "GITHUB_TOKEN", "snowflake_credentials"])(
    "refuses %s, which belongs in secrets",
    (name) => {
      expect(broken(environmentProblems({ [name]: "hunter2" }, {}))).toEqual([
        `environment ${name} looks like a secret, and whoever may read the plan would see it; it belongs in secrets`,
      ]);
    },
  );

  test.each([
    ["a password in a URL", "postgres://agents:hunter2@db:5432/agents"],
    ["a private key", "-----BEGIN RSA PRIVATE KEY-----"],
    ["an AWS access key", "AKIAIOSFODNN7EXAMPLE"],
    ["an API key", "sk-proj-1234"],
  ])("refuses %s under whatever name, and does not repeat it", (_, value) => {
    const [problem] = broken(environmentProblems({ UPSTREAM: value }, {}));
    expect(problem).toContain("environment UPSTREAM looks like a secret");
    expect(problem).not.toContain(value);
  });

  test("may hold a URL with a port", () => {
    expect(broken(environmentProblems({ URL: "http://langgraph.agents.local:8001" }, {}))).toEqual([]);
  });

  test("refuses a name that is also in secrets, and names no shell can have", () => {
    expect(broken(environmentProblems({ MODE: "a", "LOG-LEVEL": "b" }, { MODE: {}, "2ND": {} }))).toEqual([
      "environment names are letters, digits and _, got 'LOG-LEVEL'",
      "environment names are letters, digits and _, got '2ND'",
      "MODE must be in environment or in secrets, got both",
    ]);
  });
});

describe("an image by its name", () => {
  test.each(["python:3.12", "registry.example.com:5000/agents/core:1", `agents@sha256:${"0".repeat(64)}`])(
    "may be %s",
    (image) => {
      expect(imageProblem(image)).toBe(false);
    },
  );

  test("refuses one that does not say which", () => {
    expect(imageProblem("registry.example.com:5000/langgraph")).toBe(
      "image needs a tag or a digest, got 'registry.example.com:5000/langgraph'",
    );
  });

  test("refuses 'latest'", () => {
    expect(imageProblem("langgraph:latest")).toBe(
      "image needs a tag that stays, 'latest' is another image tomorrow; got 'langgraph:latest'",
    );
  });

  test("refuses a reference, from which nobody can tell the repository", () => {
    expect(imageProblem("${aws_ecr_repository.langgraph.repository_url}:1")).toMatch(/^image must be text/);
  });

  test("may be pulled by everybody, unless it is in ECR", () => {
    expect(pullPermissions("public.ecr.aws/docker/library/postgres:15")).toEqual([]);
    expect(pullPermissions("111122223333.dkr.ecr.eu-west-1.amazonaws.com/agents/api:1")).toMatchObject([
      { actions: ["ecr:GetAuthorizationToken"], resources: ["*"] },
      { resources: ["arn:aws:ecr:eu-west-1:111122223333:repository/agents/api"] },
    ]);
  });
});

describe("other rules", () => {
  test("the health check asks the container's own port with Python", () => {
    expect(pythonHealthCheck(8001, "/v1/health")).toEqual([
      "CMD",
      "python",
      "-c",
      'from urllib.request import urlopen; urlopen("http://127.0.0.1:8001/v1/health", timeout=4)',
    ]);
  });

  test("the health check of an Alpine image asks with wget, and gives up before ECS does", () => {
    const command = wgetHealthCheck(8080);
    expect(command).toEqual([
      "CMD-SHELL",
      "wget -q -O /dev/null -T 4 'http://127.0.0.1:8080/health' || exit 1",
    ]);
    expect(healthCheckProblem(command)).toBe(false);
    expect(wgetHealthCheck(8080, "/ready?deep=1&log=0")[1]).toContain(
      "'http://127.0.0.1:8080/ready?deep=1&log=0'",
    );
  });

  test.each([[[]], [["curl", "localhost"]], [["CMD"]]])("refuses the health check %j", (command) => {
    expect(healthCheckProblem(command)).toMatch(/^healthCheckCommand must be CMD with a program/);
  });

  test("refuses a port that two services have", () => {
    expect(broken(portProblems({ core: 8000, langgraph: 8001, cortex: 8001 }))).toEqual([
      "port must differ between services, got 8001 for langgraph and cortex",
    ]);
  });

  test.each(["data", "/tmp"])("refuses to mount files at %s", (path) => {
    const mount = { fileSystemId: "fs-1", accessPointId: "fsap-1", path };
    expect(broken(mountProblems({ data: mount }))).toEqual([
      `volumes data must have a path that begins with / and is not /tmp, got '${path}'`,
    ]);
  });
});
