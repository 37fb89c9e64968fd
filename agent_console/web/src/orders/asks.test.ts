import { expect, test } from "vitest";
import type { FullOrder, WholeServiceType } from "../protocol/types";
import { asksFor, asksNothing } from "./asks";

const order = (over: Partial<FullOrder> = {}) =>
  ({ state: "in_progress", parties: ["group"], signature: null, appointment: null, fields: {}, ...over }) as FullOrder;
const service = (over: Partial<WholeServiceType> = {}) => ({ sign_off: "code", follow_ups: [], fields: [], ...over }) as unknown as WholeServiceType;

test("setting out, arriving and starting are one press", () => {
  for (const action of ["accept", "depart", "arrive", "start", "resume"] as const) {
    expect(asksNothing(asksFor(action, order(), service()))).toBe(true);
  }
});

test("W5: the group finishes with the customer's code; the desk has their word on the phone", () => {
  expect(asksFor("finish", order(), service()).code).toBe("needed");
  expect(asksFor("finish", order({ parties: ["desk"] }), service()).code).toBe("optional");
  expect(asksFor("finish", order(), service({ sign_off: "call" })).code).toBeNull();
  expect(asksFor("finish", order(), service({ sign_off: "signature" })).signature).toBe(true);
  expect(asksFor("finish", order({ state: "registered", parties: ["desk"] }), service()).code).toBeNull();
});

test("W6: what failed is sent out again only with another appointment", () => {
  expect(asksFor("dispatch", order({ state: "not_done" }), service()).appointment).toBe("needed");
  expect(asksFor("dispatch", order({ state: "registered" }), service()).appointment).toBe("optional");
});

test("C2: who files an order before its visit says why", () => {
  const visited = service({ follow_ups: [{ when: "done", purpose: "visit" }] as WholeServiceType["follow_ups"] });
  expect(asksFor("close", order({ state: "done" }), visited).note).toBe("needed");
  expect(asksFor("close", order({ state: "visited" }), visited).note).toBe("optional");
});

test("what the catalogue wants before an action is asked with it, once", () => {
  const keys = { id: "keys", needed_for: "finish" } as WholeServiceType["fields"][number];
  const lent = service({ fields: [keys] });
  expect(asksFor("finish", order(), lent).fields).toEqual([keys]);
  expect(asksFor("finish", order({ fields: { keys: "3" } }), lent).fields).toBeNull();
  expect(asksFor("start", order(), lent).fields).toBeNull();
});
