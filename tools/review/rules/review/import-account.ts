import { withoutKey } from "../../../plan/plan";
import type { Rule } from "../../rule";
import { seen } from "../../seen";
import { accountIn } from "../exposure/own-accounts";

/** What belongs to somebody else is taken over: AWS lets a stranger read it, and an apply changes it, or fails half-way. */
export const reviewImportAccount: Rule = {
  id: "review.import-account",
  check(change, { plan }) {
    const { address, importId, before, pointer } = change;
    const allowed = plan.allowedAccounts.get(withoutKey(address));
    if (importId === undefined || allowed === undefined) return undefined;
    const places = [
      { value: importId, evidence: `${pointer}/change/importing/id = ${importId}` },
      ...["arn", "owner_id"].map((name) => ({ value: before[name], evidence: seen(change, "before", name) })),
    ];
    for (const { value, evidence } of places) {
      const account = typeof value === "string" ? accountIn(value) : undefined;
      if (account === undefined || allowed.has(account)) continue;
      return {
        level: "review",
        what: `What is imported belongs to the account ${account}; its provider may touch ${[...allowed].join(", ")}`,
        evidence: [evidence],
        fix: "import it in the stack of its own account, or correct the id",
      };
    }
    return undefined;
  },
};
