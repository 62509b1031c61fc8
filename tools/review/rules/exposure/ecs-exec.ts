import type { Change } from "../../../plan/change";
import type { Attributes } from "../../../plan/values";
import type { Found, Rule } from "../../rule";
import { seen, turns } from "../../seen";
import { containersOn } from "./containers";
import { stays } from "./value-at";

/**
 * Somebody gets a shell in a container, or what is in the container gets out of it more easily.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html
 */
export const exposureEcsExec: Rule = {
  id: "exposure.ecs-exec",
  check(change) {
    if (!stays(change)) return undefined;
    if (change.type === "aws_ecs_service") return ofService(change);
    if (change.type !== "aws_ecs_task_definition") return undefined;
    return [...ofNetwork(change), ...ofContainers(change)];
  },
};

function ofService(change: Change): Found | undefined {
  const attribute = "enable_execute_command";
  if (change.before[attribute] === true || change.after[attribute] !== true) return undefined;
  return {
    level: "review",
    what: "Who may ecs:ExecuteCommand gets a shell in its tasks (enable_execute_command = true)",
    evidence: [seen(change, "after", attribute)],
    mitigation: "a task has it from its next start on, and only with ssmmessages in its role",
    fix: "check who may, that sessions are logged, and turn it off again",
  };
}

function ofNetwork(change: Change): Found[] {
  const isHost = ["awsvpc", "bridge", "none"].some((mode) => turns(change, "network_mode", mode, "host"));
  if (!isHost) return [];
  const what = "Its containers use the network of the machine they run on (network_mode = host)";
  return [{ level: "review", what, evidence: [seen(change, "after", "network_mode")], fix: "use awsvpc" }];
}

function ofContainers(change: Change): Found[] {
  const before = containersOn(change, "before");
  const evidence = [seen(change, "after", "container_definitions")];
  return [...containersOn(change, "after")].flatMap(([name, container]) =>
    loosened(before.get(name), container).map(
      (what): Found => ({
        level: "review",
        what: `The container ${name} ${what}`,
        evidence,
        fix: "check that it is needed",
      }),
    ),
  );
}

function loosened(before: Attributes | undefined, after: Attributes): string[] {
  const isPrivileged = after["privileged"] === true && before?.["privileged"] !== true;
  const isWritable = before?.["readonlyRootFilesystem"] === true && after["readonlyRootFilesystem"] !== true;
  return [
    ...(isPrivileged ? ["may do what root of its machine may (privileged = true)"] : []),
    ...(isWritable ? ["may write to its own files (readonlyRootFilesystem is off)"] : []),
  ];
}
