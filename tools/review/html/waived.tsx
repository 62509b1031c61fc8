import { counted } from "../../terminal/words";
import type { AcceptedFinding, Waiver, WaiverReport } from "../waivers";
import type { Places } from "./anchors";
import { FindingPlace } from "./finding-card";
import { LevelBadge } from "./level-badge";

interface AcceptedProps {
  readonly accepted: readonly AcceptedFinding[];
  readonly places: Places;
}

/** What somebody has accepted: struck, and never left out. */
export function Accepted({ accepted, places }: AcceptedProps) {
  if (accepted.length === 0) return null;
  return (
    <details class="accepted" open={accepted.length <= 10}>
      <summary>{counted(accepted.length, "finding")} accepted</summary>
      {accepted.map(({ finding, waiver }) => (
        <article
          key={`${finding.stack} ${finding.rule} ${finding.address} ${finding.what}`}
          class="finding is-accepted"
          data-stack={places.stackId(finding.stack)}
        >
          <p class="kind">
            <LevelBadge level={finding.level} />
            <a href={`#${places.stackId(finding.stack)}`}>{finding.stack}</a>
            <code class="rule">{finding.rule}</code>
          </p>
          <h3>
            <s>{finding.what}</s>
          </h3>
          <FindingPlace finding={finding} places={places} />
          <p>
            Accepted by <strong>{waiver.owner}</strong> until <strong>{waiver.expires}</strong>:{" "}
            {waiver.reason}
          </p>
        </article>
      ))}
    </details>
  );
}

/** Waivers that somebody has to renew or take out. */
export function WaiversToTidy({ waivers: { expired, unused } }: { readonly waivers: WaiverReport }) {
  return (
    <>
      <Waivers waivers={expired} title="expired, and do not count any more" />
      <Waivers waivers={unused} title="accept nothing that was found: they can go" />
    </>
  );
}

function Waivers({ waivers, title }: { readonly waivers: readonly Waiver[]; readonly title: string }) {
  if (waivers.length === 0) return null;
  return (
    <div class="notice">
      <p>
        {counted(waivers.length, "waiver")}: {title}
      </p>
      <ul>
        {waivers.map((waiver) => (
          <li key={JSON.stringify(waiver)}>
            <code>{waiver.rule}</code> at <code>{waiver.address}</code>
            {waiver.stack !== undefined && ` in ${waiver.stack}`}, {waiver.owner}, until {waiver.expires}:{" "}
            {waiver.reason}
          </li>
        ))}
      </ul>
    </div>
  );
}
