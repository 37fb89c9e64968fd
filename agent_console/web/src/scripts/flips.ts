import type { CallFlips, Flip } from "../protocol/types";

/** Rules by how many verdicts flip, each with its kinds of flips. */
export function byRule(calls: readonly CallFlips[]): { rule: string; changes: { flip: Flip; count: number }[] }[] {
  const rules = new Map<string, Map<string, { flip: Flip; count: number }>>();
  for (const { flips } of calls)
    for (const flip of flips) {
      const kinds = rules.get(flip.rule) ?? new Map<string, { flip: Flip; count: number }>();
      rules.set(flip.rule, kinds);
      const kind = `${flip.before?.verdict} ${flip.after?.verdict}`;
      kinds.set(kind, { flip, count: (kinds.get(kind)?.count ?? 0) + 1 });
    }
  const total = (changes: { count: number }[]) => changes.reduce((sum, { count }) => sum + count, 0);
  return [...rules]
    .map(([rule, kinds]) => ({ rule, changes: [...kinds.values()].sort((a, b) => b.count - a.count) }))
    .sort((a, b) => total(b.changes) - total(a.changes));
}
