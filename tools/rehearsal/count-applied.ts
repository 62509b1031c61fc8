import type { Note } from "../terminal/progress";

const COMPLETED = /^\S+: (Creation|Modifications|Destruction|Import) complete/;

/** Notes how many resources Terraform is done with, from the lines it prints. */
export function countApplied(resources: number, note: Note): (line: string) => void {
  let done = 0;
  return (line) => {
    if (!COMPLETED.test(line)) return;
    done += 1;
    note(`${done} of ${resources}`);
  };
}
