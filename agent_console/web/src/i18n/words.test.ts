import { expect, test } from "vitest";
import { en } from "./en";
import { chooseLanguage, type Key, say } from "./words";
import { zhCN } from "./zh-CN";

const keys = Object.keys(zhCN) as Key[];
const names = (words: string) => [...words.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort();

test("both catalogues have the same keys", () => expect(Object.keys(en).sort()).toEqual([...keys].sort()));

test.each(keys)("%s says something, with the same values, in both languages", (key) => {
  expect(zhCN[key].trim()).not.toBe("");
  expect(en[key].trim()).not.toBe("");
  expect(names(en[key])).toEqual(names(zhCN[key]));
});

test("values are filled in, and a missing one is seen", () => {
  expect(say(en, "order.created", { number: "20260301-0001" })).toBe("Work order 20260301-0001 opened");
  expect(say(zhCN, "desk.since", {})).toBe("已 {duration}");
});

test.each([
  [["zh-TW", "en"], "zh-CN"],
  [["de-DE", "en-GB", "zh"], "en"],
  [["de"], "zh-CN"],
  [[], "zh-CN"],
] as const)("a browser wanting %s gets %s", (wanted, language) => expect(chooseLanguage(wanted)).toBe(language));
