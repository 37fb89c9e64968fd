/** What the order pages ask of the centre. */
import type { components } from "../protocol/schema";
import { address, type Page, request } from "../protocol/http";
import type { Asked, FullOrder, NewOrder, Order, OrderAction, WholeServiceType } from "../protocol/types";

type Schemas = components["schemas"];

export type Counts = Schemas["MyCountsView"];
export type Board = Schemas["OrderBoardView"];
export type Desks = Schemas["DesksView"];
export type Related = Schemas["RelatedView"];
export type OrderLine = Schemas["OrderLine"];
export type DueIn = Schemas["DueIn"];
export type BulkOutcome = Schemas["BulkOutcome"];
export type Party = Schemas["Party"];
export type Stop = Schemas["Stop"];
export type Target = Schemas["TargetView"];
export type TargetKind = Schemas["TargetKind"];
export type Urgency = Schemas["Urgency"];
export type WithLead = Schemas["WithLead"];
export type WorkStep = Schemas["WorkStepView"];
export type OrdersAsked = Asked<"/api/v1/work-orders">;

/** An action with what goes along with it. */
export type Move = Partial<Omit<Schemas["BulkMove"], "action" | "numbers">> & { action: OrderAction };
export type QuotedLine = { name: string; unit: string; yuan: string; quantity: number };

const one = (number: string) => `/work-orders/${encodeURIComponent(number)}`;

/** `version`: of the order as it was seen; another one there now is refused with what has changed. */
export const ordersApi = {
  list: (query: OrdersAsked) => request<Page<Order>>("GET", "/work-orders", { query }),
  /** Where the list comes as a file. */
  listAddress: (query: OrdersAsked) => address("/work-orders", { ...query, format: "csv" }),
  get: (number: string) => request<FullOrder>("GET", one(number)),
  open: (order: NewOrder) => request<FullOrder>("POST", "/work-orders", { body: order }),
  move: (number: string, move: Move, version?: number) => request<FullOrder>("PATCH", one(number), { body: move, version }),
  amend: (number: string, words: Readonly<Record<string, string>>, version?: number) =>
    request<FullOrder>("PATCH", one(number), { body: words, version }),
  fillIn: (number: string, fields: Readonly<Record<string, string>>, version?: number) =>
    request<FullOrder>("PATCH", one(number), { body: { fields }, version }),
  moveMany: (numbers: readonly string[], move: Move) =>
    request<BulkOutcome[]>("POST", "/work-orders/bulk", { body: { ...move, numbers } }),
  step: (number: string, step: string, done: boolean, note = "") =>
    request<FullOrder>("POST", `${one(number)}/steps`, { body: { step, done, note } }),
  papers: (number: string, papers: readonly string[]) => request<FullOrder>("PUT", `${one(number)}/papers`, { body: { papers } }),
  quote: (number: string, lines: readonly QuotedLine[]) => request<FullOrder>("PUT", `${one(number)}/quote`, { body: { lines } }),
  confirmQuote: (number: string, note = "") => request<FullOrder>("POST", `${one(number)}/quote/confirm`, { body: { note } }),
  handIn: (number: string, yuan: string, receipt: string) =>
    request<FullOrder>("POST", `${one(number)}/fee`, { body: { yuan, receipt } }),
  report: (number: string, fields: Readonly<Record<string, string>>) =>
    request<FullOrder>("PUT", `${one(number)}/report`, { body: { fields } }),
  handOver: (number: string, to: { user: string } | { group: string }, note: string) =>
    request<FullOrder>("POST", `${one(number)}/handover`, { body: { ...to, note } }),
  takeOver: (number: string) => request<FullOrder>("POST", `${one(number)}/handover/accept`),
  declineHandover: (number: string, note: string) =>
    request<FullOrder>("POST", `${one(number)}/handover/decline`, { body: { note } }),
  give: (number: string, owner: string, note: string) => request<FullOrder>("PUT", `${one(number)}/owner`, { body: { owner, note } }),
  related: (number: string) => request<Related>("GET", `${one(number)}/related`),
  counts: () => request<Counts>("GET", "/order-counts"),
  board: () => request<Board>("GET", "/order-board"),
  desks: () => request<Desks>("GET", "/order-desks"),
  repeats: (query: { service_type: string; place: string; category: string }) =>
    request<Page<OrderLine>>("GET", "/order-repeats", { query }),
  service: (id: string) => request<WholeServiceType>("GET", `/catalogue/${encodeURIComponent(id)}`),
};
