import { describe, expect, it } from "vitest";
import { dayBefore, listOf, percent } from "./morning";

describe("the morning sheet", () => {
  it("D1 is about the day before, over months and years", () => {
    expect(dayBefore("2026-05-01")).toBe("2026-04-30");
    expect(dayBefore("2026-01-01")).toBe("2025-12-31");
  });
  it("says shares as people do, and nothing of nothing", () => {
    expect(percent(0.834)).toBe("83%");
    expect(percent(null)).toBe("—");
  });
  it("leads to lists", () => {
    expect(listOf("/orders", { view: "all", group: "维修" })).toBe("/orders?view=all&group=%E7%BB%B4%E4%BF%AE");
  });
});
