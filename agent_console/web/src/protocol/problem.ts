import type { Key, Values } from "../i18n/words";
import { CommandRefused } from "./connection";
import { type FieldFault, RequestFailed } from "./http";
import type { Fault } from "./types";

/** Words for the codes of problem+json and of refused commands; the rest goes by HTTP status. */
const BY_CODE: Readonly<Record<string, Key>> = {
  "console.network": "error.network",
  "console.offline": "error.offline",
  "console.no_answer": "error.no_answer",
  "login.refused": "error.bad_login",
  "login.required": "error.unauthorised",
  "login.too_often": "error.too_many",
  not_allowed: "error.not_allowed",
  not_found: "error.not_found",
  conflict: "error.conflict",
  "customer.changed": "error.customer_changed",
  "storage.conflict": "error.conflict",
  "domain.illegal_transition": "error.conflict",
  "callback.changed": "error.callback_changed",
  "order.changed": "error.order_changed",
  "order.not_yours": "error.order_not_yours",
  "domain.invalid_value": "error.invalid",
  "request.invalid": "error.invalid",
  "wrap_up.rules_open": "error.rules_open",
  "call.on_hold": "error.on_hold",
  "call.not_on_hold": "error.not_on_hold",
  "call.centre_speaks": "error.centre_speaks",
  "call.not_connected": "error.not_connected",
  "call.cannot_speak": "error.cannot_speak",
  "call.unsupported": "error.unsupported",
  "voice.invalid": "error.voice",
};

const BY_STATUS: readonly (readonly [test: (status: number) => boolean, key: Key])[] = [
  [(s) => s === 401, "error.unauthorised"],
  [(s) => s === 403, "error.not_allowed"],
  [(s) => s === 404, "error.not_found"],
  [(s) => s === 409, "error.conflict"],
  [(s) => s === 422, "error.invalid"],
  [(s) => s === 429, "error.too_many"],
  [(s) => s >= 500, "error.server"],
];

/** Words for what is wrong with a field; only what has none is said in the centre's English. */
const BY_FAULT: Readonly<Record<Fault, Key>> = {
  invalid: "error.invalid_field",
  needed: "fault.needed",
  too_short: "fault.too_short",
  too_long: "fault.too_long",
  unknown: "fault.unknown",
  past: "fault.past",
  no_zone: "fault.no_zone",
  no_phone: "fault.no_phone",
  extension: "fault.extension",
  area_code: "fault.area_code",
  taken: "fault.taken",
};

/** What to say of a field: a catalogue key and its values. A code newer than this page is said by its reason. */
export function explainFault({ code, reason }: FieldFault): { key: Key; values: Values } {
  return { key: BY_FAULT[code] ?? "error.invalid_field", values: { detail: reason } };
}

/** What to say of an error: a catalogue key and its values. */
export function explain(error: unknown): { key: Key; values: Values } {
  if (!(error instanceof RequestFailed || error instanceof CommandRefused)) {
    return { key: "error.unknown", values: { code: "console", detail: String(error) } };
  }
  const [fault] = error.code === "wrap_up.rules_open" ? [] : Object.values(error.fields);
  if (fault && fault.code !== "invalid") return explainFault(fault);
  const status = error instanceof RequestFailed ? error.status : 0;
  const key = BY_CODE[error.code] ?? BY_STATUS.find(([test]) => test(status))?.[1] ?? "error.unknown";
  return { key, values: { code: error.code, detail: error.detail } };
}
