import { type Change, destroys } from "../../../plan/change";
import type { Found, Rule } from "../../rule";
import { because, goes, seen, seenActions } from "../../seen";
import { goesWithOwner, ownerThatGoes } from "../outage/going";
import { refusedUnlessEmpty } from "./refusals";

/** What they say which things are backed up, by type. */
const PLANS: Readonly<Record<string, string>> = {
  aws_backup_plan: "backup plan",
  aws_backup_selection: "backup selection",
};

/**
 * Backups go, or are no longer made.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/backup_vault
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/backup_selection
 */
export const lossBackup: Rule = {
  id: "loss.backup",
  check(change, { plan }) {
    if (!destroys(change)) return undefined;
    if (change.type === "aws_backup_vault") return ofVault(change);
    const thing = PLANS[change.type];
    if (thing === undefined) return undefined;
    const owner = ownerThatGoes(change, "plan_id", plan);
    return owner ? goesWithOwner(change, owner) : ofPlan(change, thing);
  },
};

function ofVault(change: Change): Found {
  return (
    refusedUnlessEmpty(change, "vault", "force_destroy") ?? {
      level: "data-loss",
      what: `The vault ${goes(change)}, with every backup in it`,
      evidence: [seenActions(change), seen(change, "before", "force_destroy")],
      fix: "copy the backups to another vault before, or keep it",
    }
  );
}

function ofPlan(change: Change, thing: string): Found {
  const evidence = [seenActions(change)];
  if (change.kind === "replace") {
    return {
      level: "review",
      what: `A new ${thing} takes the place of the old${because(change)}`,
      evidence,
      mitigation: "backups that are there already stay",
      fix: "see that everything that has to be backed up still is",
    };
  }
  return {
    level: "exposure",
    what: `The ${thing} is destroyed: what it covered is not backed up any more`,
    evidence,
    mitigation: "backups that are there already stay until they expire",
    fix: "see that another plan covers the same",
  };
}
