import type { Language } from "../i18n/words";

/** How moments are shown: the centre's zone, so that everybody says the same time to a customer. */
export interface Place {
  zone: string;
  language: Language;
}

/** What day `iso` is, seen from `nowMs`: `time.today` and its like have words of their own. */
export type NearDay = "yesterday" | "today" | "tomorrow" | null;

const DAY_MS = 86_400_000;

/** The clock time, `09:03`. */
export function clockTime(iso: string, { zone }: Place): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" }).format(new Date(iso));
}

/** Clock time to the second, `09:03:27`. */
export function clockSeconds(iso: string, { zone }: Place): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeStyle: "medium" }).format(new Date(iso));
}

export function nearDay(iso: string, nowMs: number, place: Place): NearDay {
  const day = localDay(Date.parse(iso), place.zone);
  if (day === localDay(nowMs, place.zone)) return "today";
  if (day === localDay(nowMs - DAY_MS, place.zone)) return "yesterday";
  if (day === localDay(nowMs + DAY_MS, place.zone)) return "tomorrow";
  return null;
}

/** Date and time, `3月1日 09:03` or `1 Mar 09:03`; with the year where it is not this one. */
export function dateTime(iso: string, nowMs: number, place: Place): string {
  const sameYear = localDay(Date.parse(iso), place.zone).slice(0, 4) === localDay(nowMs, place.zone).slice(0, 4);
  const date = new Intl.DateTimeFormat(place.language === "en" ? "en-GB" : "zh-CN", {
    timeZone: place.zone,
    year: sameYear ? undefined : "numeric",
    month: place.language === "en" ? "short" : "long",
    day: "numeric",
  }).format(new Date(iso));
  return `${date} ${clockTime(iso, place)}`;
}

/** The local calendar day of a moment, `2026-03-01`. */
export function localDay(ms: number, zone: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" }).format(ms);
}

/** A moment as a `datetime-local` field holds it: `2026-03-01T09:03`, in the centre's zone. */
export function toWallTime(ms: number, zone: string): string {
  const time = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" }).format(ms);
  return `${localDay(ms, zone)}T${time}`;
}

/**
 * The moment (RFC 3339, UTC) a `datetime-local` field means in `zone`; null for one not filled in.
 *
 * A time that a clock change skips is taken as the one before it.
 */
export function fromWallTime(wall: string, zone: string): string | null {
  const asIfUtc = Date.parse(`${wall}Z`);
  if (Number.isNaN(asIfUtc)) return null;
  let moment = asIfUtc;
  // Twice: the first guess may lie on the other side of a clock change.
  for (let i = 0; i < 2; i += 1) moment = asIfUtc - (Date.parse(`${toWallTime(moment, zone)}Z`) - moment);
  return new Date(moment).toISOString();
}

/** First moment of the local day `nowMs` lies in, RFC 3339. */
export function startOfDay(nowMs: number, zone: string): string {
  return fromWallTime(`${localDay(nowMs, zone)}T00:00`, zone) ?? new Date(nowMs).toISOString();
}
