import { expect, test } from "vitest";
import { fenOf, yuanOf } from "./money";

test.each([
  ["20.00", 2000],
  ["0.1", 10],
  ["19.99", 1999],
  ["", 0],
  ["x", 0],
])("%s yuan are %s fen", (yuan, fen) => expect(fenOf(yuan)).toBe(fen));

test("amounts have two decimals", () => expect(yuanOf(1250)).toBe("12.50"));
