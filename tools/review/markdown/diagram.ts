import { counted } from "../../terminal/words";
import { type Level, worst } from "../level";
import type { Diagram, DiagramNode, Mark, Review, StackReview } from "../review";
import { addressParts } from "../words/address-parts";
import { block, details } from "./escape";

const MAX_NODES = 60;
const MAX_EDGES = 120;
const MAX_LABEL = 80;

interface Drawn {
  readonly stack: string;
  readonly nodes: readonly { readonly label: string; readonly looks: string }[];

  /** Positions of nodes. */
  readonly edges: readonly (readonly [number, number])[];
}

/** What changes and what it refers to; types with numbers when there is too much to draw. */
export function diagramSection({ stacks }: Review): string {
  const own = stacks.filter(({ diagram }) => diagram.edges.length > 0);
  const drawn = [own.map(resources), own.map(types)].find(isDrawable);
  if (!drawn || drawn.length === 0) return "";
  return details("Diagram of what changes", block("mermaid", ["flowchart LR", ...lines(drawn), ...CLASSES]));
}

function isDrawable(drawn: readonly Drawn[]): boolean {
  const nodes = drawn.reduce((total, one) => total + one.nodes.length, 0);
  const edges = drawn.reduce((total, one) => total + one.edges.length, 0);
  return nodes <= MAX_NODES && edges <= MAX_EDGES;
}

function resources({ name, diagram }: StackReview): Drawn {
  const nodes = diagram.nodes.map(({ address, mark, level }) => ({
    label: mark ? `${WORDS[mark]} ${address}` : address,
    looks: looksOf(mark, level),
  }));
  return { stack: name, nodes, edges: edgesOf(diagram, ({ address }) => address) };
}

/** One node for each type: how many change, and how bad the worst of them is. */
function types({ name, diagram }: StackReview): Drawn {
  const nodes = [...new Set(diagram.nodes.map(typeOf))].map((type) => {
    const own = diagram.nodes.filter((node) => typeOf(node) === type);
    const changed = own.filter(({ mark }) => mark !== undefined);
    const label = changed.length > 0 ? `${type} ${counted(changed.length, "change")}` : type;
    return { label, looks: looksOf(changed[0]?.mark, worst(own.map(({ level }) => level))) };
  });
  return { stack: name, nodes, edges: edgesOf(diagram, typeOf) };
}

function typeOf({ address }: DiagramNode): string {
  return addressParts(address).type;
}

function edgesOf({ nodes, edges }: Diagram, keyOf: (node: DiagramNode) => string): [number, number][] {
  const keys = [...new Set(nodes.map(keyOf))];
  const position = new Map(nodes.map((node) => [node.address, keys.indexOf(keyOf(node))]));
  const pairs = new Map<string, [number, number]>();
  for (const [from, to] of edges) {
    const a = position.get(from);
    const b = position.get(to);
    if (a !== undefined && b !== undefined && a !== b) pairs.set(`${a} ${b}`, [a, b]);
  }
  return [...pairs.values()];
}

/** Ids count through all stacks: nothing of a plan is in them. */
function lines(drawn: readonly Drawn[]): string[] {
  let before = 0;
  return drawn.flatMap(({ stack, nodes, edges }, i) => {
    const first = before + 1;
    before += nodes.length;
    return [
      `  subgraph s${i + 1}["${label(stack)}"]`,
      ...nodes.map((node, k) => `    n${first + k}["${label(node.label)}"]:::${node.looks}`),
      "  end",
      ...edges.map(([from, to]) => `  n${first + from} --> n${first + to}`),
    ];
  });
}

/** Mermaid has a language of its own, and HTML in it. */
function label(text: string): string {
  const safe = text.replace(/[^A-Za-z0-9 ._/-]+/g, " ").trim();
  return safe.slice(0, MAX_LABEL) || "unnamed";
}

const WORDS: Readonly<Record<Mark, string>> = {
  "+": "new",
  "~": "changed",
  "±": "replaced",
  "-": "destroyed",
  "→": "moved",
  "⇥": "imported",
  "⊘": "forgotten",
  "?": "other",
};

function looksOf(mark: Mark | undefined, level: Level): string {
  if (level === "data-loss" || level === "outage") return "danger";
  if (level === "exposure" || level === "cost" || level === "review") return "look";
  if (mark === undefined) return "same";
  return mark === "+" ? "new" : "changed";
}

const CLASSES = [
  "  classDef new fill:#dafbe1,stroke:#1a7f37,color:#0b3d1e",
  "  classDef changed fill:#ddf4ff,stroke:#0969da,color:#0a3069",
  "  classDef look fill:#fff8c5,stroke:#9a6700,color:#4d2d00,stroke-width:3px",
  "  classDef danger fill:#ffebe9,stroke:#cf222e,color:#82071e,stroke-width:3px",
  "  classDef same fill:#f6f8fa,stroke:#8c959f,color:#57606a",
];
