import { expect, test } from "vitest";
import { catalogueEn } from "../i18n/catalogue.en";
import type { Say } from "../i18n/LanguageProvider";
import { type Catalogue, say } from "../i18n/words";
import type { DateJob, FollowUp, FormField } from "./api";
import { dateWords, fieldWords, followWords, onlyWords, problemsOf, spanWords, yuan } from "./words";

const t: Say = (key, values) => say(catalogueEn as unknown as Catalogue, key, values);
const text = (texts: Readonly<Record<string, string>>) => texts.en ?? "";

const FIELD: FormField = {
  id: "grade",
  label: { en: "Grade" },
  kind: "choice",
  required: false,
  needed_for: null,
  choices: [{ value: "a", label: { en: "Best" } }],
  mask: "",
  example: "",
  least: null,
  most: null,
  unit: {},
  secret: false,
  of_field: null,
  within: null,
  proposes: null,
};

test("spans and money as people write them", () => {
  expect(spanWords({ amount: 7, unit: "business days" }, t)).toBe("7 working days");
  expect(spanWords({ amount: 0, unit: "same day" }, t)).toBe("the same day");
  expect(spanWords({ amount: 1, unit: "days" }, t)).toBe("1 day");
  expect(spanWords({ amount: 0, unit: "min" }, t)).toBe("at once");
  expect(yuan(8050)).toBe("¥80.50");
});

test("a field says what it takes", () => {
  expect(fieldWords(FIELD, [], t, text)).toEqual(["One of these", "Best"]);
  expect(fieldWords({ ...FIELD, kind: "number", choices: [], least: "1", most: "9", unit: { en: "pieces" } }, [], t, text)).toEqual([
    "Number",
    "1–9 pieces",
  ]);
  const until: FormField = { ...FIELD, kind: "date", choices: [], of_field: "grade", within: { amount: 3, unit: "months" } };
  expect(fieldWords(until, [FIELD], t, text)).toEqual(["Date", "at most 3 months after Grade"]);
});

test("a follow-up says when, and for which orders", () => {
  const follow: FollowUp = {
    id: "visit",
    when: "done",
    purpose: "visit",
    due: { amount: 1, unit: "days" },
    latest: { amount: 3, unit: "days" },
    every: null,
    by_machine: false,
    only: { grade: "a" },
  };
  expect(followWords(follow, t)).toBe("1 day after it is done, at the latest after 3 days");
  expect(onlyWords(follow.only, { fields: [FIELD] }, t, text)).toBe("only where Grade: Best");
});

test("a date is said from the field that it counts from", () => {
  const job: DateJob = { id: "x", name: {}, do: "remind", of_field: "grade", after: null, before: { amount: 7, unit: "days" }, unless: [], purpose: null, only: {} };
  expect(dateWords(job, { fields: [FIELD] }, t, text)).toBe("7 days before: Grade");
  expect(dateWords({ ...job, of_field: null, before: null }, { fields: [] }, t, text)).toBe("On: registration");
});

test("problems of a refusal stand apart, whatever is in them", () => {
  expect(problemsOf("own.yaml:3: group: x is not known; it may be a; b; my.yaml:4: y")).toEqual([
    "own.yaml:3: group: x is not known; it may be a; b",
    "my.yaml:4: y",
  ]);
  expect(problemsOf("")).toEqual([]);
});
