import type { Rule } from "../rule";
import { lossDb } from "./loss/db";
import { lossRetention } from "./loss/retention";

/** What applying the old code would not bring back. */
export const lossRules: readonly Rule[] = [lossDb, lossRetention];
