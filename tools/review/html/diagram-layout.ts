import type { Box, Drawing } from "./diagram-boxes";
import { layersOf, type Slot } from "./diagram-layers";

export const BOX = { width: 216, height: 46 };
const GAP = { x: 56, y: 14 };
const MARGIN = 10;

/** Boxes without arrows in a row. */
const PER_ROW = 4;

/** Height of a place where nothing but an arrow passes. */
const PASSAGE = 12;

export interface PlacedBox extends Box {
  readonly x: number;
  readonly y: number;
}

export interface Layout {
  readonly boxes: readonly PlacedBox[];

  /** Points each arrow runs through. */
  readonly arrows: readonly (readonly Point[])[];
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where the boxes and arrows of a drawing are: those with arrows in columns, the others in rows below. */
export function layOut({ boxes, arrows }: Drawing): Layout {
  const tied = new Set(arrows.flat());
  const { columns, routes } = layersOf(
    boxes.filter(({ id }) => tied.has(id)).map(({ id }) => id),
    arrows,
  );
  const tallest = Math.max(0, ...columns.map(heightOf));
  const places = new Map<string, Point>();
  for (const [i, column] of columns.entries()) {
    let y = MARGIN + (tallest - heightOf(column)) / 2;
    for (const slot of column) {
      places.set(slot.key, { x: MARGIN + i * (BOX.width + GAP.x), y });
      y += heightOfSlot(slot) + GAP.y;
    }
  }
  const alone = boxes.filter(({ id }) => !tied.has(id));
  const top = MARGIN + (tallest > 0 ? tallest + 2 * GAP.y : 0);
  for (const [i, { id }] of alone.entries()) {
    places.set(id, {
      x: MARGIN + (i % PER_ROW) * (BOX.width + GAP.y),
      y: top + Math.floor(i / PER_ROW) * (BOX.height + GAP.y),
    });
  }
  const at = (key: string): Point => places.get(key) ?? { x: 0, y: 0 };
  const placed = boxes.map((box) => ({ ...box, ...at(box.id) }));
  return {
    boxes: placed,
    arrows: routes.map((route) => pointsOf(route, at)),
    width: Math.max(...placed.map(({ x }) => x)) + BOX.width + MARGIN,
    height: Math.max(...placed.map(({ y }) => y)) + BOX.height + MARGIN,
  };
}

function heightOf(column: readonly Slot[]): number {
  return column.reduce((sum, slot) => sum + heightOfSlot(slot) + GAP.y, -GAP.y);
}

function heightOfSlot({ box }: Slot): number {
  return box === undefined ? PASSAGE : BOX.height;
}

/** Out of one side of a box, straight through every passage, into the side of another. */
function pointsOf(route: readonly string[], at: (key: string) => Point): Point[] {
  const [first = "", ...others] = route;
  const last = others.at(-1) ?? "";
  const isBack = at(first).x > at(last).x;
  const side = ({ x, y }: Point, isRight: boolean): Point => ({
    x: isRight ? x + BOX.width : x,
    y: y + BOX.height / 2,
  });
  return [
    side(at(first), !isBack),
    ...others.slice(0, -1).flatMap((key) => {
      const { x, y } = at(key);
      const through = [
        { x, y: y + PASSAGE / 2 },
        { x: x + BOX.width, y: y + PASSAGE / 2 },
      ];
      return isBack ? through.reverse() : through;
    }),
    side(at(last), isBack),
  ];
}
