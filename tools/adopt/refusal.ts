import type { Found } from "./kinds/kind";
import { typeOf } from "./kinds/kinds";

type Block = Readonly<Record<string, unknown>>;

/** Why something that is there had better not be imported, and what to do; nothing for what can be. */
export function refusal(address: string, block: Block | undefined, { id }: Found): string | undefined {
  switch (typeOf(address)) {
    case "aws_ecs_task_definition":
      // Nothing about a revision can be changed: one that is imported is destroyed for the next.
      return `the apply registers a revision of its own, and ${id} stays for a way back`;
    case "aws_ssm_parameter":
      return isWritten(block)
        ? `an import would never settle; before the apply: aws ssm delete-parameter --name ${id}`
        : undefined;
    default:
      return undefined;
  }
}

/**
 * Imported, the text of a parameter is never read into `insecure_value`, and every plan wants to write it again (AWS
 * provider 5.100). The one whose text Terraform does not follow can be imported all the same.
 */
function isWritten(block: Block | undefined): boolean {
  const { ignore_changes = [] } = (block?.["lifecycle"] ?? {}) as { ignore_changes?: readonly string[] };
  return block?.["insecure_value"] !== undefined && !ignore_changes.includes("insecure_value");
}
