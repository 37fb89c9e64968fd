/** What each action of an order asks for: just what it needs. */
import type { FormField, FullOrder, OrderAction, WholeServiceType } from "../protocol/types";

export interface Asks {
  note: "needed" | "optional" | null;
  appointment: "needed" | "optional" | null;
  /** For what the clocks stand still. */
  stop: boolean;
  /** What the customer signs with; `optional` for who has their word on the phone. */
  code: "needed" | "optional" | null;
  /** A signature drawn on the screen does as well. */
  signature: boolean;
  satisfaction: boolean;
  assignee: boolean;
  /** Fields of the form that must be filled in before it, and are not yet. */
  fields: readonly FormField[] | null;
}

const NOTHING: Asks = {
  note: null,
  appointment: null,
  stop: false,
  code: null,
  signature: false,
  satisfaction: false,
  assignee: false,
  fields: null,
};
const BY_ACTION: Readonly<Record<OrderAction, Partial<Asks>>> = {
  dispatch: { note: "optional", appointment: "optional", assignee: true },
  decline: { note: "needed" },
  accept: {},
  depart: {},
  arrive: {},
  start: {},
  wait: { note: "needed", stop: true },
  resume: {},
  fail: { note: "needed", appointment: "optional" },
  finish: { note: "optional" },
  answer: { note: "optional" },
  visit: { note: "optional", satisfaction: true },
  close: { note: "optional" },
  reopen: { note: "needed" },
  cancel: { note: "needed" },
};

export const DANGEROUS: readonly OrderAction[] = ["cancel", "fail", "decline"];

/** What `action` asks of somebody who has `order` before them. */
export function asksFor(
  action: OrderAction,
  order: Pick<FullOrder, "state" | "parties" | "signature" | "appointment" | "fields">,
  service: Pick<WholeServiceType, "sign_off" | "follow_ups" | "fields"> | undefined,
): Asks {
  const asks = { ...NOTHING, ...BY_ACTION[action] };
  if (action === "dispatch" && order.state === "not_done" && !order.appointment) asks.appointment = "needed";
  if (action === "close" && order.state !== "visited" && service?.follow_ups.some(visits)) asks.note = "needed";
  const lacking = service?.fields.filter((field) => field.needed_for === action && !order.fields[field.id]) ?? [];
  if (lacking.length > 0) asks.fields = lacking;
  const signs = service && ["code", "signature"].includes(service.sign_off);
  if (action === "finish" && signs && order.state !== "registered" && !order.signature) {
    const hasTheirWord = order.parties.some((party) => party === "desk" || party === "lead" || party === "owner");
    asks.code = hasTheirWord ? "optional" : "needed";
    asks.signature = service.sign_off === "signature";
  }
  return asks;
}

/** C2: who files an order before its visit says why. */
function visits(follow: WholeServiceType["follow_ups"][number]): boolean {
  return follow.when === "done" && (follow.purpose === "visit" || follow.purpose === "survey");
}

/** Nothing to ask: one press does it. */
export function asksNothing(asks: Asks): boolean {
  return !Object.values(asks).some(Boolean);
}
