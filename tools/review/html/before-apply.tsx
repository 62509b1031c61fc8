import { counted } from "../../terminal/words";
import type { Places } from "./anchors";
import { Drifted } from "./change";
import { Codes } from "./folded";
import { Section } from "./section";

/** Values that were known, and that only the apply will tell. */
export function CannotTell({ places }: { readonly places: Places }) {
  return (
    <Section
      id="cannot-tell"
      title="Cannot tell"
      about="Known until now; what they will be only the apply tells."
    >
      {places.stacks
        .filter(({ stack }) => stack.unknown.length > 0)
        .map(({ stack, id }) => (
          <details key={id} class="part" data-stack={id} open={stack.unknown.length <= 10}>
            <summary>
              <span class="name">{stack.name}</span>{" "}
              <span class="quiet">{counted(stack.unknown.length, "value")}</span>
            </summary>
            <div class="inside">
              <Codes texts={stack.unknown} />
            </div>
          </details>
        ))}
    </Section>
  );
}

/** What somebody changed by hand, and this plan takes into account. */
export function Drift({ places }: { readonly places: Places }) {
  return (
    <Section
      id="drift"
      title="Changed outside of Terraform"
      about="It has a part in these plans: applying them may take it back."
    >
      {places.stacks
        .filter(({ stack }) => stack.drift.length > 0)
        .map(({ stack, id }) => (
          <section key={id} class="stack" data-stack={id} aria-label={`Drift of ${stack.name}`}>
            <h3>{stack.name}</h3>
            {stack.drift.map((change) => (
              <Drifted key={change.address} change={change} stack={stack.name} />
            ))}
          </section>
        ))}
    </Section>
  );
}
