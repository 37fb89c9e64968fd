import { expect, test } from "vitest";
import type { OrdersAsked } from "../orders/api";
import type { Order } from "../protocol/types";
import { distinct, PAGE, pageOfWork } from "./dueFirst";

const ME = "4001";

/** The `n`-th order registered; `due`: at that minute, or nothing is. */
const order = (n: number, due: number | null, over: Partial<Order> = {}) =>
  ({
    number: String(n).padStart(4, "0"),
    urgency: "normal",
    assignee: null,
    handover: null,
    due: due === null ? null : { due_at: new Date(due * 60_000).toISOString() },
    ...over,
  }) as Order;
const many = (from: number, count: number, due: (i: number) => number | null) =>
  Array.from({ length: count }, (_, i) => order(from + i, due(i)));

/** A centre with these orders in the group, and these offered from elsewhere: sorted and paged as the real one. */
function centreWith(ours: readonly Order[], offered: readonly Order[] = []) {
  const asked: OrdersAsked[] = [];
  const list = async (query: OrdersAsked) => {
    asked.push(query);
    const { assignee, urgency, sort, limit = 50, cursor } = query;
    expect(query.open).toBe(true);
    expect(limit).toBeLessThanOrEqual(PAGE);
    const found = (query.offered ? offered : ours)
      .filter((one) => (!assignee || one.assignee === assignee) && (!urgency || one.urgency === urgency))
      .filter((one) => sort !== "due" || one.due !== null)
      .sort((a, b) => (sort === "due" ? String(a.due?.due_at).localeCompare(String(b.due?.due_at)) : 0) || a.number.localeCompare(b.number));
    const start = Number(cursor ?? 0);
    const next = start + limit < found.length ? String(start + limit) : null;
    return { items: found.slice(start, start + limit), next };
  };
  return { list, asked };
}

async function pagesOf({ list }: ReturnType<typeof centreWith>): Promise<string[][]> {
  const pages: Order[][] = [];
  let cursor: string | null = null;
  do {
    const page = await pageOfWork(list, ME, cursor);
    pages.push(page.items);
    cursor = page.next;
  } while (cursor !== null);
  return pages.map((items) => items.map((one) => one.number));
}

test("fifty at a time, what is due first before the rest", async () => {
  // The later registered, the sooner due.
  const pages = await pagesOf(centreWith(many(0, 120, (i) => 1_000 - i)));
  expect(pages.map((page) => page.length)).toEqual([50, 50, 20]);
  expect(pages.flat()).toEqual(many(0, 120, () => null).map((one) => one.number).reverse());
});

test("what nothing is due of comes after all that is due, and nothing is left out", async () => {
  const ours = many(0, 130, (i) => (i % 2 ? i : null));
  const pages = await pagesOf(centreWith(ours));
  const all = pages.flat();
  expect(all).toHaveLength(130);
  expect(new Set(all).size).toBe(130);
  const due = all.map((number) => Number(number) % 2);
  expect(due.lastIndexOf(1)).toBeLessThan(due.indexOf(0));
});

test("what is in hand, what is offered and emergencies (W10) are on the first page, whenever they are due", async () => {
  const mine = order(901, 9_000, { assignee: ME });
  const fire = order(902, 9_001, { urgency: "emergency" });
  const still = order(903, null, { assignee: ME, state: "waiting" });
  const offered = order(904, 9_002);
  const ours = [...many(0, 100, (i) => i), mine, fire, still];
  const centre = centreWith(ours, [offered]);
  const first = await pageOfWork(centre.list, ME, null);
  expect(first.items.map((one) => one.number)).toEqual(expect.arrayContaining(["0901", "0902", "0903", "0904"]));
  const everything = distinct((await pagesOf(centre)).flat().map((number) => order(Number(number), null)));
  expect(everything).toHaveLength(104);
});

test("more is never said of nothing", async () => {
  expect(await pagesOf(centreWith([]))).toEqual([[]]);
  expect(await pagesOf(centreWith(many(0, PAGE, (i) => i)))).toHaveLength(1);
  expect(await pagesOf(centreWith(many(0, 2 * PAGE, (i) => i)))).toHaveLength(2);
  expect(await pagesOf(centreWith(many(0, 3 * PAGE, (i) => (i < PAGE ? null : i))))).toHaveLength(3);
});

test("a further page asks for that page alone", async () => {
  const centre = centreWith(many(0, 200, (i) => i));
  const first = await pageOfWork(centre.list, ME, null);
  centre.asked.length = 0;
  await pageOfWork(centre.list, ME, first.next);
  expect(centre.asked).toHaveLength(1);
});

test("an order that comes twice is shown as it came first", () => {
  const [newer, older] = [order(1, 1, { state: "on_site" }), order(1, 1, { state: "accepted" })];
  expect(distinct([newer, order(2, null), older])).toEqual([newer, order(2, null)]);
});
