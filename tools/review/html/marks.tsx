import type { Mark, ReviewedChange } from "../review";

/** What a mark stands for, in the order in which they are counted. */
export const MARKS: Readonly<Record<Mark, { readonly word: string; readonly kind: string }>> = {
  "+": { word: "create", kind: "comes" },
  "~": { word: "update", kind: "changes" },
  "±": { word: "replace", kind: "replaced" },
  "-": { word: "destroy", kind: "goes" },
  "→": { word: "move", kind: "stays" },
  "⇥": { word: "import", kind: "stays" },
  "⊘": { word: "forget", kind: "stays" },
  "?": { word: "other", kind: "stays" },
};

/** What happens to something: a sign to look at, a word to hear. */
export function MarkSign({ mark }: { readonly mark: Mark }) {
  const { word, kind } = MARKS[mark];
  return (
    <span class={`mark ${kind}`} title={word}>
      <span aria-hidden="true">{mark === "-" ? "−" : mark}</span>
      <span class="heard"> {word} </span>
    </span>
  );
}

/** `12 create, 3 update`, in signs. */
export function MarkCounts({ changes }: { readonly changes: readonly Pick<ReviewedChange, "mark">[] }) {
  const counts = new Map<Mark, number>();
  for (const { mark } of changes) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  const present = (Object.keys(MARKS) as Mark[]).filter((mark) => counts.has(mark));
  return (
    <span class="counts">
      {present.map((mark) => (
        <span key={mark} class="count">
          <MarkSign mark={mark} />
          {counts.get(mark)}
        </span>
      ))}
    </span>
  );
}
