import { expect, test } from "vitest";
import type { FormField } from "../protocol/types";
import { changedOf, filledIn, fitsMask, holdsForeign, readable, toInput, toInputs, toStored, withChoice } from "./formValues";

const zone = "Asia/Shanghai";
const field = (over: Partial<FormField>): FormField =>
  ({ id: "x", kind: "text", label: {}, unit: {}, choices: [], mask: "", example: "", ...over }) as FormField;
const category = field({
  id: "category",
  kind: "choice",
  choices: [{ value: "water", label: { "zh-CN": "给排水", en: "Water" } }],
});
const many = field({ id: "many", kind: "choices", choices: [{ value: "a", label: { en: "A" } }, { value: "b", label: { en: "B" } }] });
const moment = field({ id: "moment", kind: "moment" });
const phone = field({ id: "phone", kind: "phone" });

test.each([
  [field({}), "3栋", "3栋"],
  [many, "a,b", ["a", "b"]],
  [moment, "2026-05-04T01:30:00+00:00", "2026-05-04T09:30"],
  [phone, "+8613800138000", "138 0013 8000"],
  [field({ kind: "date" }), "2026-05-04", "2026-05-04"],
  [moment, undefined, undefined],
] as const)("%o shows %s", (one, stored, input) => expect(toInput(one, stored, zone)).toEqual(input));

test.each([
  [moment, "2026-05-04T09:30", "2026-05-04T01:30:00.000Z"],
  [many, ["a", "b"], "a,b"],
  [field({}), "  3栋 ", "3栋"],
  [field({}), undefined, ""],
] as const)("%o sends %s", (one, input, stored) => expect(toStored(one, input, zone)).toBe(stored));

test.each([
  [category, undefined, "water", "water"],
  [category, "power", "water", "water"],
  [many, undefined, "a", ["a"]],
  [many, ["b"], "a", ["b", "a"]],
  [many, ["a", "b"], "a", ["a", "b"]],
] as const)("%o that holds %s holds the choice %s as %s", (one, held, choice, input) => expect(withChoice(one, held, choice)).toEqual(input));

test.each([
  [category, "water", false],
  [category, "lift", true],
  [category, undefined, false],
  [many, ["a", "lift"], true],
  [many, [], false],
  [field({}), "lift", false],
] as const)("whether %o is foreign to %s: %s", (one, held, foreign) => expect(holdsForeign(one, held)).toBe(foreign));

test("only what is filled in is sent with a new order", () => {
  expect(filledIn([category, many, moment], { category: "water", many: [] }, zone)).toEqual({ category: "water" });
});

test("only what differs is sent with a change, and an emptied field as empty", () => {
  const fields = [category, moment, phone];
  const stored = { category: "water", moment: "2026-05-04T09:30:00+08:00", phone: "+8613800138000" };
  const shown = toInputs(fields, stored, zone);
  expect(changedOf(fields, shown, stored, zone)).toEqual({});
  expect(changedOf(fields, { ...shown, category: undefined, phone: "139 0013 9000" }, stored, zone)).toEqual({
    category: "",
    phone: "139 0013 9000",
  });
});

test("a mask is met by the whole value; one that browsers can't read is left to the centre", () => {
  const masked = field({ mask: "\\d+栋\\d+" });
  expect(fitsMask(masked, "3栋501")).toBe(true);
  expect(fitsMask(masked, "在3栋501")).toBe(false);
  expect(fitsMask(masked, "")).toBe(true);
  expect(fitsMask(field({ mask: "(?P<x>a)" }), "b")).toBe(true);
});

test("values read as people say them", () => {
  const say = { inLanguage: (words: Readonly<Record<string, string>>) => words["en"] ?? "", when: () => "today 09:30", yes: "yes", no: "no" };
  expect(readable(category, "water", say)).toBe("Water");
  expect(readable(many, "a,b", say)).toBe("A、B");
  expect(readable(moment, "2026-05-04T01:30:00Z", say)).toBe("today 09:30");
  expect(readable(field({ kind: "yes_no" }), "no", say)).toBe("no");
  expect(readable(field({ kind: "number", unit: { en: "people" } }), "3", say)).toBe("3 people");
});
