const FIRST_MS = 500;
const LONGEST_MS = 15_000;

/**
 * How long to wait before the `attempt`-th reconnect (from 1), in milliseconds.
 *
 * Doubles up to 15 s; `random` (0…1) spreads it over the upper half, so that a restarted centre isn't met by everybody
 * at once.
 */
export function backoff(attempt: number, random: number): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, attempt - 1));
  return Math.round(ceiling * (0.5 + random / 2));
}
