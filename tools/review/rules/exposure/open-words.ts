import type { Statement } from "../../policy-document";
import { hasReference, isOpen } from "../../references-in-words";
import { conditionsOf } from "./conditions";

/** Operators for which some values are true of everything. */
const WIDE = /Like|IpAddress/i;

/** Words of a statement that may stand for anything. Whom it lets in is asked where accounts are told apart. */
export function openWords(statement: Statement): string[] {
  const { effect, actions, notActions, resources, notResources } = statement;
  if (effect === "Deny") return [];
  const values = conditionsOf(statement).flatMap(({ operator, values: own }) =>
    WIDE.test(operator) ? own : [],
  );
  return [
    ...[effect, ...actions, ...notActions].filter(hasReference),
    ...[...resources, ...notResources, ...values].filter(isOpen),
  ];
}
