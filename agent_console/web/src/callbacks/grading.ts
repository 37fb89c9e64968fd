/** Filling in a visit's form by single keys, while one talks. */
import type { Satisfaction } from "../protocol/types";

export const GRADED = ["attitude", "speed", "outcome"] as const;
export type Graded = (typeof GRADED)[number];
export type Grades = Readonly<Partial<Record<Graded, number | null>>>;

const SATISFACTION: Readonly<Record<string, Satisfaction>> = { "+": "satisfied", "0": "neutral", "-": "dissatisfied" };

/** What a key fills in: the satisfaction, or the next of the grades that are open. Null: it means nothing here. */
export function keyed(key: string, grades: Grades): { satisfaction: Satisfaction } | Partial<Record<Graded, number>> | null {
  const satisfaction = SATISFACTION[key];
  if (satisfaction) return { satisfaction };
  if (!/^[1-5]$/.test(key)) return null;
  const next = GRADED.find((name) => !grades[name]);
  return next ? { [next]: Number(key) } : null;
}
