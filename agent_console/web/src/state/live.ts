import type { Link } from "../protocol/connection";
import type {
  Agent,
  Alert,
  Board,
  Callback,
  Centre,
  Customer,
  Delta,
  Line,
  LiveCall,
  Me,
  Order,
  Queue,
  ServerMessage,
  Snapshot,
  Warning,
} from "../protocol/types";

type Judged = Extract<Delta, { type: "judged" }>;

/** What this console knows of the running centre: the last snapshot with every delta since. */
export interface Live {
  link: Link;
  seq: number;
  me: Me | null;
  centre: Centre | null;
  speech: Snapshot["speech"];
  agents: Readonly<Record<string, Agent>>;
  calls: Readonly<Record<string, LiveCall>>;
  queues: Readonly<Record<string, Queue>>;
  callbacks: Readonly<Record<string, Callback>>;
  orders: Readonly<Record<string, Order>>;
  board: Board | null;
  alerts: Readonly<Record<string, Alert>>;
}

export type LiveEvent = { type: "link"; link: Link } | ServerMessage;

export const NOTHING_KNOWN: Live = {
  link: { phase: "connecting", attempt: 0, since: null },
  seq: -1,
  me: null,
  centre: null,
  speech: "ok",
  agents: {},
  calls: {},
  queues: {},
  callbacks: {},
  orders: {},
  board: null,
  alerts: {},
};

/** The state after `event`. The same object when nothing changed; a delta seen before changes nothing. */
export function reduce(state: Live, event: LiveEvent): Live {
  switch (event.type) {
    case "link":
      return event.link.phase === "logged_out" ? { ...NOTHING_KNOWN, link: event.link } : { ...state, link: event.link };
    case "snapshot":
      return fromSnapshot(state.link, event);
    case "resumed":
      return { ...state, me: event.me };
    case "result":
    case "pong":
    case "error":
      return state;
    default:
      return event.seq <= state.seq ? state : { ...applied(state, event), seq: event.seq };
  }
}

function fromSnapshot(link: Link, s: Snapshot): Live {
  return {
    link,
    seq: s.seq,
    me: s.me,
    centre: s.centre,
    speech: s.speech,
    agents: keyed(s.agents, (a) => a.user),
    calls: keyed(s.calls, (c) => c.call.id),
    queues: keyed(s.queues, (q) => q.id),
    callbacks: keyed(s.callbacks, (c) => c.id),
    orders: keyed(s.orders, (o) => o.number),
    board: s.board,
    alerts: keyed(s.alerts, (a) => a.id),
  };
}

function applied(state: Live, delta: Delta): Live {
  switch (delta.type) {
    case "call": {
      const before = state.calls[delta.live.call.id];
      const live = { transcript: [], verdicts: [], ...before, ...delta.live };
      return withoutFinishedCalls({ ...state, calls: { ...state.calls, [live.call.id]: live } });
    }
    case "call_gone": {
      const { [delta.call_id]: _gone, ...calls } = state.calls;
      return { ...state, calls };
    }
    case "heard":
      return withCall(state, delta.call_id, (call) => ({ ...call, transcript: heard(call.transcript, delta.line) }));
    case "judged":
      return withCall(state, delta.call_id, (call) => ({
        ...call,
        warnings: warned(call, delta),
        verdicts: [...call.verdicts.filter((v) => v.rule !== delta.verdict.rule), delta.verdict],
      }));
    case "guided": {
      const { stages, replies, compliance, line } = delta;
      return withCall(state, delta.call_id, (call) => ({ ...call, stages, replies, compliance, line }));
    }
    case "alert":
      return { ...state, alerts: { ...state.alerts, [delta.alert.id]: delta.alert } };
    case "agent": {
      const mine = state.me?.person.user === delta.agent.user;
      const me = mine && state.me ? { ...state.me, agent: delta.agent } : state.me;
      const agents = { ...state.agents, [delta.agent.user]: delta.agent };
      return withoutFinishedCalls({ ...state, me, agents });
    }
    case "queue":
      return { ...state, queues: { ...state.queues, [delta.queue.id]: delta.queue } };
    case "order": {
      const calls = mapValues(state.calls, (call) => withOrder(call, delta.order));
      return { ...state, calls, orders: { ...state.orders, [delta.order.number]: delta.order } };
    }
    case "callback":
      return { ...state, callbacks: { ...state.callbacks, [delta.callback.id]: delta.callback } };
    case "customer": {
      const { customer } = delta;
      const calls = mapValues(state.calls, (call) =>
        belongs(call, customer) ? { ...call, customer } : call,
      );
      return { ...state, calls };
    }
    case "board":
      return { ...state, board: delta.board };
    case "answers":
    case "knowledge":
      // The desk and the pages that show them listen themselves.
      return state;
    case "quality":
      // Its pages ask again for what they show.
      return state;
    default:
      // A page that stayed open while the centre was renewed is told things it has no words for.
      return state;
  }
}

/** Words that should be said otherwise, the latest last; one place of the call warns once for each rule. */
function warned(call: LiveCall, { verdict, better }: Judged): readonly Warning[] {
  const others = (call.warnings ?? []).filter((w) => w.rule !== verdict.rule);
  if (verdict.kind !== "forbidden" || verdict.verdict !== "said" || better === "") return others;
  return [...others, { rule: verdict.rule, better, start: verdict.start }];
}

/** The transcript with one more line: a partial replaces its leg's partial, a final takes its place for good. */
export function heard(transcript: readonly Line[], line: Line): Line[] {
  const finals = transcript.filter((l) => l.final && !(line.final && l.leg === line.leg && l.start === line.start));
  const partials = transcript.filter((l) => !l.final && l.leg !== line.leg);
  if (!line.final) return line.text === "" ? [...finals, ...partials] : [...finals, ...partials, line];
  let at = finals.length;
  while (at > 0 && (finals[at - 1]?.start ?? 0) > line.start) at -= 1;
  return [...finals.slice(0, at), line, ...finals.slice(at), ...partials];
}

/** A call that is over stays only while its agent still wraps it up here. */
function withoutFinishedCalls(state: Live): Live {
  const kept = Object.values(state.calls).filter(
    (c) => c.call.state !== "ended" || c.call.id === state.me?.agent?.call_id,
  );
  return kept.length === Object.keys(state.calls).length ? state : { ...state, calls: keyed(kept, (c) => c.call.id) };
}

function withCall(state: Live, id: string, change: (call: LiveCall) => LiveCall): Live {
  const call = state.calls[id];
  return call ? { ...state, calls: { ...state.calls, [id]: change(call) } } : state;
}

/** By the file the call has, or, where it came from a number without one, by that number. */
function belongs({ call, customer: file }: LiveCall, customer: Customer): boolean {
  const id = file?.id ?? call.customer_id;
  return id === null ? customer.phones.includes(call.customer_number) : id === customer.id;
}

/** The customer's open orders on the screen pop follow what happens to them. */
function withOrder(call: LiveCall, order: Order): LiveCall {
  const known = call.orders.some((o) => o.number === order.number);
  if (known) return { ...call, orders: call.orders.map((o) => (o.number === order.number ? order : o)) };
  const theirs =
    order.call_id === call.call.id || (order.customer.id !== null && order.customer.id === call.customer?.id);
  return theirs ? { ...call, orders: [order, ...call.orders] } : call;
}

function keyed<T>(items: readonly T[], key: (item: T) => string): Record<string, T> {
  return Object.fromEntries(items.map((item) => [key(item), item]));
}

function mapValues<T>(record: Readonly<Record<string, T>>, change: (value: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
