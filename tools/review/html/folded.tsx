import { counted } from "../../terminal/words";
import type { Fold } from "../fold";
import type { FoldedChanges } from "../review";
import { countsByType } from "../words/address-parts";

const WHY: Readonly<Record<Fold, string>> = {
  import: "they are taken over as they are; Terraform at most notes something for itself",
  tags: "nothing but tags differs",
  unknown: "nothing differs but what only the apply tells",
  same: "nothing differs: another order, or the same document written in another way",
};

interface FoldedProps {
  readonly folded: readonly FoldedChanges[];

  /** `update`, `import` */
  readonly noun: string;
}

/** What need not be read, with the proof. */
export function Folded({ folded, noun }: FoldedProps) {
  return folded.map(({ fold, addresses, attributes }) => (
    <details key={fold} class="part folded">
      <summary>
        <span class="line">
          <span class="names">
            <span class="name">{counted(addresses.length, noun)}</span>
            <span class="quiet">{WHY[fold]}</span>
          </span>
        </span>
      </summary>
      <div class="inside">
        {attributes.length > 0 && (
          <>
            <p>Every attribute that differs in any of them:</p>
            <Codes texts={attributes} />
          </>
        )}
        <p>Where: {countsByType(addresses)}</p>
        <Codes texts={addresses} />
      </div>
    </details>
  ));
}

/** A list of addresses or attributes. */
export function Codes({ texts }: { readonly texts: readonly string[] }) {
  return (
    <ul class="codes">
      {texts.map((text) => (
        <li key={text}>
          <code>{text}</code>
        </li>
      ))}
    </ul>
  );
}
