import { expect, test } from "vitest";
import { RequestFailed } from "../protocol/http";
import { isLineTrouble, waitBefore } from "./useSender";

test.each([
  [new RequestFailed(0, "console.network", ""), true],
  [new RequestFailed(503, "storage.busy", ""), true],
  [new RequestFailed(409, "order.changed", ""), false],
  [new RequestFailed(422, "domain.invalid_value", ""), false],
  [new Error("a fault of our own"), false],
])("%s: tried again? %s", (error, again) => expect(isLineTrouble(error)).toBe(again));

test("tries again at longer and longer intervals, but never seldom", () => {
  expect([1, 2, 3, 4, 5, 9].map(waitBefore)).toEqual([2_000, 4_000, 8_000, 16_000, 20_000, 20_000]);
});
