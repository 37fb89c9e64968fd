import { expect, test } from "vitest";
import type { AnswerWords } from "./api";
import { bodyOf, changedFields, valuesOf } from "./answerValues";

const WORDS: AnswerWords = {
  title: "会所开放时间",
  text: "九点到二十一点。",
  questions: ["会所几点开门"],
  keywords: ["会所"],
  spoken: "会所九点开门。",
  key: 7,
  category: "生活",
  service_types: ["S20"],
  owner: "2001",
  expires_on: "2026-12-31",
  live_from: "2026-12-01T00:00:00Z",
  reading: { roles: ["agent"], queues: ["service"] },
};

test("what is shown in the form is what is sent", () => {
  const body = bodyOf(valuesOf(WORDS, (iso) => iso.slice(0, 16)), (wall) => `${wall}:00Z`);
  expect(body).toEqual({ ...WORDS, note: "" });
});

test("what ships gets an owner from whoever changes it", () => {
  expect(bodyOf(valuesOf({ ...WORDS, owner: "hotline" }, String), String).owner).toBe("");
});

test("the fields that differ are named", () => {
  expect(changedFields(WORDS, { ...WORDS, text: "八点。", spoken: "", reading: null })).toEqual(["text", "spoken_text", "required_reading"]);
  expect(changedFields(WORDS, WORDS)).toEqual([]);
});
