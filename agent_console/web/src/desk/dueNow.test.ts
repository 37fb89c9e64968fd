import { expect, test } from "vitest";
import type { DueLine } from "../protocol/types";
import { isOverdue, lineDueNow, openHard, secondsLeft } from "./dueNow";

const line = (rule: string, over: Partial<DueLine> = {}): DueLine => ({
  rule,
  stage: "opening",
  text: rule,
  verdict: null,
  current: false,
  state: "due",
  strength: "soft",
  points: 1,
  due_s: null,
  before: null,
  at_s: null,
  provisional: false,
  late: false,
  played: false,
  ...over,
});

test("the soonest deadline goes first, then the stage one is in, then what is overdue", () => {
  const late = line("late", { due_s: 5 });
  const soon = line("soon", { due_s: 12 });
  const sooner = line("sooner", { due_s: 11 });
  const here = line("here", { current: true });
  const elsewhere = line("elsewhere", { before: "hang_up" });
  const all = [elsewhere, late, here, soon, sooner];
  expect(lineDueNow(all, 10)?.rule).toBe("sooner");
  expect(lineDueNow([elsewhere, late, here], 10)?.rule).toBe("here");
  expect(lineDueNow([elsewhere, late], 10)?.rule).toBe("late");
});

test("what is said, being said, or not yet due is not due now", () => {
  const lines = [
    line("a", { state: "done" }),
    line("b", { provisional: true }),
    line("c", { state: "later" }),
    line("d", { state: "excused" }),
  ];
  expect(lineDueNow(lines, 0)).toBeNull();
});

test("what was due before a hold is let go of soon after it", () => {
  const before = line("before", { state: "overdue", before: "hold", due_s: 10 });
  expect(lineDueNow([before], 14)?.rule).toBe("before");
  expect(lineDueNow([before], 16)).toBeNull();
});

test("a deadline passes by the clock", () => {
  const due = line("a", { due_s: 8 });
  expect(secondsLeft(due, 6)).toBe(2);
  expect(isOverdue(due, 7.9)).toBe(false);
  expect(isOverdue(due, 8)).toBe(true);
  expect(isOverdue(line("b"), 100)).toBe(false);
});

test("only hard lines that were not said need a reason", () => {
  const missed = { state: "overdue", verdict: "not_said" } as const;
  const lines = [
    line("hard", { ...missed, strength: "hard" }),
    line("soft", { ...missed }),
    line("unclear", { state: "due", verdict: "unclear", strength: "hard" }),
    line("excused", { ...missed, state: "excused", strength: "hard" }),
  ];
  expect(openHard(lines).map((l) => l.rule)).toEqual(["hard"]);
});
