import { counted } from "../../terminal/words";
import { isAtLeast } from "../level";
import { adoptionOf, adoptionSentence } from "../words/adoption";
import type { PlacedStack } from "./anchors";
import { Change } from "./change";
import { Folded } from "./folded";

/** What a stack takes over: what the apply changes of it, and what stays as it is. */
export function Imported({ placed: { stack, changes } }: { readonly placed: PlacedStack }) {
  const adoption = adoptionOf(stack);
  if (!adoption) return null;
  const toRead = changes.filter(({ change }) => change.isImported);
  return (
    <>
      <h4>Imported</h4>
      <p>{adoptionSentence([stack])}</p>
      {toRead.length > 0 && (
        <details class="part" open>
          <summary>
            <span class="line">
              <span class="names">
                <span class="name">{counted(toRead.length, "import")}</span>
                <span class="quiet">to be read</span>
              </span>
            </span>
          </summary>
          <div class="inside">
            {toRead.map((change) => (
              <Change
                key={change.id}
                placed={change}
                stack={stack.name}
                isOpen={isAtLeast(change.change.level, "review")}
              />
            ))}
          </div>
        </details>
      )}
      <Folded folded={adoption.folded} noun="import" />
      {adoption.beside.length > 0 && <h4>Beside it</h4>}
    </>
  );
}
