/** What a page of orders asks for, from what its address says. */
import type { OrdersAsked } from "./api";

export const FILTERS = [
  "view",
  "due",
  "finished",
  "appointment",
  "date",
  "late",
  "state",
  "service_type",
  "group",
  "urgency",
  "text",
  "building",
  "from",
  "to",
  "why_with_lead",
  "category",
  "master",
  "owner",
  "assignee",
  "customer_id",
  "call_id",
  "created_by",
  "sort",
] as const;

export type Filters = Partial<Record<(typeof FILTERS)[number], string>>;

export const VIEWS = ["mine", "offered", "group", "soon", "overdue", "open", "all"] as const;
export type View = (typeof VIEWS)[number];

const HOUR_MS = 3_600_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Which of the views the address shows. */
export function viewOf(filters: Filters, first: View): View {
  const view = VIEWS.find((one) => one === filters.view);
  return view ?? (Object.values(filters).some(Boolean) ? "all" : first);
}

/**
 * `nowMs`: whole minutes, so that a list is the same list for a minute. `startOf`: the first moment of a day in the
 * centre's zone. `due` may be a day, as `finished`, `appointment` and `date` are: what is still to be due on it.
 */
export function askedFor(
  filters: Filters,
  first: View,
  me: string | null,
  nowMs: number,
  startOf: (day: string) => string | null,
): OrdersAsked {
  const { view: _view, due: given, finished, appointment, date, late, state, from, to, sort, ...rest } = filters;
  const view = viewOf(filters, first);
  const due = view === "soon" || view === "overdue" ? view : given;
  const asked: Record<string, unknown> = { ...rest };
  if (view === "mine") asked["owner"] = me;
  if (view === "offered") asked["offered"] = true;
  if (view === "group") asked["my_groups"] = true;
  if (due === "overdue") asked["overdue"] = true;
  if (due === "soon") {
    asked["due_after"] = new Date(nowMs).toISOString();
    asked["due_before"] = new Date(nowMs + HOUR_MS).toISOString();
  }
  if (late) asked["late"] = true;
  for (const [name, day] of Object.entries({ due, finished, appointment, date })) {
    if (!day || !isDay(day)) continue;
    asked[`${name}_after`] = startOf(day);
    asked[`${name}_before`] = startOf(nextDay(day));
  }
  if (due && isDay(due) && !(Date.parse(String(asked["due_after"])) > nowMs)) {
    asked["due_after"] = new Date(nowMs).toISOString();
  }
  if (state === "open" || (!state && view !== "all")) asked["open"] = true;
  else if (state) asked["state"] = state;
  if (from && isDay(from)) asked["since"] = startOf(from);
  if (to && isDay(to)) asked["until"] = startOf(nextDay(to));
  const by = sort ?? (due ? "due" : undefined);
  if (by) asked["sort"] = by;
  return asked as OrdersAsked;
}

/** A day, as it stands in an address. */
export function isDay(text: string): boolean {
  return DAY.test(text) && !Number.isNaN(Date.parse(text));
}

/** `2026-02-28` → `2026-03-01`. */
export function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
