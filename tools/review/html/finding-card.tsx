import { counted } from "../../terminal/words";
import type { Finding } from "../find-findings";
import type { FindingGroup } from "../group-findings";
import { moveLines } from "../words/move-lines";
import type { Places } from "./anchors";
import { LevelBadge } from "./level-badge";

interface FindingCardProps {
  readonly group: FindingGroup;
  readonly places: Places;

  /** @default - nothing leads to it */
  readonly id?: string | undefined;
}

/** What one rule found in a stack. */
export function FindingCard({ group: { rule, level, findings }, places, id }: FindingCardProps) {
  const [first] = findings;
  if (!first) return null;
  const isOne = findings.length === 1;
  const haveSameFix = findings.every(({ fix }) => fix === first.fix);
  const saySame = findings.every(({ what }) => what === first.what);
  return (
    <article class={`finding ${level}`} id={id} data-level={level} data-stack={places.stackId(first.stack)}>
      <p class="kind">
        <LevelBadge level={level} />
        <a href={`#${places.stackId(first.stack)}`}>{first.stack}</a>
        <code class="rule">{rule}</code>
      </p>
      <h3>
        {first.what}
        {!isOne && <span class="quiet">, and {findings.length - 1} more of this kind</span>}
      </h3>
      {haveSameFix && !isOne && <Fix finding={first} />}
      {isOne ? (
        <OneFinding finding={first} places={places} hasFix />
      ) : (
        <details open={findings.length <= 5}>
          <summary>All {counted(findings.length, "finding")}</summary>
          <ol class="alike">
            {findings.map((finding) => (
              <li key={`${finding.address} ${finding.what}`}>
                {!saySame && <p>{finding.what}</p>}
                <OneFinding finding={finding} places={places} hasFix={!haveSameFix} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </article>
  );
}

interface OneFindingProps {
  readonly finding: Finding;
  readonly places: Places;

  /** Whether its fix is its own, and not that of all in its group. */
  readonly hasFix: boolean;
}

function OneFinding({ finding, places, hasFix }: OneFindingProps) {
  const { mitigation, evidence } = finding;
  return (
    <>
      <FindingPlace finding={finding} places={places} />
      {mitigation !== undefined && (
        <p class="mitigation">
          <b>Less bad, because</b> {mitigation}
        </p>
      )}
      {hasFix && <Fix finding={finding} />}
      {evidence.length > 0 && (
        <details class="evidence">
          <summary>Evidence</summary>
          <ul class="codes">
            {evidence.map((one) => (
              <li key={one}>
                <code>{one}</code>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** Where it was found, with a link to the change. */
export function FindingPlace({ finding, places }: { readonly finding: Finding; readonly places: Places }) {
  const { stack, address, path } = finding;
  const id = places.changeId(stack, address);
  return (
    <p class="place">
      {path !== undefined && <span class="name">{path}</span>}
      {id === undefined ? (
        <code>{address}</code>
      ) : (
        <a href={`#${id}`}>
          <code>{address}</code>
        </a>
      )}
    </p>
  );
}

/** What to do, and what can be pasted. */
function Fix({ finding }: { readonly finding: Finding }) {
  const { lines } = moveLines(finding);
  return (
    <div class="fix">
      <p>
        <b>To do</b> {finding.fix}
      </p>
      {lines.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached with the keyboard
        <pre tabIndex={0}>{lines.join("\n")}</pre>
      )}
    </div>
  );
}
