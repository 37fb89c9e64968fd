import { useCallback, useRef, useState } from "react";
import { api } from "../protocol/api";
import type { CallFlips, RehearsedScript } from "../protocol/types";
import { useReport } from "../ui/useReport";

/** The centre goes through so many calls at most. */
const MOST_CALLS = 500;

export interface Found {
  calls: readonly CallFlips[];
  seen: number;
  judged: number;
  total: number;
  over: boolean;
}

/** A rehearsal, part by part: what is found shows as it comes, and it can be stopped. */
export function useRehearsal(id: string): { found: Found | null; running: boolean; run(asked: RehearsedScript): void; stop(): void } {
  const report = useReport();
  const [found, setFound] = useState<Found | null>(null);
  const [running, setRunning] = useState(false);
  const turn = useRef(0);
  const stop = useCallback(() => {
    turn.current += 1;
    setRunning(false);
  }, []);
  const run = useCallback(
    (asked: RehearsedScript) => {
      const mine = ++turn.current;
      const all = async () => {
        let so: Found = { calls: [], seen: 0, judged: 0, total: 0, over: false };
        let cursor: string | null = null;
        do {
          const part = await api.rehearseScript(id, { ...asked, cursor });
          if (turn.current !== mine) return;
          cursor = part.next;
          so = {
            calls: [...so.calls, ...part.calls],
            seen: so.seen + part.seen,
            judged: so.judged + part.judged,
            total: part.total,
            over: cursor === null || so.seen + part.seen >= MOST_CALLS,
          };
          setFound(so);
        } while (!so.over);
      };
      setFound(null);
      setRunning(true);
      void report(all()).then(() => turn.current === mine && setRunning(false));
    },
    [id, report],
  );
  return { found, running, run, stop };
}
