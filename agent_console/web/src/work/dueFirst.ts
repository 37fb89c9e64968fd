/** A group's open orders, page by page: what is due first comes first, what nothing is due of comes last. */
import type { OrdersAsked } from "../orders/api";
import type { Page } from "../protocol/http";
import type { Order } from "../protocol/types";

export const PAGE = 50;

type List = (asked: OrdersAsked) => Promise<Page<Order>>;

interface Stretch {
  readonly asked: OrdersAsked;
  /** Of what comes; all of it where there is no such thing. */
  keeps?(order: Order): boolean;
}

/** One after the other they hold every order that belongs here. */
const STRETCHES: readonly Stretch[] = [
  { asked: { offered: true, sort: "oldest" } },
  { asked: { my_groups: true, sort: "due" } },
  // Sorted by what is due, the centre leaves out what stands still or has no running target.
  { asked: { my_groups: true, sort: "oldest" }, keeps: (order) => order.due === null },
];

/**
 * A page of at least `PAGE` orders, or the last. The first has, whenever they are due, also what `me` has in hand and
 * the emergencies (W10). An order may come twice: `distinct` leaves the first.
 */
export async function pageOfWork(list: List, me: string, cursor: string | null): Promise<Page<Order>> {
  const [heads, along] = await Promise.all([cursor === null ? headsOf(list, me) : [], stretchesFrom(list, cursor)]);
  return { items: [...heads, ...along.items], next: along.next };
}

export function distinct(orders: readonly Order[]): Order[] {
  const seen = new Set<string>();
  return orders.filter(({ number }) => !seen.has(number) && seen.add(number));
}

async function headsOf(list: List, me: string): Promise<Order[]> {
  const open = { my_groups: true, open: true, sort: "oldest", limit: PAGE } as const;
  const heads = await Promise.all([list({ ...open, assignee: me }), list({ ...open, urgency: "emergency" })]);
  return heads.flatMap((page) => page.items);
}

/** A cursor names the stretch, and the centre's own cursor within it. "More" is never said of nothing. */
async function stretchesFrom(list: List, cursor: string | null): Promise<Page<Order>> {
  const [first = "0", inside = ""] = cursor?.split(/:(.*)/s) ?? [];
  const items: Order[] = [];
  let at = Number(first);
  let after = inside || null;
  for (let stretch = STRETCHES[at]; stretch; stretch = STRETCHES[at]) {
    const here = `${at}:${after ?? ""}`;
    const full = items.length >= PAGE;
    if (full && after !== null && !stretch.keeps) return { items, next: here };
    const page = await list({ ...stretch.asked, open: true, limit: PAGE, cursor: after });
    const kept = stretch.keeps ? page.items.filter(stretch.keeps) : page.items;
    if (full && kept.length > 0) return { items, next: here };
    items.push(...kept);
    after = page.next;
    if (after === null) at += 1;
  }
  return { items, next: null };
}
