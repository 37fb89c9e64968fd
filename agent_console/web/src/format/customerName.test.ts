import { expect, test } from "vitest";
import { customerName } from "./customerName";

test.each([
  ["王建国", "先生", "zh-CN", "王建国 先生"],
  ["王建国", "先生", "en", "王建国 (Mr)"],
  ["李娜", "女士", "en", "李娜 (Ms)"],
  ["陈静", "教授", "en", "陈静 (教授)"],
  ["陈静", "", "zh-CN", "陈静"],
] as const)("%s, %s, in %s: %s", (name, title, language, said) => expect(customerName({ name, title }, language)).toBe(said));
