import { expect, test } from "vitest";
import { actionOf, isSubmit, SHORTCUTS, type Stroke } from "./shortcuts";

const stroke = (over: Partial<Stroke>): Stroke => ({
  code: "KeyR",
  key: "r",
  altKey: true,
  ctrlKey: false,
  metaKey: false,
  repeat: false,
  isComposing: false,
  keyCode: 82,
  ...over,
});

test("Alt with a letter acts, wherever the layout puts that letter", () => {
  expect(actionOf(stroke({}), true)).toBe("ready");
  expect(actionOf(stroke({ key: "®" }), false)).toBe("ready");
});

test.each([
  ["an input method composes", { isComposing: true }],
  ["an input method's key code", { keyCode: 229 }],
  ["AltGr writes a letter", { ctrlKey: true }],
  ["a key held down", { repeat: true }],
  ["no Alt", { altKey: false }],
  ["another key", { code: "KeyD" }],
])("nothing happens: %s", (_why, over) => expect(actionOf(stroke(over), false)).toBeNull());

test("? asks for help, but is a letter in a field", () => {
  const question = stroke({ altKey: false, key: "?", code: "Slash" });
  expect(actionOf(question, false)).toBe("help");
  expect(actionOf(question, true)).toBeNull();
  expect(actionOf(stroke({ code: "Slash", key: "/" }), true)).toBe("help");
});

test("no two actions share a key, and none is one the browsers keep", () => {
  const codes = Object.values(SHORTCUTS).map((s) => s.code);
  expect(new Set(codes).size).toBe(codes.length);
  for (const kept of ["KeyD", "KeyE", "KeyF", "ArrowLeft", "Home", "Digit1"]) expect(codes).not.toContain(kept);
});

test("Ctrl+Enter submits, Enter that ends a composition does not", () => {
  const enter = stroke({ key: "Enter", code: "Enter", altKey: false, ctrlKey: true, keyCode: 13 });
  expect(isSubmit(enter)).toBe(true);
  expect(isSubmit({ ...enter, isComposing: true })).toBe(false);
  expect(isSubmit({ ...enter, ctrlKey: false })).toBe(false);
});
