import { expect, test } from "vitest";
import type { CallFlips, Flip, Verdict } from "../protocol/types";
import { byRule } from "./flips";

function flip(rule: string, before: Verdict["verdict"] | null, after: Verdict["verdict"] | null): Flip {
  const verdict = (of: Verdict["verdict"] | null) => (of ? ({ verdict: of } as Verdict) : null);
  return { rule, before: verdict(before), after: verdict(after) };
}

function call(id: string, ...flips: Flip[]): CallFlips {
  return { id, started_at: "2026-03-01T00:00:00Z", agent: null, queue: null, flips };
}

test("rules with most flips come first, each with its kinds of flips", () => {
  const found = byRule([
    call("1", flip("a", "said", "not_said"), flip("b", "not_said", "said")),
    call("2", flip("b", "not_said", "said")),
    call("3", flip("b", null, "unclear")),
  ]);
  expect(found.map(({ rule, changes }) => [rule, changes.map((change) => change.count)])).toEqual([
    ["b", [2, 1]],
    ["a", [1]],
  ]);
});

test("no calls, no rules", () => expect(byRule([])).toEqual([]));
