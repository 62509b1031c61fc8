import { temporaryDirectory } from "../temporary";
import { containers, nameOf, service, settingsOf } from "./synthesized";

const directory = temporaryDirectory();
const secret = (id: string) => ({ name: nameOf(id), description: `The ${id}` });
const settings = (resource: object) => settingsOf(directory, resource);

describe("a secret", () => {
  test("is called what comes after system and environment, and otherwise by its whole name", () => {
    const { secrets } = settings({
      aws_secretsmanager_secret: { one: secret("openai"), two: { name: "shared/openai" } },
    });
    expect(secrets.map(({ id, name }) => [id, name])).toEqual([
      ["openai", "/shop/dev/openai"],
      ["shared/openai", "shared/openai"],
    ]);
  });

  test("is left out when its name is not known before it is made", () => {
    const unnamed = { a: { name: "${aws_db_instance.a.identifier}" }, b: { name_prefix: "shop" } };
    expect(settings({ aws_secretsmanager_secret: unnamed }).secrets).toEqual([]);
  });

  test("has the keys that containers get of it, and the services they are of", () => {
    const { secrets } = settings({
      aws_secretsmanager_secret: { snowflake: secret("snowflake") },
      ...service(
        "gateway",
        "${aws_secretsmanager_secret.snowflake.arn}:user::",
        "${aws_secretsmanager_secret.snowflake.arn}:account::",
      ),
    });
    expect(secrets).toMatchObject([
      {
        keys: ["account", "user"],
        isReadWhole: false,
        readers: [{ name: "gateway", cluster: "shop-dev-main" }],
      },
    ]);
  });

  test("is read as it is when no key is named", () => {
    const { secrets } = settings({
      aws_secretsmanager_secret: { openai: secret("openai") },
      ...service("proxy", "${aws_secretsmanager_secret.openai.arn}"),
    });
    expect(secrets).toMatchObject([{ keys: [], isReadWhole: true }]);
  });

  test("is filled by people, unless Terraform makes a version of it", () => {
    const { secrets } = settings({
      aws_secretsmanager_secret: { login: secret("login"), openai: secret("openai") },
      aws_secretsmanager_secret_version: { login: { secret_id: "${aws_secretsmanager_secret.login.id}" } },
      ...service("proxy", "${aws_secretsmanager_secret_version.login.arn}:password::"),
    });
    expect(secrets.map(({ id, filledBy, keys }) => [id, filledBy, keys])).toEqual([
      ["login", "Terraform", ["password"]],
      ["openai", "people", []],
    ]);
  });

  test("of a database is RDS's own", () => {
    const { secrets, databases } = settings({
      aws_db_instance: { main: { identifier: "shop-dev-main", manage_master_user_password: true } },
      aws_rds_cluster: {
        events: { cluster_identifier: "shop-dev-events", manage_master_user_password: true },
        by_hand: { cluster_identifier: "shop-dev-by-hand" },
      },
      ...service("api", "${aws_db_instance.main.master_user_secret[0].secret_arn}:password::"),
    });
    expect(secrets.map(({ id, filledBy, keys }) => [id, filledBy, keys])).toEqual([
      ["events", "RDS", []],
      ["main", "RDS", ["password"]],
    ]);
    expect(databases).toEqual([
      { id: "main", identifier: "shop-dev-main", kind: "instance" },
      { id: "events", identifier: "shop-dev-events", kind: "cluster" },
    ]);
  });

  test("of a task that no service runs is read by the task's family", () => {
    const { secrets } = settings({
      aws_secretsmanager_secret: { openai: secret("openai") },
      aws_ecs_task_definition: {
        nightly: {
          family: "shop-nightly",
          container_definitions: containers("${aws_secretsmanager_secret.openai.arn}"),
        },
      },
    });
    expect(secrets[0]?.readers).toEqual([{ name: "shop-nightly" }]);
  });
});

describe("a parameter", () => {
  const decidedBy = (id: string, parameter: object) =>
    settings({ aws_ssm_parameter: { one: { name: nameOf(id), insecure_value: "INFO", ...parameter } } })
      .parameters[0]?.decidedBy;

  test("is decided by the code", () => {
    expect(decidedBy("log-level", {})).toBe("code");
    expect(decidedBy("log-level", { lifecycle: { ignore_changes: ["description"] } })).toBe("code");
  });

  test.each([[["insecure_value"]], [["value"]], ["all"]])(
    "is decided by operators when Terraform ignores %p",
    (ignore_changes) => {
      expect(decidedBy("log-level", { lifecycle: { ignore_changes } })).toBe("operators");
    },
  );

  test("that says which image runs is decided by delivery", () => {
    expect(decidedBy("images/api", { lifecycle: { ignore_changes: ["insecure_value"] } })).toBe("delivery");
  });

  test("takes as many characters as its tier", () => {
    const { parameters } = settings({
      aws_ssm_parameter: { a: { name: nameOf("a") }, b: { name: nameOf("b"), tier: "Advanced" } },
    });
    expect(parameters.map(({ longest }) => longest)).toEqual([4_096, 8_192]);
  });
});

test("refuses containers that are no JSON, and names them", () => {
  const resource = { aws_ecs_task_definition: { api: { container_definitions: "${jsonencode([])}" } } };
  expect(() => settings(resource)).toThrow(
    "shop-dev: the containers of aws_ecs_task_definition.api can't be read",
  );
});
