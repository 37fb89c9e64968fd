import { useCallback, useEffect, useRef, useState } from "react";
import { RequestFailed } from "../protocol/http";

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 20_000;

export type SendState = "idle" | "sending" | "waiting";

/** The centre was not reached, or not well: the same again may succeed. Anything else is an answer. */
export function isLineTrouble(error: unknown): boolean {
  return error instanceof RequestFailed && (error.status === 0 || error.status === 502 || error.status === 503 || error.status === 504);
}

/** How long before the `attempt`-th try again, from 1. */
export function waitBefore(attempt: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempt - 1));
}

/**
 * Sends over a bad line: tries again, at longer and longer intervals and at once when the line is back, until there is
 * an answer. What is sent must do no harm twice.
 */
export function useSender(): { state: SendState; attempt: number; send<T>(work: () => Promise<T>): Promise<T>; now(): void } {
  const [state, setState] = useState<SendState>("idle");
  const [attempt, setAttempt] = useState(0);
  const wake = useRef<() => void>(() => undefined);
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    const online = () => wake.current();
    window.addEventListener("online", online);
    return () => {
      gone.current = true;
      window.removeEventListener("online", online);
    };
  }, []);
  const send = useCallback(async <T>(work: () => Promise<T>): Promise<T> => {
    for (let tried = 1; ; tried += 1) {
      setState("sending");
      setAttempt(tried);
      try {
        const done = await work();
        setState("idle");
        return done;
      } catch (error) {
        if (!isLineTrouble(error) || gone.current) {
          setState("idle");
          throw error;
        }
        setState("waiting");
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, waitBefore(tried));
          wake.current = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    }
  }, []);
  return { state, attempt, send, now: () => wake.current() };
}
