import { counted } from "../../terminal/words";
import { LEVELS } from "../level";
import type { Review } from "../review";
import { summaryLine } from "../summary";
import { verdictOf } from "../verdict";
import { LevelBadge } from "./level-badge";

/** What to say first: the verdict, and the numbers Terraform itself prints. */
export function VerdictHeader({ review }: { readonly review: Review }) {
  const { level, text } = verdictOf(review);
  const { stacks, summary, findings, commit } = review;
  return (
    <header class={`verdict ${level}`}>
      <p class="what">
        Review of {counted(stacks.length, "plan")}
        {commit !== undefined && (
          <>
            {" at commit "}
            <code>{commit}</code>
          </>
        )}
      </p>
      <h1>{text}</h1>
      <p class="numbers">
        <span>{counted(stacks.length, "stack")}</span>
        <span>{summaryLine(summary)}</span>
      </p>
      <FindingCounts findings={findings} />
    </header>
  );
}

/** How many findings of each level, the worst first; each leads to the first of them. */
function FindingCounts({ findings }: Pick<Review, "findings">) {
  const levels = [...LEVELS].reverse().filter((level) => findings.some((finding) => finding.level === level));
  if (levels.length === 0) return null;
  return (
    <ul class="finding-counts" aria-label="Findings">
      {levels.map((level) => (
        <li key={level}>
          <a href={`#findings-${level}`}>
            {findings.filter((finding) => finding.level === level).length} <LevelBadge level={level} />
          </a>
        </li>
      ))}
    </ul>
  );
}
