import { isAtLeast } from "../level";
import type { ReviewedChange } from "../review";
import type { PlacedChange } from "./anchors";
import { Differences } from "./differences";
import { LevelBadge } from "./level-badge";
import { MarkSign } from "./marks";
import { nameOf } from "./name-of";

interface ChangeProps {
  readonly placed: PlacedChange;
  readonly stack: string;

  /** Whether it shows its differences from the start. */
  readonly isOpen: boolean;
}

/** One change, closed: what it is; open: everything that differs. */
export function Change({ placed: { change, id }, stack, isOpen }: ChangeProps) {
  return (
    <details class="change" data-level={change.level} open={isOpen}>
      <summary>
        <ChangeLine change={change} stack={stack} />
      </summary>
      {/* In here and not outside: a link to what is inside opens it. */}
      <div id={id} class="inside">
        <Notes change={change} />
        <Differences differences={change.differences} />
      </div>
    </details>
  );
}

/** What changed outside of Terraform: no level of its own, so that no filter hides it. */
export function Drifted({ change, stack }: { readonly change: ReviewedChange; readonly stack: string }) {
  return (
    <details class="change" open>
      <summary>
        <ChangeLine change={change} stack={stack} />
      </summary>
      <div class="inside">
        <Notes change={change} />
        <Differences differences={change.differences} />
      </div>
    </details>
  );
}

function ChangeLine({ change, stack }: { readonly change: ReviewedChange; readonly stack: string }) {
  const name = nameOf(change, stack);
  return (
    <span class="line">
      <MarkSign mark={change.mark} />
      <span class="names">
        <span class="name">{name}</span>
        {name !== change.address && <code class="address">{change.address}</code>}
      </span>
      {isAtLeast(change.level, "routine") && <LevelBadge level={change.level} />}
    </span>
  );
}

function Notes({ change: { notes } }: { readonly change: ReviewedChange }) {
  if (notes.length === 0) return null;
  return <p class="notes">{notes.join(" · ")}</p>;
}
