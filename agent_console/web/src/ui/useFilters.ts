import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";

/** A filter that may name several, as the address holds it: `waiting,offered`. */
export function several(value: string | undefined): string[] {
  return value ? value.split(",") : [];
}

/** A list's filters, kept in the address: they survive a reload and can be sent to a colleague. */
export function useFilters<Name extends string>(names: readonly Name[]) {
  const [params, setParams] = useSearchParams();
  const filters = useMemo(
    () => Object.fromEntries(names.map((name) => [name, params.get(name) ?? undefined])) as Partial<Record<Name, string>>,
    // The names of a page never change.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [params],
  );
  const set = useCallback(
    (changes: Partial<Record<Name, string | null>>) =>
      setParams(
        (before) => {
          const after = new URLSearchParams(before);
          for (const [name, value] of Object.entries(changes) as [string, string | null | undefined][]) {
            if (value) after.set(name, value);
            else after.delete(name);
          }
          return after;
        },
        { replace: true },
      ),
    [setParams],
  );
  return { filters, set };
}
