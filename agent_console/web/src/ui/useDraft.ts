import { useCallback, useState } from "react";

/**
 * What is being written in a form, kept for this tab: it survives a reload and a change of page.
 *
 * `key` names the form and what it is about; `clear` forgets the draft.
 */
export function useDraft<T extends object>(key: string): { draft: Partial<T>; keep(values: Partial<T>): void; clear(): void } {
  const name = stored(key);
  const [draft] = useState<Partial<T>>(() => read(name));
  const keep = useCallback((values: Partial<T>) => sessionStorage.setItem(name, JSON.stringify(values)), [name]);
  const clear = useCallback(() => sessionStorage.removeItem(name), [name]);
  return { draft, keep, clear };
}

/** Has something been written and not yet sent? */
export function hasDraft(key: string): boolean {
  return sessionStorage.getItem(stored(key)) !== null;
}

export function forgetDraft(key: string): void {
  sessionStorage.removeItem(stored(key));
}

function stored(key: string): string {
  return `hotline.draft.${key}`;
}

function read<T extends object>(name: string): Partial<T> {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(name) ?? "{}");
    return typeof value === "object" && value !== null ? (value as Partial<T>) : {};
  } catch {
    return {};
  }
}
