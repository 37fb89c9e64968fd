import { useEffect, useState } from "react";
import { api } from "../protocol/api";
import type { Validation } from "../protocol/types";

const PAUSE_MS = 500;

/** What the centre thinks of `source`, asked once nobody has typed for a moment; null while that isn't known. */
export function useValidation(id: string, source: string): { validation: Validation | null; checking: boolean } {
  const [found, setFound] = useState<{ source: string; validation: Validation | null } | null>(null);
  useEffect(() => {
    let wanted = true;
    const timer = setTimeout(() => {
      api.validateScript(id, source).then(
        (validation) => wanted && setFound({ source, validation }),
        // Not reachable: saving will say so.
        () => wanted && setFound({ source, validation: { problems: [], warnings: [] } }),
      );
    }, PAUSE_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [id, source]);
  // What was found of an older text stays at its lines until the new one is known.
  return { validation: found?.validation ?? null, checking: found?.source !== source };
}
