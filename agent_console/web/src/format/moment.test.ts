import { expect, test } from "vitest";
import { clockTime, dateTime, fromWallTime, localDay, nearDay, startOfDay, toWallTime } from "./moment";

const shanghai = { zone: "Asia/Shanghai", language: "zh-CN" } as const;
const english = { zone: "Asia/Shanghai", language: "en" } as const;
const now = Date.parse("2026-03-01T17:30:00Z"); // 2 March, 01:30 in Shanghai

test("the centre's clock counts, not the browser's", () => {
  expect(clockTime("2026-03-01T17:30:00Z", shanghai)).toBe("01:30");
  expect(localDay(now, "Asia/Shanghai")).toBe("2026-03-02");
});

test.each([
  ["2026-03-01T16:00:00Z", "today"],
  ["2026-03-01T15:59:00Z", "yesterday"],
  ["2026-03-02T16:01:00Z", "tomorrow"],
  ["2026-03-05T00:00:00Z", null],
])("%s is %s", (iso, day) => expect(nearDay(iso, now, shanghai)).toBe(day));

test("dates have the year only where it differs", () => {
  expect(dateTime("2026-02-11T01:03:00Z", now, shanghai)).toBe("2月11日 09:03");
  expect(dateTime("2026-02-11T01:03:00Z", now, english)).toBe("11 Feb 09:03");
  expect(dateTime("2025-12-31T15:59:00Z", now, shanghai)).toBe("2025年12月31日 23:59");
});

test("a field's local time is the moment it means", () => {
  expect(fromWallTime("2026-03-02T09:00", "Asia/Shanghai")).toBe("2026-03-02T01:00:00.000Z");
  expect(fromWallTime("", "Asia/Shanghai")).toBeNull();
  expect(toWallTime(now, "Asia/Shanghai")).toBe("2026-03-02T01:30");
  expect(startOfDay(now, "Asia/Shanghai")).toBe("2026-03-01T16:00:00.000Z");
});

test("also on both sides of a clock change", () => {
  expect(fromWallTime("2026-03-29T01:30", "Europe/Berlin")).toBe("2026-03-29T00:30:00.000Z");
  expect(fromWallTime("2026-03-29T03:30", "Europe/Berlin")).toBe("2026-03-29T01:30:00.000Z");
});
