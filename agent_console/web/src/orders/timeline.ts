/** The lines of an order's history in plain words (W9). */
import { stepOf } from "../catalogue/stepOf";
import type { Key } from "../i18n/words";
import type { Order, WholeServiceType } from "../protocol/types";
import { ORDER_ACTIONS } from "./words";

export type Entry = Pick<Order["history"][number], "action" | "before" | "after">;

/** What stands in a line: a word of ours, somebody, a group, an amount, a value of a form, or text as it is. */
export type Piece =
  | { is: "word"; key: Key }
  | { is: "person"; user: string }
  | { is: "named"; words: Readonly<Record<string, string>> }
  | { is: "field"; field: string; value: string }
  | { is: "text"; text: string };

export interface Told {
  /** What was done. */
  key: Key;
  /** What it was done to, or with. */
  about: readonly Piece[];
  /** What stood there before, where that matters. */
  before?: Piece;
}

type Teller = (entry: Entry, service: WholeServiceType | undefined) => Omit<Told, "key">;

const text = (words: string | null): Piece => ({ is: "text", text: words || "—" });
const person = (user: string | null): Piece => ({ is: "person", user: user ?? "" });
const yuan = (amount: string): Piece => text(`¥${amount}`);
const word = (key: string): Piece => ({ is: "word", key: key as Key });

function step(entry: Entry, service: WholeServiceType | undefined): Piece {
  return stepCalled(entry.after || entry.before || "", service);
}

function stepCalled(id: string, service: WholeServiceType | undefined): Piece {
  const found = stepOf(service, id);
  return found ? { is: "named", words: found.name } : text(id);
}

/** `done`, or `step:contacted`. */
function target(name: string | null, service: WholeServiceType | undefined): Piece {
  const [kind, step] = (name ?? "").split(":");
  return step ? stepCalled(step, service) : word(`order.target.${kind}`);
}

function papers(ids: string, service: WholeServiceType | undefined): Piece[] {
  return ids
    .split(",")
    .filter(Boolean)
    .map((id) => {
      const found = service?.papers.find((one) => one.id === id);
      return found ? { is: "named", words: found.name } : text(id);
    });
}

const STEP_DONE = "step";
const STEP_UNDONE = "step undone";

const TELLERS: Readonly<Record<string, Teller>> = {
  "amend description": (e) => ({ about: [text(e.after)], before: text(e.before) }),
  "amend place": (e) => ({ about: [text(e.after)], before: text(e.before) }),
  "amend group": (e) => ({ about: [text(e.after)], before: text(e.before) }),
  "amend customer_name": (e) => ({ about: [text(e.after)], before: text(e.before) }),
  "amend urgency": (e) => ({ about: [word(`order.urgency.${e.after}`)], before: word(`order.urgency.${e.before}`) }),
  [STEP_DONE]: (e, service) => ({ about: [step(e, service)] }),
  [STEP_UNDONE]: (e, service) => ({ about: [step(e, service)] }),
  papers: (e, service) => ({ about: e.after ? papers(e.after, service) : [word("list.none")] }),
  quote: (e) => ({ about: [yuan(e.after)], ...(e.before ? { before: yuan(e.before) } : {}) }),
  "quote confirmed": (e) => ({ about: [yuan(e.after)] }),
  "fee handed in": (e) => ({ about: [yuan(e.after)] }),
  report: () => ({ about: [] }),
  "hand over": (e) => ({ about: [person(e.after)] }),
  "take over": (e) => ({ about: [person(e.after)] }),
  "hand over declined": (e) => ({ about: [person(e.after)] }),
  "hand over unanswered": (e) => ({ about: [person(e.after)] }),
  give: (e) => ({ about: [person(e.after)] }),
  "wrong code": () => ({ about: [] }),
  "target near": (e, service) => ({ about: [target(e.before, service)] }),
  "target overdue": (e, service) => ({ about: [target(e.before, service)] }),
  escalate: (e, service) => ({ about: [word(`order.rung.${e.after}`), target(e.before, service)] }),
  date: (e, service) => {
    const job = service?.dates.find((one) => one.id === e.after);
    return { about: [job ? { is: "named", words: job.name } : text(e.after)] };
  },
  "group called": (e) => ({ about: [word(`call.cause.${e.after}`)] }),
  "group took it": (e) => ({ about: e.after ? [person(e.after)] : [] }),
  "group passed it on": (e) => ({ about: [text(e.after)] }),
  "group not reached": (e) => ({ about: [text(e.after)] }),
};

/** Every kind of line that has words of its own: `order.said.…`, blanks as underscores. */
export const TOLD = [...Object.keys(TELLERS), "register"];

/** `service`: names its steps, papers and dates, once it is known. */
export function told(entry: Entry, service?: WholeServiceType): Told {
  if (entry.action === "register") return { key: "order.said.register", about: [] };
  const action = ORDER_ACTIONS.find((one) => one === entry.action);
  if (action) return { key: `order.did.${action}`, about: [] };
  if (entry.action.startsWith("field ")) {
    const field = entry.action.slice("field ".length);
    return { key: "order.said.field", about: [{ is: "field", field, value: entry.after }] };
  }
  const kind = entry.action === STEP_DONE && !entry.after ? STEP_UNDONE : entry.action;
  const teller = TELLERS[kind];
  // A page that stayed open while the centre was renewed: better its own word than nothing.
  if (!teller) return { key: "order.said.other", about: [text(entry.action), text(entry.after)] };
  return { key: `order.said.${kind.replaceAll(" ", "_")}` as Key, ...teller(entry, service) };
}
