import { isAtLeast } from "../level";
import type { Places } from "./anchors";
import { type Branch, constructTree, type Leaf } from "./construct-tree";
import { LevelBadge } from "./level-badge";
import { MarkCounts, MarkSign } from "./marks";
import { Section } from "./section";

/** Where in the code it changes. */
export function Tree({ places }: { readonly places: Places }) {
  return (
    <Section id="constructs" title="Constructs" about="Where in the code something changes.">
      {places.stacks
        .filter(({ changes }) => changes.length > 0)
        .map(({ stack, id, changes }) => (
          <div key={id} class="tree" data-stack={id}>
            <ConstructBranch branch={constructTree(changes, stack.name)} isRoot />
          </div>
        ))}
    </Section>
  );
}

function ConstructBranch({ branch, isRoot = false }: { readonly branch: Branch; readonly isRoot?: boolean }) {
  const { name, level, changes, branches, leaves } = branch;
  return (
    <details class="branch" open={isRoot || isAtLeast(level, "review")}>
      <summary>
        <span class="name">{name}</span> <MarkCounts changes={changes.map(({ change }) => change)} />
        {isAtLeast(level, "routine") && <LevelBadge level={level} />}
      </summary>
      <div class="twigs">
        {branches.map((own) => (
          <ConstructBranch key={own.name} branch={own} />
        ))}
        {leaves.length > 0 && (
          <ul>
            {leaves.map((leaf) => (
              <ConstructLeaf key={leaf.placed.id} leaf={leaf} />
            ))}
          </ul>
        )}
      </div>
    </details>
  );
}

function ConstructLeaf({ leaf: { name, placed } }: { readonly leaf: Leaf }) {
  const { address, mark, level } = placed.change;
  const [type = ""] = address.replace(/^(module\.[^.]+\.)+/, "").split(".");
  return (
    <li data-level={level}>
      <MarkSign mark={mark} /> <a href={`#${placed.id}`}>{name}</a> <code class="address">{type}</code>{" "}
      {isAtLeast(level, "routine") && <LevelBadge level={level} />}
    </li>
  );
}
