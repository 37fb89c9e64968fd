import { expect, test } from "vitest";
import type { Board } from "../orders/api";
import { ORDER_STATES } from "../orders/words";
import { columnsOf, figuresOf } from "./figures";

const board: Pick<Board, "cells"> = {
  cells: [
    { group: "维修", state: "dispatched", due: "overdue", orders: 2 },
    { group: "维修", state: "dispatched", due: "later", orders: 3 },
    { group: "维修", state: "on_site", due: "soon", orders: 1 },
    { group: "客服", state: "registered", due: "later", orders: 4 },
  ],
};

test("each figure of the board counts what the list behind it shows", () => {
  expect(figuresOf(board, { group: "维修", state: "dispatched" })).toEqual({ all: 5, overdue: 2, soon: 0 });
  expect(figuresOf(board, { group: "维修" })).toEqual({ all: 6, overdue: 2, soon: 1 });
  expect(figuresOf(board, {})).toEqual({ all: 10, overdue: 2, soon: 1 });
  expect(figuresOf(board, { group: "保洁" })).toEqual({ all: 0, overdue: 0, soon: 0 });
});

test("columns stand in the order that orders go through them", () => {
  expect(columnsOf(board, ORDER_STATES)).toEqual(["registered", "dispatched", "on_site"]);
});
