import { expect, test } from "vitest";
import type { Proposal } from "../knowledge/api";
import { arranged, digitOf, proposedFor, startOf, worthShowing } from "./proposals";

const proposal = (field: Proposal["field"], value: string): Proposal => ({
  field,
  value,
  shown: value,
  source: "words",
  start: 1,
  end: 2,
  certainty: 0.8,
  service_type: null,
  form_field: null,
});
const values = (some: readonly Proposal[]) => some.map((one) => one.value);

test("who stays, stays in place; a new value of a field takes the place of the old one", () => {
  const before = [proposal("phone", "1"), proposal("place", "3号楼"), proposal("name", "王")];
  const now = [proposal("service_type", "S3"), proposal("place", "3号楼2单元501"), proposal("name", "王"), proposal("phone", "1")];
  expect(values(arranged(before, now))).toEqual(["1", "3号楼2单元501", "王", "S3"]);
});

test("what stands in the file alone is in the form already", () => {
  const filed = (field: Proposal["field"], value: string): Proposal => ({ ...proposal(field, value), source: "customer_file" });
  expect(values(worthShowing([proposal("place", "5号楼"), filed("place", "3号楼"), filed("name", "王建国")]))).toEqual(["5号楼", "3号楼"]);
});

test("what is gone leaves, and no more than the keys reach are shown", () => {
  const many = Array.from({ length: 12 }, (_, i) => proposal("phone", String(i)));
  expect(arranged([proposal("name", "王")], many)).toHaveLength(9);
});

test("a field that has none yet takes the last place of one that has several, for a key to reach it", () => {
  const before = [proposal("phone", "1"), proposal("phone", "2"), ..."34567890".split("").map((one) => proposal("place", one))];
  const choice = { ...proposal("choice", "lift"), service_type: "S26", form_field: "category" };
  const after = arranged(before.slice(0, 9), [...before, choice]);
  expect(values(after)).toEqual(["1", "2", "3", "4", "5", "6", "7", "8", "lift"]);
  expect(values(arranged(after, [...before, choice]))).toEqual(values(after));
});

test("the same value of another form is another choice", () => {
  const of = (service_type: string) => ({ ...proposal("choice", "lift"), service_type, form_field: "category" });
  const after = arranged([of("S26"), proposal("name", "王")], [of("S2"), proposal("name", "王")]);
  expect(after.map((one) => one.service_type)).toEqual(["S2", null]);
});

test.each([
  ["said.room", "place"],
  ["said.address", "place"],
  ["said.moment", "moment"],
  ["said.date", "moment"],
  ["customer.name", "name"],
  ["said.category", null],
])("a form field that proposes %s takes %s", (proposes, field) => expect(proposedFor(proposes)).toBe(field));

test("an interval begins with its start", () => {
  expect(startOf("2026-05-05T14:00:00+08:00/2026-05-05T18:00:00+08:00")).toBe("2026-05-05T14:00:00+08:00");
});

test("Alt with a digit, with or without Shift", () => {
  const stroke = { code: "Digit3", altKey: true, ctrlKey: false, metaKey: false };
  expect(digitOf(stroke)).toBe(3);
  expect(digitOf({ ...stroke, altKey: false })).toBeNull();
  expect(digitOf({ ...stroke, ctrlKey: true })).toBeNull();
  expect(digitOf({ ...stroke, code: "Digit0" })).toBeNull();
});
