import type { Moves } from "../moves";

/** Addresses that changed. Delete a line once every environment has applied it. */
export const MOVES: Moves = {};
