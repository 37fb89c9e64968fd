/** The day before one, `2026-05-01` → `2026-04-30`. */
export function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/** A share as people say it; `—` where there is none. */
export function percent(share: number | null): string {
  return share === null ? "—" : `${Math.round(share * 100)}%`;
}

/** The address of a list with these filters. */
export function listOf(path: string, filters: Readonly<Record<string, string>>): string {
  return `${path}?${new URLSearchParams(filters).toString()}`;
}
