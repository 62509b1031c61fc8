import { counted } from "../../terminal/words";
import { LEVEL_WORDS } from "../level-words";
import type { Review } from "../review";
import type { AcceptedFinding, Waiver } from "../waivers";
import type { Detail } from "./detail";
import { code, escaped, prose } from "./escape";
import { sentence } from "./finding-words";
import { placeOf } from "./place";

/** What somebody has accepted, and waivers that do nothing any more. */
export function waiversSection({ waivers }: Review, { findings }: Detail): string {
  const { accepted, expired, unused } = waivers;
  if (accepted.length + expired.length + unused.length === 0) return "";
  const lines =
    findings === "grouped"
      ? [
          ...accepted.map(acceptedLine),
          ...expired.map((waiver) => `- **Expired** ${code(waiver.expires)}: ${waiverOf(waiver)}`),
          ...unused.map((waiver) => `- **Not needed any more**: ${waiverOf(waiver)}`),
        ]
      : [
          `${accepted.length} accepted; ${counted(expired.length, "waiver")} expired, ${unused.length} not needed any more.`,
        ];
  return `### Accepted\n\n${lines.join("\n")}`;
}

function acceptedLine({ finding, waiver }: AcceptedFinding): string {
  const { icon, word } = LEVEL_WORDS[finding.level];
  const { expires, owner, reason } = waiver;
  const who = `accepted until ${code(expires)} by ${escaped(owner)}: ${prose(reason)}`;
  return `- ~~${icon} ${word}: ${placeOf(finding)}: ${sentence(finding)}~~ ${who} · ${code(finding.rule)}`;
}

function waiverOf({ rule, address, stack, owner, reason }: Waiver): string {
  const where = stack === undefined ? "" : ` in ${code(stack)}`;
  return `${code(rule)} at ${code(address)}${where}, of ${escaped(owner)}: ${prose(reason)}`;
}
