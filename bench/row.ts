/** A figure, and what it was meant to be. */
export interface Row {
  readonly what: string;
  readonly measured: string;

  /** @default - for information */
  readonly goal?: { readonly text: string; readonly met: boolean };
}

/** A figure that is to be at least `least`. */
export function atLeast(what: string, value: number, least: number, unit: string, detail: string): Row {
  return row(what, value, unit, detail, `at least ${least}`, value >= least);
}

/** A figure that is to be at most `most`. */
export function atMost(what: string, value: number, most: number, unit: string, detail: string): Row {
  return row(what, value, unit, detail, `at most ${most}`, value <= most);
}

/** A figure without a goal. */
export function figure(what: string, measured: string): Row {
  return { what, measured };
}

function row(what: string, value: number, unit: string, detail: string, text: string, met: boolean): Row {
  return { what, measured: `${shown(value)}${unit} (${detail})`, goal: { text: `${text}${unit}`, met } };
}

/** As many digits as say something. */
export function shown(value: number): string {
  return value.toFixed(value < 1 ? 3 : value < 100 ? 1 : 0);
}

/** Both times of a ratio. */
export function times(slow: number, quick: number): string {
  return `${seconds(slow)} : ${seconds(quick)}`;
}

export function seconds(milliseconds: number): string {
  return milliseconds < 1_000 ? `${milliseconds.toFixed(0)} ms` : `${(milliseconds / 1_000).toFixed(1)} s`;
}
