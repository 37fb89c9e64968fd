import { useSyncExternalStore } from "react";
import { now } from "../protocol/serverTime";
import { createStore } from "./store";

const ticking = createStore<number, number>(now(), (_, next) => next);
let watchers = 0;
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  const stop = ticking.subscribe(listener);
  watchers += 1;
  if (watchers === 1) timer = setInterval(() => ticking.dispatch(now()), 1000);
  ticking.dispatch(now());
  return () => {
    stop();
    watchers -= 1;
    if (watchers === 0) clearInterval(timer);
  };
}

/** Now, in milliseconds, anew each second: one timer for every counter on the page. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, ticking.get);
}
