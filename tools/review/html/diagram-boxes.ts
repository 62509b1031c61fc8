import { counted } from "../../terminal/words";
import { type Level, worst } from "../level";
import type { Diagram, DiagramNode, Mark } from "../review";

/** More than this nobody reads. */
const MOST_BOXES = 60;
const MOST_ARROWS = 120;

/** Something to draw. */
export interface Box {
  readonly id: string;

  /** Small, above the name. */
  readonly kind: string;
  readonly name: string;

  /** @default - it stays as it is, or it is several that differ in it */
  readonly mark?: Mark | undefined;

  /** Whether it stays as it is. */
  readonly isNeighbour: boolean;

  readonly level: Level;
}

/** What is drawn of a diagram. */
export interface Drawing {
  readonly boxes: readonly Box[];

  /** Pairs of ids: the first refers to the second. */
  readonly arrows: readonly (readonly [string, string])[];

  /** What is not drawn, in words. @default - nothing is left out */
  readonly leftOut?: string;
}

/** A box for each resource; where they are too many, one for each type. */
export function drawingOf({ nodes, edges }: Diagram): Drawing {
  if (nodes.length <= MOST_BOXES && edges.length <= MOST_ARROWS) {
    return { boxes: nodes.map(boxOf), arrows: edges };
  }
  const types = new Map<string, DiagramNode[]>();
  for (const node of nodes) {
    const key = typeKey(node);
    const own = types.get(key);
    if (own) own.push(node);
    else types.set(key, [node]);
  }
  const keys = new Map(nodes.map((node) => [node.address, typeKey(node)]));
  const pairs = new Map(
    edges
      .map(([from, to]) => [keys.get(from) ?? "", keys.get(to) ?? ""] as const)
      .filter(([from, to]) => from !== to)
      .map((pair) => [pair.join(" "), pair]),
  );
  const boxes = [...types].map(([key, own]) => boxOfType(key, own)).slice(0, MOST_BOXES);
  const drawn = new Set(boxes.map(({ id }) => id));
  const arrows = [...pairs.values()].filter(([from, to]) => drawn.has(from) && drawn.has(to));
  return {
    boxes,
    arrows: arrows.slice(0, MOST_ARROWS),
    leftOut: leftOut(nodes.length, types.size, arrows.length),
  };
}

function leftOut(resources: number, types: number, arrows: number): string {
  const rest = [
    ...(types > MOST_BOXES ? [`${types - MOST_BOXES} types are left out`] : []),
    ...(arrows > MOST_ARROWS ? [`${arrows - MOST_ARROWS} references are left out`] : []),
  ];
  return [`${resources} resources are too many to draw: one box for each type`, ...rest].join("; ");
}

/** What changes and what stays are apart: a box says one thing. */
function typeKey({ address, mark }: DiagramNode): string {
  return `${mark === undefined ? "=" : "!"} ${inTwo(address).kind}`;
}

function boxOfType(id: string, nodes: readonly DiagramNode[]): Box {
  const marks = new Set(nodes.map(({ mark }) => mark));
  const [first] = nodes;
  return {
    id,
    kind: counted(nodes.length, "resource"),
    name: first ? inTwo(first.address).kind : "",
    mark: marks.size === 1 ? first?.mark : "~",
    isNeighbour: first?.mark === undefined,
    level: worst(nodes.map(({ level }) => level)),
  };
}

function boxOf({ address, mark, level }: DiagramNode): Box {
  return { id: address, ...inTwo(address), mark, isNeighbour: mark === undefined, level };
}

function inTwo(address: string): { kind: string; name: string } {
  const [, modules = "", type = "", name = ""] =
    /^((?:module\.[^.]+\.)*)([^.]+)\.?(.*)$/s.exec(address) ?? [];
  return { kind: type.replace(/^aws_/, "").replaceAll("_", " "), name: `${modules}${name}` };
}
