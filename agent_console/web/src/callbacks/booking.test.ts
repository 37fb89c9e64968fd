import { expect, test } from "vitest";
import { beginsLate, bookingOf, endsEarly, isUnusual, USUAL, type Values } from "./booking";

const ZONE = "Asia/Shanghai";
const written = { phone: " 138 0013 8000 ", due: "2026-05-04T10:00", reason: " 告知进度 " };
const about = { me: "1001", callId: null, workOrder: null };
const booked = (values: Partial<Values> = {}) => bookingOf({ ...written, ...values }, ZONE, about);

test("T12: phone, time and reason are enough, and promise a call by an agent", () => {
  expect(booked()).toEqual({
    phone: "138 0013 8000",
    due_at: "2026-05-04T02:00:00.000Z",
    reason: "告知进度",
    call_id: null,
    work_order: null,
    agent: null,
    purpose: "promised",
    mode: "agent",
    earliest_at: null,
    latest_at: null,
    asked: false,
    priority: 0,
  });
  expect(isUnusual({ ...USUAL, ...written, who: "me" })).toBe(false);
});

test("a window, a priority and a time that was asked for", () => {
  const visit = booked({ purpose: "visit", earliest: "2026-05-04T09:00", latest: "2026-05-06T18:30", priority: 2, asked: true });
  expect(visit).toMatchObject({
    purpose: "visit",
    earliest_at: "2026-05-04T01:00:00.000Z",
    latest_at: "2026-05-06T10:30:00.000Z",
    priority: 2,
    asked: true,
  });
  expect(isUnusual({ purpose: "visit" })).toBe(true);
  expect(isUnusual({ latest: "2026-05-06T18:30" })).toBe(true);
});

test("C8: the centre itself speaks only where it can ask, and then nobody makes the call", () => {
  expect(booked({ purpose: "survey", mode: "machine", who: "me" })).toMatchObject({ mode: "machine", agent: null });
  expect(booked({ purpose: "dunning", mode: "machine", who: "me" })).toMatchObject({ mode: "agent", agent: "1001" });
});

test.each([
  ["the usual one", {}, false, false],
  ["a day around it", { earliest: "2026-05-04T09:00", latest: "2026-05-04T18:00" }, false, false],
  ["none but that minute", { earliest: "2026-05-04T10:00", latest: "2026-05-04T10:00" }, false, false],
  ["beginning after the time", { earliest: "2026-05-04T10:01" }, true, false],
  ["over before the time", { latest: "2026-05-04T09:59" }, false, true],
  ["over before it begins", { due: "", earliest: "2026-05-05T09:00", latest: "2026-05-04T18:00" }, false, true],
])("a window: %s", (_what, window, late, early) => {
  expect(beginsLate({ ...written, ...window })).toBe(late);
  expect(endsEarly({ ...written, ...window })).toBe(early);
});
