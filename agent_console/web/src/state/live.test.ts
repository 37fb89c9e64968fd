import { describe, expect, test } from "vitest";
import type { Agent, Alert, Call, Customer, Delta, Line, LiveCall, Order, Snapshot, Verdict } from "../protocol/types";
import { heard, type Live, NOTHING_KNOWN, reduce } from "./live";

const agent = (over: Partial<Agent> = {}) =>
  ({ user: "1001", name: "王敏", queues: ["main"], state: "ready", call_id: null, phone_registered: true, ...over }) as Agent;
const call = (over: Partial<Call> = {}) =>
  ({ id: "a", state: "talking", agent: "1001", customer_id: "k", ...over }) as Call;
const live = (over: Partial<LiveCall> = {}) =>
  ({ call: call(), customer: null, orders: [], stages: [], transcript: [], verdicts: [], ...over }) as LiveCall;
const line = (over: Partial<Line>): Line => ({
  leg: "caller",
  start: 0,
  end: 1,
  text: "您好",
  final: true,
  confidence: 1,
  gap: false,
  normal: "",
  ...over,
});
const order = (over: Partial<Order> = {}) =>
  ({ number: "20260301-0001", state: "registered", call_id: null, customer: { id: "k" }, ...over }) as Order;

const snapshot = {
  type: "snapshot",
  seq: 5,
  me: { person: { user: "1001" }, agent: agent() },
  centre: { name: "阳光物业", language: "zh", timezone: "Asia/Shanghai" },
  speech: "ok",
  agents: [agent()],
  calls: [live()],
  queues: [],
  callbacks: [],
  orders: [],
  board: null,
  alerts: [],
} as unknown as Snapshot;
const start: Live = reduce(NOTHING_KNOWN, snapshot);

test("a snapshot replaces everything but the link", () => {
  const online = reduce(start, { type: "link", link: { phase: "online" } });
  const again = reduce(online, { ...snapshot, seq: 9, calls: [] });
  expect(again.calls).toEqual({});
  expect(again.seq).toBe(9);
  expect(again.link.phase).toBe("online");
});

test("a delta seen before changes nothing", () => {
  const delta = { type: "call_gone", seq: 5, call_id: "a" } as const;
  expect(reduce(start, delta)).toBe(start);
  expect(reduce(start, { ...delta, seq: 6 }).calls).toEqual({});
});

test("a delta of a newer centre that this page does not know is passed over", () => {
  const unknown = { type: "from_the_future", seq: 6 } as unknown as Delta;
  expect(reduce(start, unknown)).toEqual({ ...start, seq: 6 });
});

test("logging out forgets", () => {
  expect(reduce(start, { type: "link", link: { phase: "logged_out" } })).toMatchObject({ me: null, calls: {} });
});

test("a file opened during the call is the call's; another one is not", () => {
  const customer = (id: string, phone: string) => ({ id, name: "周海燕", phones: [phone] }) as Customer;
  const unknown = live({ call: call({ customer_id: null, customer_number: "+8613911112222" }) });
  const before = reduce(start, { ...snapshot, seq: 6, calls: [unknown] });
  const other = reduce(before, { type: "customer", seq: 7, customer: customer("x", "+8613800138000") });
  expect(other.calls["a"]?.customer).toBeNull();
  const opened = reduce(before, { type: "customer", seq: 7, customer: customer("y", "+8613911112222") });
  expect(opened.calls["a"]?.customer?.id).toBe("y");
});

test("a call that comes here brings what was said; its later changes keep it", () => {
  const empty = reduce(start, { ...snapshot, seq: 6, calls: [] });
  const { transcript: _said, verdicts: _judged, ...bare } = live();
  const offered = live({ call: call({ state: "offered" }), transcript: [line({ text: "水管爆了" })] });
  const popped = reduce(empty, { type: "call", seq: 7, live: offered, entry: null });
  const talking = reduce(popped, { type: "call", seq: 8, live: bare, entry: null });
  expect(talking.calls["a"]?.call.state).toBe("talking");
  expect(talking.calls["a"]?.transcript.map((l) => l.text)).toEqual(["水管爆了"]);
});

describe("the transcript", () => {
  test("a partial replaces its own leg's partial only", () => {
    const lines = [
      line({ text: "水管", final: false }),
      line({ leg: "agent", text: "请", final: false }),
      line({ text: "水管漏水", final: false }),
    ].reduce<Line[]>(heard, []);
    expect(lines.map((l) => l.text)).toEqual(["请", "水管漏水"]);
  });

  test("a final takes its partial's place and stays; partials come last", () => {
    const lines = [
      line({ leg: "agent", text: "请讲", final: false, start: 3 }),
      line({ text: "水管", final: false, start: 1 }),
      line({ text: "水管漏水", start: 1 }),
      line({ text: "您好", start: 0 }),
    ].reduce<Line[]>(heard, []);
    expect(lines.map((l) => l.text)).toEqual(["您好", "水管漏水", "请讲"]);
  });

  test("the same final told twice is there once", () => {
    expect([line({ start: 1 }), line({ start: 1 })].reduce<Line[]>(heard, [])).toHaveLength(1);
  });

  test("survives a change of its call", () => {
    const spoken = reduce(start, { type: "heard", seq: 6, call_id: "a", line: line({}) });
    const { transcript: _t, verdicts: _v, ...bare } = live();
    const changed = reduce(spoken, { type: "call", seq: 7, live: bare, entry: null });
    expect(changed.calls["a"]?.transcript).toHaveLength(1);
  });

  test("of an unknown call is not kept", () => {
    expect(reduce(start, { type: "heard", seq: 6, call_id: "other", line: line({}) }).calls).toBe(start.calls);
  });
});

test("an ended call stays while its agent wraps it up, then goes", () => {
  const { transcript: _t, verdicts: _v, ...over } = live({ call: call({ state: "ended" }) });
  const wrapping = agent({ state: "wrap_up", call_id: "a" });
  const one = reduce(start, { type: "agent", seq: 6, agent: wrapping });
  const two = reduce(one, { type: "call", seq: 7, live: over, entry: null });
  expect(Object.keys(two.calls)).toEqual(["a"]);
  const three = reduce(two, { type: "agent", seq: 8, agent: agent({ state: "ready", call_id: null }) });
  expect(three.calls).toEqual({});
  expect(three.me?.agent?.state).toBe("ready");
});

const verdict = (over: Partial<Verdict>): Verdict => ({
  rule: "open",
  kind: "required",
  verdict: "unclear",
  leg: "agent",
  start: 0,
  end: 1,
  late: false,
  played: false,
  certainty: 1,
  reason: null,
  ...over,
});

test("a verdict replaces the earlier one of its rule", () => {
  const one = reduce(start, { type: "judged", seq: 6, call_id: "a", verdict: verdict({}), better: "" });
  const two = reduce(one, { type: "judged", seq: 7, call_id: "a", verdict: verdict({ verdict: "said" }), better: "" });
  expect(two.calls["a"]?.verdicts.map((v) => v.verdict)).toEqual(["said"]);
  expect(two.calls["a"]?.warnings).toEqual([]);
});

test("a forbidden word warns with the better line until its verdict is taken back", () => {
  const said = verdict({ rule: "never.know", kind: "forbidden", verdict: "said", start: 7 });
  const better = "我马上帮您核实。";
  const one = reduce(start, { type: "judged", seq: 6, call_id: "a", verdict: said, better });
  expect(one.calls["a"]?.warnings).toEqual([{ rule: "never.know", better, start: 7 }]);
  const back = reduce(one, { type: "judged", seq: 7, call_id: "a", verdict: { ...said, verdict: "not_said" }, better });
  expect(back.calls["a"]?.warnings).toEqual([]);
});

test("what is due is replaced as a whole; what was said stays", () => {
  const spoken = reduce(start, { type: "heard", seq: 6, call_id: "a", line: line({}) });
  const state = { on_hold: true, speaking: null, automatic: null, trouble: null };
  const guided = { type: "guided", seq: 7, call_id: "a", stages: [], replies: [], compliance: null, line: state } as const;
  const told = reduce(spoken, { ...guided, stages: [], replies: [] });
  expect(told.calls["a"]?.line.on_hold).toBe(true);
  expect(told.calls["a"]?.transcript).toHaveLength(1);
});

test("an alert stays until it was seen, and is then known as seen", () => {
  const alert = { id: "x", seen_by: null } as Alert;
  const one = reduce(start, { type: "alert", seq: 6, alert });
  const two = reduce(one, { type: "alert", seq: 7, alert: { ...alert, seen_by: "2001" } });
  expect(two.alerts["x"]?.seen_by).toBe("2001");
});

test("an order opened in the call joins the customer's open orders once", () => {
  const one = reduce(start, { type: "order", seq: 6, order: order({ call_id: "a" }) });
  const two = reduce(one, { type: "order", seq: 7, order: order({ call_id: "a", state: "dispatched" }) });
  expect(two.calls["a"]?.orders.map((o) => o.state)).toEqual(["dispatched"]);
  expect(two.orders["20260301-0001"]?.state).toBe("dispatched");
});
