import type { Change } from "../../../plan/change";
import type { Plan } from "../../../plan/plan";
import type { Value } from "../../../plan/values";
import { mayComeBack } from "./going";

/** Who uses something, and by which attribute of both. */
interface Use {
  readonly user: string;

  /** Of the user. */
  readonly names: string;

  /** Of what is used. */
  readonly by: string;
}

const DATABASES = ["aws_db_instance", "aws_rds_cluster"];

/** By type of what is used. Each of them can have one user only, or is of no use once that is gone. */
const USES: Readonly<Record<string, readonly Use[]>> = {
  aws_db_parameter_group: [{ user: "aws_db_instance", names: "parameter_group_name", by: "name" }],
  aws_db_subnet_group: DATABASES.map((user) => ({ user, names: "db_subnet_group_name", by: "name" })),
  aws_ecs_task_definition: [{ user: "aws_ecs_service", names: "task_definition", by: "arn" }],
  aws_kms_alias: [{ user: "aws_kms_key", names: "key_id", by: "target_key_id" }],
};

/** How Application Auto Scaling calls a service: `service/<cluster>/<name>`. */
const SERVICE = /^service\/([^/]+)\/([^/]+)$/;

/** Who uses what goes for good, if that goes for good as well: one harm is told once, at the user. */
export function userThatGoes(change: Change, plan: Plan): Change | undefined {
  const { kind, type, before } = change;
  if (kind !== "delete" || mayComeBack(change, plan)) return undefined;
  const users = plan.changes.filter((other) => other.kind === "delete" && other.deposed === undefined);
  const scaled = type.startsWith("aws_appautoscaling_") && SERVICE.exec(text(before["resource_id"]));
  if (scaled) {
    const [, cluster = "", name = ""] = scaled;
    return users.find(
      (user) =>
        user.type === "aws_ecs_service" &&
        user.before["name"] === name &&
        text(user.before["cluster"]).split("/").at(-1) === cluster,
    );
  }
  return (USES[type] ?? []).flatMap(({ user, names, by }) => {
    const name = before[by];
    const isUser = (other: Change) => other.type === user && name !== null && other.before[names] === name;
    return name === undefined ? [] : (users.find(isUser) ?? []);
  })[0];
}

function text(value: Value | undefined): string {
  return typeof value === "string" ? value : "";
}
