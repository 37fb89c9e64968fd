import { useCallback, useState } from "react";
import { forgetDraft, useDraft } from "../ui/useDraft";

/** What is being written, and the version it was begun from. */
export interface ScriptDraft {
  source: string;
  base: number;
  /** The source in use, and its version: newer than `base` where somebody saved meanwhile. */
  inUse: string;
  latest: number;
  changed: boolean;
  write(source: string): void;
  /** Go on from the version in use. */
  rebase(): void;
  forget(): void;
}

interface Kept {
  source: string;
  base: number;
}

/** A script's draft: kept for this tab, through a reload and a change of page. */
export function useScriptDraft(id: string, inUse: string, latest: number): ScriptDraft {
  const key = `script.${id}`;
  const { draft: found, keep } = useDraft<Kept>(key);
  const [kept, setKept] = useState<Kept | null>(
    found.source !== undefined && found.base !== undefined ? { source: found.source, base: found.base } : null,
  );
  const base = kept?.base ?? latest;
  const write = useCallback(
    (source: string) => {
      if (source === inUse) {
        forgetDraft(key);
        setKept(null);
        return;
      }
      keep({ source, base });
      setKept({ source, base });
    },
    [base, inUse, keep, key],
  );
  const source = kept?.source ?? inUse;
  return {
    source,
    base,
    inUse,
    latest,
    changed: source !== inUse || latest === 0,
    write,
    rebase() {
      if (!kept) return;
      keep({ source: kept.source, base: latest });
      setKept({ source: kept.source, base: latest });
    },
    forget() {
      forgetDraft(key);
      setKept(null);
    },
  };
}
