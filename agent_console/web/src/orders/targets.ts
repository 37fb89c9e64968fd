import type { Key, Values } from "../i18n/words";
import type { Order } from "../protocol/types";
import type { Target } from "./api";

/** Where a target stands: met in time or late, its clock standing still, near, overdue, running, or not wanted any more. */
export type Standing = "met" | "met_late" | "paused" | "overdue" | "near" | "running" | "void";

/** Nothing more is done to it. */
export const SETTLED: readonly Order["state"][] = ["closed", "cancelled"];
const WORKED: readonly Order["state"][] = ["done", "answered", "visited"];

export function standing(target: Target, order: Pick<Order, "state" | "waiting">, nowMs: number): Standing {
  if (target.met_at) return Date.parse(target.met_at) <= Date.parse(target.due_at) ? "met" : "met_late";
  // The written report is due whatever becomes of the order.
  if (target.kind !== "report") {
    if (SETTLED.includes(order.state) || (target.step && WORKED.includes(order.state))) return "void";
    if (order.waiting) return "paused";
  }
  if (nowMs >= Date.parse(target.due_at)) return "overdue";
  return nowMs >= Date.parse(target.near_at) ? "near" : "running";
}

/** Tells a target from the order's others. */
export const targetKey = ({ kind, step }: Target): string => (step ? `${kind}:${step}` : kind);

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A length of time as a countdown says it: `4:07`, `1:02:09`, beyond a day `3 天 4 小时`. */
export function spanWords(seconds: number): { key: Key; values: Values } {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole >= DAY) {
    return { key: "order.span.days", values: { days: Math.floor(whole / DAY), hours: Math.floor((whole % DAY) / HOUR) } };
  }
  const two = (n: number) => String(n).padStart(2, "0");
  const [h, m, s] = [Math.floor(whole / HOUR), Math.floor((whole % HOUR) / MINUTE), whole % MINUTE];
  return { key: "order.span.clock", values: { time: h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}` } };
}

/** Seconds until it is due; negative once it is overdue. */
export function secondsLeft(target: Target, nowMs: number): number {
  return (Date.parse(target.due_at) - nowMs) / 1000;
}
