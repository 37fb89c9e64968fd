import { expect, test } from "vitest";
import { type KeyStroke, reviewKeyOf } from "./reviewKeys";

const stroke = (key: string, over: Partial<KeyStroke> = {}): KeyStroke => ({
  key,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  isComposing: false,
  ...over,
});

test.each([
  ["ArrowDown", "down"],
  ["J", "down"],
  [" ", "play"],
  ["Enter", "agree"],
  ["E", "change"],
  ["n", "next"],
] as const)("%s asks for %s", (key, step) => expect(reviewKeyOf(stroke(key), false)).toBe(step));

test("Ctrl+Enter confirms the card, but sends the form one is in", () => {
  expect(reviewKeyOf(stroke("Enter", { ctrlKey: true }), false)).toBe("confirm");
  expect(reviewKeyOf(stroke("Enter", { ctrlKey: true }), true)).toBeNull();
});

test.each([stroke("e", { isComposing: true }), stroke("e", { altKey: true }), stroke("r", { ctrlKey: true }), stroke("x")])(
  "%o is left alone",
  (left) => expect(reviewKeyOf(left, false)).toBeNull(),
);

test("keys stay with the field that has the focus", () => expect(reviewKeyOf(stroke("e"), true)).toBeNull());
