import { expect, test } from "vitest";
import { formatPhone, storedPhone } from "./phone";

test.each([
  ["+8613800138000", "138 0013 8000"],
  ["13800138000", "138 0013 8000"],
  ["+861065529988", "010 6552 9988"],
  ["+8675526652233", "0755 2665 2233"],
  ["+12133734253", "+1 213 373 4253"],
  ["95001", "95001"],
  ["sip:1001@127.0.0.1:5062", "1001@127.0.0.1:5062"],
  ["匿名", "匿名"],
  ["", ""],
  [null, ""],
])("%s reads %s", (stored, words) => expect(formatPhone(stored)).toBe(words));

test.each([
  ["138 0013 8000", "+8613800138000"],
  ["010-65529988", "+861065529988"],
  ["+1 213 373 4253", "+12133734253"],
  ["sip:wang@127.0.0.1:5099", "sip:wang@127.0.0.1:5099"],
  ["1380", null],
  ["王先生", null],
  [undefined, null],
])("%s is kept as %s", (written, stored) => expect(storedPhone(written)).toBe(stored));
