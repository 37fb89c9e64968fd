import { describe, expect, test } from "vitest";
import type { Customer } from "../protocol/types";
import { draftOf, editOf, numbersOf, typedOf, valuesOf } from "./formValues";

const customer = {
  id: "k1",
  name: "李雷",
  surname: "李",
  title: "先生",
  phones: ["+8613800138000"],
  place: "3栋2单元501",
  note: "养狗",
  key_customer: false,
  kind: "household",
  people: [{ name: "韩梅梅", title: "女士", relation: "妻子", phones: ["+8613900139000"], note: "晚上在家" }],
  emergency_phones: [],
  home: { building: "3", unit: "2", room: "501" },
  grade: "",
  do_not_call: null,
  secret_parts: [],
  merged_into: null,
  destroyed_at: null,
  version: 3,
} satisfies Customer;

test("numbers are read however they are divided", () => {
  expect(numbersOf("138 0013 8000\n010-6552 1234，1001；")).toEqual(["138 0013 8000", "010-6552 1234", "1001"]);
  expect(numbersOf(undefined)).toEqual([]);
});

describe("an edit sends what was changed and nothing else", () => {
  const before = valuesOf(customer);
  test("nothing", () => expect(editOf({ ...before }, before, customer.people)).toEqual({}));
  test("one field", () => expect(editOf({ ...before, note: "养猫 " }, before, customer.people)).toEqual({ note: "养猫" }));
  test("people, whose title and note stay", () => {
    const people = [...before.people, { name: "李小", relation: "女儿" }];
    expect(editOf({ ...before, people }, before, customer.people).people).toEqual([
      { ...customer.people[0], phones: ["139 0013 9000"] },
      { name: "李小", title: "", relation: "女儿", phones: [], note: "" },
    ]);
  });
  test("a secret part that is named", () => {
    const secret = [{ part: "identity", words: "110" }];
    expect(editOf({ ...before, secret }, before, customer.people)).toEqual({ secret: { identity: "110" } });
  });
});

test("a new file has the caller's number in it", () => {
  expect(draftOf({ ...valuesOf(undefined, "+8613800138000"), name: " 王 " })).toMatchObject({
    name: "王",
    phones: ["138 0013 8000"],
    people: [],
    secret: {},
  });
});

test("a conflict is shown beside what was changed here, and only that", () => {
  const before = valuesOf(customer);
  expect(typedOf({ ...before, note: "养猫" }, before)).toEqual({ note: "养猫" });
});
