/** What a customer form holds, and what is sent of it: only what was changed, so that nobody else's work is undone. */
import { editablePhone } from "../format/phone";
import type { Customer } from "../protocol/types";
import type { CustomerEdit, Member, NewFile } from "./api";

export interface MemberValues {
  name: string;
  relation?: string;
  phones?: string;
}

export interface Values {
  name: string;
  title: string;
  phones: string;
  place: string;
  note: string;
  key_customer: boolean;
  kind: Customer["kind"];
  grade: string;
  emergency_phones: string;
  people: MemberValues[];
  secret: { part: string; words: string }[];
}

/** Numbers as typed, one a line or with commas between. */
export function numbersOf(typed: string | undefined): string[] {
  return (typed ?? "")
    .split(/[\n,，;；、]/)
    .map((one) => one.trim())
    .filter(Boolean);
}

const lines = (phones: readonly string[]) => phones.map(editablePhone).join("\n");

export function valuesOf(customer: Customer | undefined, phone?: string): Values {
  return {
    name: customer?.name ?? "",
    title: customer?.title ?? "",
    phones: lines(customer?.phones ?? (phone ? [phone] : [])),
    place: customer?.place ?? "",
    note: customer?.note ?? "",
    key_customer: customer?.key_customer ?? false,
    kind: customer?.kind ?? "household",
    grade: customer?.grade ?? "",
    emergency_phones: lines(customer?.emergency_phones ?? []),
    people: (customer?.people ?? []).map((one) => ({
      name: one.name,
      relation: one.relation,
      phones: one.phones.map(editablePhone).join("，"),
    })),
    secret: [],
  };
}

/** A new file. */
export function draftOf(values: Values): NewFile {
  return {
    name: values.name.trim(),
    title: values.title,
    phones: numbersOf(values.phones),
    place: values.place.trim(),
    note: values.note.trim(),
    key_customer: values.key_customer,
    kind: values.kind,
    grade: values.grade,
    emergency_phones: numbersOf(values.emergency_phones),
    people: values.people.map((one) => memberOf(one)),
    secret: secretOf(values),
  };
}

/** What differs from what the form began with. */
export function editOf(values: Values, before: Values, people: readonly Member[] = []): CustomerEdit {
  const draft = draftOf(values);
  const old = draftOf(before);
  const members = values.people.map((one) => memberOf(one, people));
  const changed = Object.entries({ ...draft, people: members }).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(name === "people" ? people : old[name as keyof NewFile]),
  );
  const edit = Object.fromEntries(changed) as CustomerEdit;
  if (JSON.stringify(values.people) === JSON.stringify(before.people)) delete edit.people;
  if (Object.keys(draft.secret ?? {}).length === 0) delete edit.secret;
  return edit;
}

function memberOf(values: MemberValues, known: readonly Member[] = []): Member {
  const before = known.find((one) => one.name === values.name.trim());
  return {
    name: values.name.trim(),
    title: before?.title ?? "",
    relation: (values.relation ?? "").trim(),
    phones: numbersOf(values.phones),
    note: before?.note ?? "",
  };
}

function secretOf(values: Values): Record<string, string> {
  const named = values.secret.filter((one) => one?.part?.trim());
  return Object.fromEntries(named.map((one) => [one.part.trim(), (one.words ?? "").trim()]));
}

/** What was changed, by the names that history gives the fields, as people read it. */
export function typedOf(values: Values, before: Values): Record<string, string> {
  const old = said(before);
  return Object.fromEntries(Object.entries(said(values)).filter(([name, words]) => words !== old[name]));
}

function said(values: Values): Record<string, string> {
  return {
    name: values.name,
    title: values.title,
    phones: numbersOf(values.phones).join(" "),
    emergency_phones: numbersOf(values.emergency_phones).join(" "),
    place: values.place,
    note: values.note,
    kind: values.kind,
    grade: values.grade,
    key_customer: values.key_customer ? "yes" : "",
    people: values.people.map((one) => [one.name, one.relation, one.phones].filter(Boolean).join(" ")).join("\n"),
  };
}
