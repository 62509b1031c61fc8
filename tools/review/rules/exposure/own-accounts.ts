import type { Plan } from "../../../plan/plan";
import { kept } from "../../kept";
import type { Statement } from "../../policy-document";
import { hasReference, isOpen } from "../../references-in-words";

/** Accounts that what is in the plan belongs to; empty where only the apply will tell. */
export const ownAccounts = kept((plan: Plan): ReadonlySet<string> => {
  const accounts = plan.changes
    .filter(({ mode }) => mode === "managed")
    .flatMap(({ before, after }) => [before["arn"], after["arn"], before["owner_id"], after["owner_id"]])
    .flatMap((value) => (typeof value === "string" ? (accountIn(value) ?? []) : []));
  return new Set(accounts);
});

/** The account in an ARN, or that the text is. */
export function accountIn(text: string): string | undefined {
  return /^arn:[\w-]+:[\w-]+:[\w-]*:(\d{12}):/.exec(text)?.[1] ?? /^\d{12}$/.exec(text)?.[0];
}

/** The account a principal is of; nothing for a service, or for everybody. */
export function accountOf(principal: string): string | undefined {
  return /^AWS: /.test(principal) ? accountIn(principal.slice("AWS: ".length)) : undefined;
}

/** Whether what tells the account of a principal is a reference that may stand for any. */
function isOfAnyAccount(principal: string): boolean {
  const [, who = ""] = /^(?:AWS: )?(\S+)$/.exec(principal) ?? [];
  if (!who.startsWith("arn:")) return isOpen(who);
  const account = who.split(":")[4] ?? "";
  return hasReference(account) && (isOpen(account) || !account.startsWith("${"));
}

/** Whom a statement lets in from outside. */
export interface Strangers {
  readonly everybody: boolean;

  /** Principals of other accounts. */
  readonly foreign: readonly string[];

  /** Principals of accounts of which the plan does not tell whose they are. */
  readonly unclear: readonly string[];
}

export function strangersIn({ principals }: Statement, plan: Plan): Strangers {
  const own = ownAccounts(plan);
  const others = principals.filter((principal) => {
    const account = accountOf(principal);
    return account !== undefined && !own.has(account);
  });
  return {
    // Everybody but one is everybody.
    everybody: principals.some((principal) => principal === "*" || principal.startsWith("not ")),
    foreign: own.size > 0 ? others : [],
    unclear: [...(own.size > 0 ? [] : others), ...principals.filter(isOfAnyAccount)],
  };
}
