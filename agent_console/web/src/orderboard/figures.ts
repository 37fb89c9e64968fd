/** Sums over the cells of the leads' board. */
import type { Board } from "../orders/api";

type Cells = Pick<Board, "cells">;
type State = Board["cells"][number]["state"];

export interface Figures {
  all: number;
  overdue: number;
  soon: number;
}

export function figuresOf(board: Cells, where: { group?: string; state?: State }): Figures {
  const sum: Figures = { all: 0, overdue: 0, soon: 0 };
  for (const cell of board.cells) {
    if (where.group !== undefined && cell.group !== where.group) continue;
    if (where.state !== undefined && cell.state !== where.state) continue;
    sum.all += cell.orders;
    if (cell.due !== "later") sum[cell.due] += cell.orders;
  }
  return sum;
}

/** The states that any order is in, in the order they are gone through. */
export function columnsOf<S extends State>(board: Cells, states: readonly S[]): readonly S[] {
  const there = new Set<State>(board.cells.map((cell) => cell.state));
  return states.filter((state) => there.has(state));
}
