import { expect, test } from "vitest";
import { askedFor, nextDay, viewOf } from "./listAsked";

const now = Date.parse("2026-05-04T01:00:00Z");
const startOf = (day: string) => `${day}T00:00:00+08:00`;
const asked = (filters: Parameters<typeof askedFor>[0]) => askedFor(filters, "mine", "1001", now, startOf);

test("the views of the list", () => {
  expect(asked({})).toEqual({ owner: "1001", open: true });
  expect(asked({ view: "offered" })).toEqual({ offered: true, open: true });
  expect(asked({ view: "group" })).toEqual({ my_groups: true, open: true });
  expect(asked({ view: "overdue" })).toEqual({ overdue: true, open: true, sort: "due" });
  expect(asked({ view: "soon" })).toEqual({
    due_after: "2026-05-04T01:00:00.000Z",
    due_before: "2026-05-04T02:00:00.000Z",
    open: true,
    sort: "due",
  });
  expect(asked({ view: "all" })).toEqual({});
});

test("a figure of the leads' board opens just the list behind it", () => {
  expect(asked({ view: "all", state: "dispatched", group: "维修", due: "overdue" })).toEqual({
    state: "dispatched",
    group: "维修",
    overdue: true,
    sort: "due",
  });
});

test("an address with filters but no view is about all orders", () => {
  expect(viewOf({ customer_id: "k" }, "mine")).toBe("all");
  expect(viewOf({}, "open")).toBe("open");
});

test("days are the centre's, the last one included", () => {
  expect(asked({ view: "all", from: "2026-04-30", to: "2026-04-30" })).toEqual({
    since: "2026-04-30T00:00:00+08:00",
    until: "2026-05-01T00:00:00+08:00",
  });
  expect(asked({ view: "all", from: "2026-99-99", to: "yesterday" })).toEqual({});
  expect(nextDay("2026-12-31")).toBe("2027-01-01");
});

test("D1: what is still to be due on a day", () => {
  const today = { due_after: "2026-05-04T01:00:00.000Z", due_before: "2026-05-05T00:00:00+08:00" };
  expect(asked({ view: "open", due: "2026-05-04" })).toEqual({ ...today, open: true, sort: "due" });
  const tomorrow = { due_after: "2026-05-05T00:00:00+08:00", due_before: "2026-05-06T00:00:00+08:00" };
  expect(asked({ view: "open", due: "2026-05-05" })).toEqual({ ...tomorrow, open: true, sort: "due" });
});

test("D1: what was finished, and who is expected, on a day", () => {
  expect(asked({ view: "all", finished: "2026-05-03" })).toEqual({
    finished_after: "2026-05-03T00:00:00+08:00",
    finished_before: "2026-05-04T00:00:00+08:00",
  });
  expect(asked({ view: "open", appointment: "2026-05-04" })).toEqual({
    appointment_after: "2026-05-04T00:00:00+08:00",
    appointment_before: "2026-05-05T00:00:00+08:00",
    open: true,
  });
  expect(asked({ view: "all", finished: "never" })).toEqual({});
  expect(asked({ view: "all", late: "1" })).toEqual({ late: true });
  expect(asked({ view: "open", date: "2026-05-04" })).toEqual({
    date_after: "2026-05-04T00:00:00+08:00",
    date_before: "2026-05-05T00:00:00+08:00",
    open: true,
  });
});
