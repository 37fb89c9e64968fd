import { expect, test } from "vitest";
import { keyed } from "./grading";

test.each([
  ["5", {}, { attitude: 5 }],
  ["1", { attitude: 5 }, { speed: 1 }],
  ["3", { attitude: 5, speed: 1 }, { outcome: 3 }],
  ["3", { attitude: 5, speed: 1, outcome: 2 }, null],
  ["6", {}, null],
  ["a", {}, null],
  ["+", {}, { satisfaction: "satisfied" }],
  ["0", { attitude: 5 }, { satisfaction: "neutral" }],
  ["-", {}, { satisfaction: "dissatisfied" }],
] as const)("the key %s after %o fills in %o", (key, grades, filled) => expect(keyed(key, grades)).toEqual(filled));
