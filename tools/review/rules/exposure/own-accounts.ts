import type { Plan } from "../../../plan/plan";
import type { Statement } from "../../policy-document";

const OWN = new WeakMap<Plan, ReadonlySet<string>>();

/** Accounts that what is in the plan belongs to; empty where only the apply will tell. */
export function ownAccounts(plan: Plan): ReadonlySet<string> {
  const known = OWN.get(plan);
  if (known) return known;
  const accounts = plan.changes
    .filter(({ mode }) => mode === "managed")
    .flatMap(({ before, after }) => [before["arn"], after["arn"], before["owner_id"], after["owner_id"]])
    .flatMap((value) => (typeof value === "string" ? (accountIn(value) ?? []) : []));
  const own = new Set(accounts);
  OWN.set(plan, own);
  return own;
}

function accountIn(text: string): string | undefined {
  return /^arn:[\w-]+:[\w-]+:[\w-]*:(\d{12}):/.exec(text)?.[1] ?? /^\d{12}$/.exec(text)?.[0];
}

/** The account a principal is of; nothing for a service, or for everybody. */
export function accountOf(principal: string): string | undefined {
  return /^AWS: /.test(principal) ? accountIn(principal.slice("AWS: ".length)) : undefined;
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
    unclear: own.size > 0 ? [] : others,
  };
}
