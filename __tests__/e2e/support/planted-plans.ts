type Values = Readonly<Record<string, unknown>>;

/** Starts every planted secret; a number stands for those that are no text. */
const SECRET = (where: string) => `planted-${where}-hunter2`;

const WHERE = [
  "mark-before",
  "mark-after",
  "schema",
  "name",
  "variable",
  "container",
  "container-plain",
  "json",
  "set-element",
  "output-mark",
  "output-name",
  "drift",
  "check",
  "configuration",
  "state",
  "url",
];

/** What must be nowhere: of each its text. */
export const PLANTED: readonly string[] = [...WHERE.map(SECRET), "48151623421"];

export function planOf(changes: readonly Values[], more: Values = {}): Values {
  const flags = { format_version: "1.2", terraform_version: "1.11.4", complete: true, errored: false };
  return { ...flags, resource_changes: changes, ...more };
}

export function taggedQueue(): Values {
  const before = { name: "jobs", tags: { a: "1" } };
  return planOf([change("aws_sqs_queue.jobs", ["update"], before, { ...before, tags: { a: "2" } })]);
}

export function replacedDatabase(): Values {
  const before = { identifier: "main", engine: "postgres", skip_final_snapshot: true };
  const after = { ...before, engine: "mysql" };
  return planOf([
    change("aws_db_instance.main", ["delete", "create"], before, after, { replace_paths: [["engine"]] }),
  ]);
}

/** A secret in every place where a plan may have one. */
export function planWithSecrets(): Values {
  const containers = (image: string) => [
    { name: "api", image, environment: [{ name: "MODE", value: SECRET("container") }] },
  ];
  const plain = [
    { name: "api", image: "app:1", environment: [{ name: "API_TOKEN", value: SECRET("container-plain") }] },
  ];
  const element = { description: SECRET("set-element"), from_port: 443 };
  const task = { container_definitions: true };
  return planOf(
    [
      change(
        "aws_sqs_queue.before",
        ["update"],
        { name: SECRET("mark-before") },
        { name: "x" },
        { before_sensitive: { name: true } },
      ),
      change(
        "aws_sqs_queue.after",
        ["update"],
        { name: "x" },
        { name: SECRET("mark-after") },
        { after_sensitive: { name: true } },
      ),
      change("aws_secretsmanager_secret_version.it", ["create"], null, { secret_string: SECRET("schema") }),
      change("aws_x.named", ["create"], null, { admin_password: SECRET("name"), pin_token: 48151623421 }),
      change("aws_x.url", ["update"], { link: "x" }, { link: `https://user:${SECRET("url")}@host/` }),
      change(
        "aws_ecs_task_definition.marked",
        ["update"],
        { container_definitions: JSON.stringify(containers("app:1")) },
        { container_definitions: JSON.stringify(containers("app:2")) },
        { before_sensitive: task, after_sensitive: task },
      ),
      change("aws_ecs_task_definition.plain", ["create"], null, {
        container_definitions: JSON.stringify(plain),
      }),
      change("aws_x.document", ["create"], null, {
        settings: JSON.stringify({ db: { password: SECRET("json") } }),
      }),
      change(
        "aws_security_group.it",
        ["delete", "create"],
        { ingress: [element] },
        { ingress: [{ ...element, from_port: 444 }] },
        { replace_paths: [["ingress", element, "from_port"]], before_sensitive: { ingress: true } },
      ),
      change(
        'aws_ssm_parameter.each["for-each-key"]',
        ["update"],
        { tier: "Standard" },
        { tier: "Advanced" },
      ),
    ],
    {
      variables: { db_password: { value: SECRET("variable") } },
      output_changes: {
        marked: { actions: ["create"], before: null, after: SECRET("output-mark"), after_sensitive: true },
        api_token: {
          actions: ["create"],
          before: null,
          after: SECRET("output-name"),
          after_sensitive: false,
        },
      },
      resource_drift: [change("aws_x.url", ["update"], { password: SECRET("drift") }, { password: "other" })],
      checks: [
        {
          address: { to_display: "check.it" },
          status: "fail",
          instances: [{ status: "fail", problems: [{ message: `password=${SECRET("check")} is refused` }] }],
        },
      ],
      configuration: { root_module: { variables: { v: { default: SECRET("configuration") } } } },
      prior_state: { values: { outputs: { o: { value: SECRET("state") } } } },
    },
  );
}

/** Text that would do something where it is read as more than text. */
export function hostilePlan(): Values {
  const text =
    "\u001b[2J\u001b]0;x\u0007\n::set-output name=a::b\n##[error]x\n```\n</details><script>x</script><img src=x>@everyone\u202e";
  return planOf(
    [
      change(
        `aws_sqs_queue.it["${text}"]`,
        ["update"],
        { name: text },
        { name: `${text}2`, tags: { [text]: text } },
      ),
      change("aws_sqs_queue.odd", ["update"], { tags: { constructor: "a" } }, { tags: { toString: "b" } }),
    ],
    {
      output_changes: { [text]: { actions: ["create"], before: null, after: text } },
      terraform_version: text,
    },
  );
}

function change(
  address: string,
  actions: readonly string[],
  before: Values | null,
  after: Values | null,
  more: Values = {},
) {
  const [type = "", name = ""] = address.split(/[.[]/);
  const sides = {
    actions,
    before,
    after,
    after_unknown: {},
    before_sensitive: {},
    after_sensitive: {},
    ...more,
  };
  return { address, mode: "managed", type, name, change: sides };
}
