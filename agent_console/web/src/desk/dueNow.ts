import type { DueLine } from "../protocol/types";

/** How many of a line's seconds are left; null where it has no time. */
export function secondsLeft(line: DueLine, nowS: number): number | null {
  return line.due_s === null ? null : line.due_s - nowS;
}

/** Whether the line is open and past its deadline, by the clock: the centre's word for it comes a moment later. */
export function isOverdue(line: DueLine, nowS: number): boolean {
  return line.state === "overdue" || (line.state === "due" && (secondsLeft(line, nowS) ?? 1) <= 0);
}

/** What was due before something that happened can still be said for so long (s). */
const TOO_LATE_S = 5;

/** The one line to say now: soonest deadline first, then what the stage has, then what is overdue. */
export function lineDueNow(lines: readonly DueLine[], nowS: number): DueLine | null {
  const helps = (l: DueLine) => l.before === null || (secondsLeft(l, nowS) ?? 0) > -TOO_LATE_S;
  const open = lines.filter((l) => (l.state === "due" || l.state === "overdue") && !l.provisional && helps(l));
  const rank = (line: DueLine) => (isOverdue(line, nowS) ? 2 : line.due_s !== null ? 0 : line.current ? 1 : 3);
  const [first] = [...open].sort((a, b) => rank(a) - rank(b) || (a.due_s ?? 0) - (b.due_s ?? 0));
  return first ?? null;
}

/** Hard lines that were not said in a call that is over, and have no reason yet (P6). */
export function openHard(lines: readonly DueLine[]): DueLine[] {
  return lines.filter((l) => l.strength === "hard" && l.state === "overdue" && l.verdict === "not_said");
}
