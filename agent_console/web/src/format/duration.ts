/** Seconds as a counter reads: `3:07`, `12:40`, `1:02:09`. Negative and unreadable values are 0. */
export function formatDuration(seconds: number): string {
  const whole = Number.isFinite(seconds) ? Math.max(0, Math.floor(seconds)) : 0;
  const h = Math.floor(whole / 3600);
  const m = Math.floor((whole % 3600) / 60);
  const s = String(whole % 60).padStart(2, "0");
  return h > 0 ? `${h}:${String(m).padStart(2, "0")}:${s}` : `${m}:${s}`;
}

/** Seconds from `since` (RFC 3339) to `nowMs` (milliseconds); 0 for a moment in the future or none at all. */
export function secondsSince(since: string | null | undefined, nowMs: number): number {
  if (!since) return 0;
  const then = Date.parse(since);
  return Number.isNaN(then) ? 0 : Math.max(0, (nowMs - then) / 1000);
}

/** Seconds between two moments of a record; null while one of them is missing. */
export function secondsBetween(from: string | null | undefined, to: string | null | undefined): number | null {
  if (!from || !to) return null;
  const seconds = (Date.parse(to) - Date.parse(from)) / 1000;
  return Number.isNaN(seconds) ? null : Math.max(0, seconds);
}
