import { expect, test } from "vitest";
import { en } from "../i18n/en";
import { say } from "../i18n/words";
import { zhCN } from "../i18n/zh-CN";
import type { Order } from "../protocol/types";
import type { Target } from "./api";
import { secondsLeft, spanWords, standing, targetKey } from "./targets";

const target = (over: Partial<Target> = {}): Target => ({
  kind: "on_site",
  step: "",
  due_at: "2026-05-04T01:15:00Z",
  near_at: "2026-05-04T01:12:00Z",
  met_at: null,
  ...over,
});
const order = (over: Partial<Order> = {}) => ({ state: "accepted", waiting: null, ...over }) as Order;
const at = (time: string) => Date.parse(`2026-05-04T${time}Z`);

test.each([
  ["01:00:00", "running"],
  ["01:12:00", "near"],
  ["01:15:00", "overdue"],
] as const)("at %s it is %s", (time, where) => expect(standing(target(), order(), at(time))).toBe(where));

test("what is met stays met, and says whether it was in time", () => {
  expect(standing(target({ met_at: "2026-05-04T01:14:59Z" }), order(), at("09:00:00"))).toBe("met");
  expect(standing(target({ met_at: "2026-05-04T01:15:01Z" }), order(), at("09:00:00"))).toBe("met_late");
});

test("W10: the report is due while the clocks stand still, and after the order is closed", () => {
  const waiting = order({ waiting: { reason: "waiting_for_parts", since: "2026-05-04T01:00:00Z" } });
  expect(standing(target(), waiting, at("09:00:00"))).toBe("paused");
  expect(standing(target(), order({ state: "closed" }), at("09:00:00"))).toBe("void");
  expect(standing(target({ kind: "report" }), waiting, at("09:00:00"))).toBe("overdue");
  expect(standing(target({ kind: "report" }), order({ state: "closed" }), at("01:13:00"))).toBe("near");
});

test("a step counts until the work is over", () => {
  const step = target({ kind: "step", step: "contacted" });
  expect(standing(step, order(), at("09:00:00"))).toBe("overdue");
  expect(standing(step, order({ state: "done" }), at("09:00:00"))).toBe("void");
  expect(targetKey(step)).toBe("step:contacted");
  expect(targetKey(target())).toBe("on_site");
});

test.each([
  [247.9, "4:07", "4:07"],
  [3729, "1:02:09", "1:02:09"],
  [86_399, "23:59:59", "23:59:59"],
  [273_600, "3 天 4 小时", "3 d 4 h"],
  [-3, "0:00", "0:00"],
])("%s seconds are said %s", (seconds, chinese, english) => {
  const { key, values } = spanWords(seconds);
  expect(say(zhCN, key, values)).toBe(chinese);
  expect(say(en, key, values)).toBe(english);
});

test("what is overdue counts below zero", () => expect(secondsLeft(target(), at("01:16:00"))).toBe(-60));
