import { expect, test } from "vitest";
import { en } from "../i18n/en";
import { zhCN } from "../i18n/zh-CN";
import type { WholeServiceType } from "../protocol/types";
import { told, TOLD } from "./timeline";
import { ORDER_ACTIONS, ORDER_STATES } from "./words";

test.each([...TOLD, ...ORDER_ACTIONS, "field room", "from the future"])("W9: %s has words in both languages", (action) => {
  const { key } = told({ action, before: "accept", after: "done" });
  expect(zhCN[key]).toBeTruthy();
  expect(en[key]).toBeTruthy();
});

test("every state has a word", () => {
  for (const state of ORDER_STATES) expect(zhCN[`order.state.${state}`]).toBeTruthy();
});

const service = {
  steps: [{ id: "cleaned", name: { en: "Place cleaned up" } }],
  check_list: [],
  papers: [{ id: "deed", name: { en: "Deed" } }],
  dates: [],
} as unknown as WholeServiceType;

test("steps, papers and people are said by name", () => {
  const cleaned = { is: "named", words: { en: "Place cleaned up" } };
  expect(told({ action: "step", before: null, after: "cleaned" }, service)).toEqual({ key: "order.said.step", about: [cleaned] });
  expect(told({ action: "step", before: "cleaned", after: "" }, service)).toEqual({ key: "order.said.step_undone", about: [cleaned] });
  expect(told({ action: "papers", before: "", after: "deed" }, service).about).toEqual([{ is: "named", words: { en: "Deed" } }]);
  expect(told({ action: "take over", before: "1001", after: "1002" }).about).toEqual([{ is: "person", user: "1002" }]);
});

test("W7: who was told that a target is past", () => {
  expect(told({ action: "escalate", before: "on_site", after: "duty_manager" }).about).toEqual([
    { is: "word", key: "order.rung.duty_manager" },
    { is: "word", key: "order.target.on_site" },
  ]);
});

test("a step whose time is past is said by name", () => {
  expect(told({ action: "target overdue", before: "step:cleaned", after: "overdue" }, service).about).toEqual([
    { is: "named", words: { en: "Place cleaned up" } },
  ]);
});

test("a price that was changed says what it was", () => {
  expect(told({ action: "quote", before: "20.00", after: "80.00" })).toEqual({
    key: "order.said.quote",
    about: [{ is: "text", text: "¥80.00" }],
    before: { is: "text", text: "¥20.00" },
  });
});
