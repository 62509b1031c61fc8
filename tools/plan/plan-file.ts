import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { unzipSync } from "fflate";
import { Problem } from "../terminal/problem";

/** What tells one saved plan from another. */
export interface PlanFile {
  readonly sha256: string;

  /** Of the state it was planned against; 0 where there is none yet. */
  readonly serial: number;

  /** Of that state. @default - there is no state yet */
  readonly lineage: string | undefined;
}

/** The state inside of a plan file, which is a zip archive. */
const STATE = "tfstate";

/** @throws Problem when the file is no plan that Terraform saved */
export function readPlanFile(file: string): PlanFile {
  try {
    const bytes = readFileSync(file);
    const { [STATE]: state } = unzipSync(bytes, { filter: ({ name }) => name === STATE });
    if (!state) throw new Error("there is no state in it");
    const { serial, lineage } = JSON.parse(Buffer.from(state).toString("utf8")) as {
      serial: number;
      lineage: string;
    };
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    return { sha256, serial, lineage: lineage || undefined };
  } catch (error) {
    throw new Problem(`${file} is not a plan file: ${(error as Error).message}`, [
      "make one: terraform plan -out=plan",
    ]);
  }
}
