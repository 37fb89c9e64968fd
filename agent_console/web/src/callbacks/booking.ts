/** What the form of a new callback holds, as the centre takes it. Without React. */
import { fromWallTime } from "../format/moment";
import type { Mode, NewCallback, Purpose } from "../protocol/types";
import { ASKS } from "./purposes";

export interface Values {
  phone: string;
  /** As a `datetime-local` field holds it, in the centre's zone; so are the ends of the window. */
  due: string;
  reason: string;
  who: "anyone" | "me";
  purpose: Purpose;
  mode: Mode;
  earliest: string;
  latest: string;
  /** 1 goes first; 0: that of its purpose. */
  priority: number;
  /** The customer asked for this time. */
  asked: boolean;
}

/** Beside phone, time and reason: what is as it is in most callbacks. */
export const USUAL = {
  who: "anyone",
  purpose: "promised",
  mode: "agent",
  earliest: "",
  latest: "",
  priority: 0,
  asked: false,
} as const satisfies Partial<Values>;

/** Whether anything but phone, time, reason and who calls was chosen. */
export function isUnusual(values: Partial<Values>): boolean {
  const { who: _, ...rest } = USUAL;
  return Object.entries(rest).some(([name, usual]) => (values[name as keyof Values] ?? usual) !== usual);
}

export type Window = Partial<Pick<Values, "due" | "earliest" | "latest">>;

/** Not to be called before, yet the time is earlier. Wall times of one zone compare as text. */
export function beginsLate({ due, earliest }: Window): boolean {
  return Boolean(due && earliest && earliest > due);
}

/** The window would be over before the time. */
export function endsEarly({ due, earliest, latest }: Window): boolean {
  return Boolean(latest && [due, earliest].some((time) => time && latest < time));
}

/** Only calls that ask have a choice of who speaks. */
export function bookingOf(
  values: Pick<Values, "phone" | "due" | "reason"> & Partial<Values>,
  zone: string,
  about: { me: string | null; callId: string | null; workOrder: string | null },
): NewCallback {
  const { who, purpose, mode, earliest, latest, priority, asked } = { ...USUAL, ...values };
  const speaks = ASKS.has(purpose) ? mode : "agent";
  return {
    phone: values.phone.trim(),
    due_at: fromWallTime(values.due, zone) ?? "",
    reason: values.reason.trim(),
    call_id: about.callId,
    work_order: about.workOrder,
    agent: who === "me" && speaks === "agent" ? about.me : null,
    purpose,
    mode: speaks,
    earliest_at: fromWallTime(earliest, zone),
    latest_at: fromWallTime(latest, zone),
    asked,
    priority,
  };
}
