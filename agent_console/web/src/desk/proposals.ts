import type { Proposal } from "../knowledge/api";

export type ProposedField = Proposal["field"];

/** Keys Alt+1…9 reach so many. */
export const REACHED = 9;

export const keyOf = ({ field, service_type, form_field, value }: Proposal) => [field, service_type, form_field, value].join(" ");

/**
 * Those that say something new: what was heard, and, beside it, what the file says otherwise. What stands in the file
 * alone is in the form already.
 */
export function worthShowing(proposals: readonly Proposal[]): Proposal[] {
  const heard = new Set(proposals.filter((one) => one.source === "words").map((one) => one.field));
  return proposals.filter((one) => heard.has(one.field));
}

/**
 * The proposals in their places: who stays, stays where it was; one that is gone gives its place to a new one of its
 * field; the rest comes after. Where the keys don't reach them, a field that has none yet takes the last place of one that
 * has several.
 */
export function arranged(before: readonly Proposal[], now: readonly Proposal[]): Proposal[] {
  const left = new Map(now.map((proposal) => [keyOf(proposal), proposal]));
  const kept = before.map((old) => {
    const same = left.get(keyOf(old));
    left.delete(keyOf(old));
    return { old, same };
  });
  const arranged = kept.flatMap(({ old, same }) => {
    if (same) return [same];
    const other = [...left.values()].find((proposal) => proposal.field === old.field);
    if (other) left.delete(keyOf(other));
    return other ? [other] : [];
  });
  const all = [...arranged, ...left.values()];
  const shown = all.slice(0, REACHED);
  const first = (one: Proposal) => shown.findIndex((other) => other.field === one.field);
  for (const one of all.slice(REACHED)) {
    const second = shown.map((other, place) => first(other) < place).lastIndexOf(true);
    if (first(one) < 0 && second >= 0) shown[second] = one;
  }
  return shown;
}

const PROPOSES: Readonly<Record<string, ProposedField>> = {
  address: "place",
  room: "place",
  place: "place",
  moment: "moment",
  date: "moment",
  time: "moment",
  phone: "phone",
  name: "name",
  title: "title",
  number: "number",
};

/** Which proposal a form field of the catalogue takes, by its `proposes` (`said.room`, `customer.name`). */
export function proposedFor(proposes: string): ProposedField | null {
  return PROPOSES[proposes.slice(proposes.indexOf(".") + 1)] ?? null;
}

/** The first instant of a proposed moment, which may be an interval. */
export const startOf = (moment: string) => moment.split("/")[0] ?? moment;

/** Digit of an Alt stroke, 1…9; null for any other. With Shift too: some browsers keep Alt with a digit. */
export function digitOf(stroke: { code: string; altKey: boolean; ctrlKey: boolean; metaKey: boolean }): number | null {
  if (!stroke.altKey || stroke.ctrlKey || stroke.metaKey) return null;
  const found = /^(?:Digit|Numpad)([1-9])$/.exec(stroke.code);
  return found ? Number(found[1]) : null;
}
