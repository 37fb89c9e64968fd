import { expect, test } from "vitest";
import { CommandRefused } from "./connection";
import { address, failure } from "./http";
import { explain, explainFault } from "./problem";
import type { Fault } from "./types";

test.each([
  [failure(401, { code: "login.refused", detail: "user or password is wrong" }), "error.bad_login"],
  [failure(403, { code: "something.new", detail: "" }), "error.not_allowed"],
  [failure(502, null), "error.server"],
  [failure(422, { code: "domain.invalid_value", detail: "phone: no" }), "error.invalid"],
  [new CommandRefused("console.offline", ""), "error.offline"],
  [new CommandRefused("brand.new", ""), "error.unknown"],
  [new TypeError("x"), "error.unknown"],
])("%s is said as %s", (error, key) => expect(explain(error).key).toBe(key));

test("a problem names the fields at fault", () => {
  const error = failure(422, { code: "domain.invalid_value", detail: "", errors: [{ field: "customer.phone", code: "needed", reason: "is needed" }] });
  expect(error.fields).toEqual({ "customer.phone": { code: "needed", reason: "is needed" } });
  expect(explain(error).key).toBe("fault.needed");
});

test.each([
  ["taken", "fault.taken"],
  ["area_code", "fault.area_code"],
  ["invalid", "error.invalid_field"],
  ["newer.than.this.page", "error.invalid_field"],
])("a field that is %s is said as %s", (code, key) => {
  expect(explainFault({ code: code as Fault, reason: "why" })).toEqual({ key, values: { detail: "why" } });
});

test("a refused command says what is wrong with its field", () => {
  const fields = { reason: { code: "unknown" as const, reason: "is not one of rest, meal" } };
  expect(explain(new CommandRefused("domain.invalid_value", "reason: no", fields)).key).toBe("fault.unknown");
});

test("an address carries only what is asked", () => {
  expect(address("/calls", { state: "ended", agent: undefined, q: "", limit: 20 })).toBe("/api/v1/calls?state=ended&limit=20");
  expect(address("/calls", { state: ["waiting", "offered"], answering: [] })).toBe("/api/v1/calls?state=waiting&state=offered");
});
