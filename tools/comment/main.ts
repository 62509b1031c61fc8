import { Command } from "commander";
import { markdown } from "../review/markdown/markdown";
import { runCommand } from "../terminal/run-command";
import { commentCommand } from "./comment-command";

new Command("npm run comment --")
  .description(
    "Puts reviews of plans into the one comment of a pull request (GitHub) or merge request (GitLab).",
  )
  .argument("<review.json...>", "what npm run review wrote with --json; several become one comment")
  .option("--id <id>", "tells this comment from others of the same request", "plan-review")
  .option("--summary", "append the review to the summary of the job; this needs no token")
  .action((files: string[], { id, summary = false }: { id: string; summary?: boolean }) =>
    runCommand((signal) =>
      commentCommand({ files, id, summary, markdown, environment: process.env, signal }),
    ),
  )
  .parse();
