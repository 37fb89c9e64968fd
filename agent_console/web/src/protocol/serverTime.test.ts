import { expect, test } from "vitest";
import { heardServerTime, now } from "./serverTime";

const date = "Sun, 01 Mar 2026 00:10:00 GMT";
const away = (minutes: number) => Date.parse(date) + minutes * 60_000;

test("a desk whose clock is ten minutes slow counts by the centre's", () => {
  heardServerTime(date, away(-10));
  expect(Math.round((now() - Date.now()) / 60_000)).toBe(10);
});

test("small differences and no date at all change nothing", () => {
  heardServerTime(date, away(0) + 900);
  heardServerTime(null, 0);
  expect(Math.abs(now() - Date.now())).toBeLessThan(100);
});
