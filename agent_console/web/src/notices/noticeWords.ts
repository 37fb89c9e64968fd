import type { Key, Values } from "../i18n/words";
import type { Notice, NoticeKind } from "./api";

type Say = (key: Key, values?: Values) => string;

/** How values that are codes are said: what the words of a notice name. */
export interface Names {
  t: Say;
  /** A service type's name. */
  service(id: string): string;
  /** The name of a step of the notice's service type. */
  step(id: string): string;
  /** The name of one of its dates. */
  date(id: string): string;
  /** A person's name. */
  person(user: string): string;
  when(iso: string): string;
}

/** What happened, in a few words. */
export function titleOf(kind: NoticeKind, t: Say): string {
  return t(`notice.kind.${kind}`);
}

/** The particulars, in the order in which one asks for them: what, where, by when, who, why. */
export function particulars({ kind, words }: Notice, names: Names): string[] {
  const said: string[] = [];
  const add = (value: string | undefined, say: (value: string) => string = (v) => v) => {
    if (value) said.push(say(value));
  };
  add(words.count, (v) => names.t(kind === "shift" ? "notice.orders" : "notice.count", { count: v }));
  add(words.title);
  add(words.building);
  add(words.service, names.service);
  add(words.place);
  if (words.step) add(words.step, names.step);
  else add(words.target, (v) => coded(`notice.target.${v}`, v, names.t));
  add(words.job, names.date);
  add(words.due_at, (v) => names.t("notice.due", { time: names.when(v) }));
  add(words.rung, (v) => coded(`notice.rung.${v}`, v, names.t));
  add(words.group, (v) => names.t("notice.group", { group: v }));
  add(words.by, (v) => names.t("notice.by", { name: names.person(v) }));
  add(words.reason, (v) => coded(`notice.reason.${v}`, v, names.t));
  add(words.note, (v) => `「${v}」`);
  add(words.day);
  return said;
}

/** Where one goes to see to it; null: nowhere. */
export function pathOf({ kind, subject }: Notice): string | null {
  if (kind === "outbreak" || kind === "outbreak_over") return "/incidents";
  if (kind === "callback_task") return "/callbacks";
  if (kind === "reading" || kind === "answer_expires") return "/knowledge";
  if (kind === "retention") return "/admin/retention";
  if (kind === "approval") return "/admin/copies";
  if (kind === "shift") return "/morning";
  return ORDER.test(subject) ? `/orders/${subject}` : null;
}

const ORDER = /^\d{8}-\d+$/;

/** The number of the order it is about; empty for anything else: ids say nothing to people. */
export function numberOf({ subject }: Notice): string {
  return ORDER.test(subject) ? subject : "";
}

/** A code's words; the code itself where this console was not told of it yet. */
function coded(key: string, code: string, t: Say): string {
  const words = t(key as Key);
  return words === undefined ? code : words;
}
