import { expect, test } from "vitest";
import { formatDuration, secondsBetween, secondsSince } from "./duration";

test.each([
  [0, "0:00"],
  [7.9, "0:07"],
  [187, "3:07"],
  [3599, "59:59"],
  [3729, "1:02:09"],
  [-5, "0:00"],
  [Number.NaN, "0:00"],
])("%s seconds read %s", (seconds, words) => expect(formatDuration(seconds)).toBe(words));

test("a counter never runs backwards past zero", () => {
  const now = Date.parse("2026-03-01T00:00:10Z");
  expect(secondsSince("2026-03-01T00:00:03Z", now)).toBe(7);
  expect(secondsSince("2026-03-01T00:00:30Z", now)).toBe(0);
  expect(secondsSince(null, now)).toBe(0);
});

test("a record without an end has no length", () => {
  expect(secondsBetween("2026-03-01T00:00:00Z", null)).toBeNull();
  expect(secondsBetween("2026-03-01T08:00:00+08:00", "2026-03-01T00:01:30Z")).toBe(90);
});
