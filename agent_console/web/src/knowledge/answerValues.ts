import type { AnswerWords, NewAnswer } from "./api";

/** What the answer's form holds. */
export interface AnswerValues {
  title: string;
  text: string;
  questions: string[];
  keywords: string[];
  spoken: string;
  key: number | null;
  category: string;
  service_types: string[];
  owner: string | null;
  expires_on: string | null;
  /** As a `datetime-local` field holds it. */
  live_from: string;
  asks_reading: boolean;
  roles: NonNullable<AnswerWords["reading"]>["roles"];
  queues: string[];
  note: string;
}

export function valuesOf(words: AnswerWords, toWall: (iso: string) => string): Partial<AnswerValues> {
  return {
    title: words.title,
    text: words.text,
    questions: words.questions,
    keywords: words.keywords,
    spoken: words.spoken,
    key: words.key,
    category: words.category,
    service_types: words.service_types,
    // What ships has nobody: whoever changes it first keeps it true.
    owner: words.owner === "hotline" ? null : words.owner,
    expires_on: words.expires_on,
    live_from: words.live_from ? toWall(words.live_from) : "",
    asks_reading: words.reading != null,
    roles: words.reading?.roles ?? [],
    queues: words.reading?.queues ?? [],
  };
}

const FIELDS = ["title", "text", "questions", "keywords", "spoken_text", "key", "category", "service_types", "owner", "expires_on", "live_from", "required_reading"] as const;

/** What differs between two versions, by the names that the form has for it. */
export function changedFields(before: AnswerWords, after: AnswerWords): (typeof FIELDS)[number][] {
  const of = (words: AnswerWords, field: (typeof FIELDS)[number]) =>
    field === "spoken_text" ? words.spoken : field === "required_reading" ? words.reading : words[field];
  return FIELDS.filter((field) => JSON.stringify(of(before, field)) !== JSON.stringify(of(after, field)));
}

export function bodyOf(values: Partial<AnswerValues>, fromWall: (wall: string) => string | null): NewAnswer {
  return {
    title: values.title?.trim() ?? "",
    text: values.text?.trim() ?? "",
    questions: values.questions ?? [],
    keywords: values.keywords ?? [],
    spoken: values.spoken?.trim() ?? "",
    key: values.key ?? null,
    category: values.category?.trim() ?? "",
    service_types: values.service_types ?? [],
    owner: values.owner ?? "",
    expires_on: values.expires_on ?? null,
    live_from: values.live_from ? fromWall(values.live_from) : null,
    reading: values.asks_reading ? { roles: values.roles ?? [], queues: values.queues ?? [] } : null,
    note: values.note?.trim() ?? "",
  };
}
