/** A group's open orders, sorted onto shelves, what is due first on top. */
import type { Order } from "../protocol/types";

export const SHELVES = ["doing", "new", "waiting", "over"] as const;
/** Mine and under way; to be taken; standing still, not done, or a colleague's; done, not filed yet. */
export type Shelf = (typeof SHELVES)[number];

export function shelfOf(asked: string | null): Shelf | undefined {
  return SHELVES.find((one) => one === asked);
}

const OVER: readonly Order["state"][] = ["done", "answered", "visited"];

/** Standing still, or not sent to the group yet. */
const HELD_UP: readonly Order["state"][] = ["registered", "waiting", "not_done"];

export function inTurn(orders: readonly Order[], me: string | null): Record<Shelf, Order[]> {
  const shelves: Record<Shelf, Order[]> = { doing: [], new: [], waiting: [], over: [] };
  for (const order of orders) shelves[shelfFor(order, me)].push(order);
  for (const shelf of SHELVES) shelves[shelf].sort(byDue);
  return shelves;
}

function shelfFor(order: Order, me: string | null): Shelf {
  if (OVER.includes(order.state)) return "over";
  if (HELD_UP.includes(order.state)) return "waiting";
  // What nobody has taken yet is for everybody of the group; what a colleague has is theirs.
  if (order.state === "dispatched") return "new";
  return order.assignee === null || order.assignee === me ? "doing" : "waiting";
}

const FIRST: readonly Order["urgency"][] = ["emergency", "urgent", "normal"];

function byDue(a: Order, b: Order): number {
  const urgency = Number(FIRST.indexOf(a.urgency) > 0) - Number(FIRST.indexOf(b.urgency) > 0);
  if (urgency !== 0) return urgency;
  const [x, y] = [a.due?.due_at ?? "9", b.due?.due_at ?? "9"];
  return x.localeCompare(y) || a.number.localeCompare(b.number);
}
