import { expect, test } from "vitest";
import { scriptsEn } from "../i18n/scripts.en";
import { type Catalogue, type Key, say, type Values } from "../i18n/words";
import { type Condition, conditionWords, type Worded } from "./conditionWords";

const t = (key: Key, values?: Values) => say(scriptsEn as Catalogue, key, values);
const scope = { leg: "agent", stage: null, anchor: null, from_s: null, until_s: null, first: null, last: null };
const said = (phrases: string[], more: object = {}): Condition => ({
  kind: "said", phrases, least: 1, times: 1, similar: 0.75, exceptions: [], scope, ...more,
}) as Condition;
const words = (condition: Condition): Worded => conditionWords(condition, t, (id) => id.toUpperCase());

test.each([
  [said(["A"]), "the agent: “A” is said"],
  [said(["A", "B"]), "the agent: one of “A, B” is said"],
  [said(["A", "B"], { least: 2, times: 3 }), "the agent: all of “A, B” are said, at least 3 times"],
  [said(["A", "B", "C"], { least: 2, exceptions: ["D"] }), "the agent: at least 2 of “A, B, C” are said, not counting “D”"],
  [said(["A"], { scope: { ...scope, leg: "caller", stage: "x", first: 2 } }), "the caller: “A” is said, in the stage “X”, in the first 2 utterances"],
  [
    said(["A"], { scope: { ...scope, anchor: { where: "after", nth: -1, within_s: 5, condition: said(["B"]) } } }),
    "the agent: “A” is said, after time last of “the agent: “B” is said”, within 5 s",
  ],
  [{ kind: "matches", pattern: "x+", excluding: "y", times: 1, scope }, "the agent: what is heard matches x+, without y"],
  [{ kind: "mentions", entity: "date", times: 1, scope }, "the agent: a date or time is mentioned"],
  [{ kind: "silence", at_least_s: 8, leg: null }, "both are silent for 8 s or more"],
  [{ kind: "rate", leg: "agent", above: 300, below: null, over_s: 10 }, "the agent speaks more than 300 characters a minute"],
  [{ kind: "talk_share", leg: "caller", above: 0.1, below: 0.9 }, "the caller has between 10% and 90% of the talk"],
  [{ kind: "hold_length", longer_s: 60 }, "the caller is on hold for more than 60 s"],
] as [Condition, string][])("a condition is put in words (%#)", (condition, text) =>
  expect(words(condition)).toEqual({ text, parts: [] }),
);

test("what joins others has them below it", () => {
  const found = words({ kind: "not", of: [{ kind: "at_least", least: 1, of: [said(["A"])] }] });
  expect(found.text).toBe("none of these holds:");
  expect(found.parts[0]?.text).toBe("any of these holds:");
  expect(found.parts[0]?.parts[0]?.text).toBe("the agent: “A” is said");
});

test("a kind newer than this page is named", () => expect(words({ kind: "mood" }).text).toBe("mood"));
