import type { Change } from "../plan/change";

/** How many of each, as Terraform's own line counts: a replacement is one to add and one to destroy. */
export interface Summary {
  readonly add: number;
  readonly change: number;
  readonly destroy: number;
  readonly import: number;

  /** Addresses that changed, whatever else changes of the resource; Terraform's line leaves them out. */
  readonly move: number;

  /** No longer managed, and left as they are; Terraform's line leaves them out. */
  readonly forget: number;
}

export const NOTHING: Summary = { add: 0, change: 0, destroy: 0, import: 0, move: 0, forget: 0 };

export function summarize(changes: readonly Change[]): Summary {
  const managed = changes.filter(({ mode }) => mode === "managed");
  const number = (action: string) => managed.filter(({ actions }) => actions.includes(action)).length;
  return {
    add: number("create"),
    change: number("update"),
    destroy: number("delete"),
    import: managed.filter(({ importId }) => importId !== undefined).length,
    move: managed.filter(({ movedFrom }) => movedFrom !== undefined).length,
    forget: number("forget"),
  };
}

export function sum(summaries: readonly Summary[]): Summary {
  return summaries.reduce(
    (a, b) => ({
      add: a.add + b.add,
      change: a.change + b.change,
      destroy: a.destroy + b.destroy,
      import: a.import + b.import,
      move: a.move + b.move,
      forget: a.forget + b.forget,
    }),
    NOTHING,
  );
}

/** Terraform's own line, and beside it what that leaves out. */
export function summaryLine({ add, change, destroy, ...rest }: Summary): string {
  const imports = rest.import > 0 ? `${rest.import} to import, ` : "";
  const moves = rest.move > 0 ? `, ${rest.move} moved` : "";
  const forgotten = rest.forget > 0 ? `, ${rest.forget} no longer managed` : "";
  return `${imports}${add} to add, ${change} to change, ${destroy} to destroy${moves}${forgotten}`;
}

export function isEmpty(summary: Summary): boolean {
  return Object.values(summary).every((count) => count === 0);
}
