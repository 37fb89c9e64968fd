import { expect, test } from "vitest";
import type { Order } from "../protocol/types";
import { inTurn, shelfOf } from "./shelves";

const order = (number: string, over: Partial<Order>) =>
  ({ number, state: "dispatched", urgency: "normal", assignee: null, due: null, ...over }) as Order;
const due = (due_at: string) => ({ kind: "accept", due_at, near_at: due_at, met_at: null }) as Order["due"];

test("each order lies where somebody of the group looks for it", () => {
  const shelves = inTurn(
    [
      order("1", {}),
      order("2", { state: "on_site", assignee: "4001" }),
      order("3", { state: "accepted", assignee: "4009" }),
      order("4", { state: "waiting", assignee: "4001" }),
      order("5", { state: "done" }),
    ],
    "4001",
  );
  const numbers = Object.fromEntries(Object.entries(shelves).map(([shelf, orders]) => [shelf, orders.map((one) => one.number)]));
  expect(numbers).toEqual({ new: ["1"], doing: ["2"], waiting: ["3", "4"], over: ["5"] });
});

test("W10: an emergency first, then what is due first", () => {
  const { new: first } = inTurn(
    [
      order("1", { due: due("2026-05-04T03:00:00Z") }),
      order("2", { due: due("2026-05-04T01:00:00Z") }),
      order("3", { urgency: "emergency", due: due("2026-05-04T05:00:00Z") }),
      order("4", {}),
    ],
    "4001",
  );
  expect(first.map((one) => one.number)).toEqual(["3", "2", "1", "4"]);
});

test("an address may name a shelf", () => {
  expect(shelfOf("over")).toBe("over");
  expect(shelfOf("x")).toBeUndefined();
});
