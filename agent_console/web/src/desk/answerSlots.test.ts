import { expect, test } from "vitest";
import { EMPTY, placed, type Slots } from "./answerSlots";

const offer = (id: string) => ({ id, title: id, score: 0.6, why: [id] });
const ids = (slots: Slots) => slots.map((slot) => slot?.offer.id ?? null);

test("new offers take empty places in order", () => {
  expect(ids(placed(EMPTY, [offer("a"), offer("b")], null))).toEqual(["a", "b", null]);
});

test("what is offered again keeps its place", () => {
  const slots = placed(EMPTY, [offer("a"), offer("b")], null);
  expect(ids(placed(slots, [offer("b"), offer("c")], null))).toEqual(["a", "b", "c"]);
});

test("the one offered longest ago gives way, but never the one being read", () => {
  let slots = placed(EMPTY, [offer("a")], null);
  slots = placed(slots, [offer("b")], null);
  slots = placed(slots, [offer("c")], null);
  expect(ids(placed(slots, [offer("d")], null))).toEqual(["d", "b", "c"]);
  expect(ids(placed(slots, [offer("d")], "a"))).toEqual(["a", "d", "c"]);
});

test("with every place fresh nothing moves", () => {
  const slots = placed(EMPTY, [offer("a"), offer("b"), offer("c")], null);
  expect(ids(placed(slots, [offer("a"), offer("b"), offer("c"), offer("d")], null))).toEqual(["a", "b", "c"]);
});
