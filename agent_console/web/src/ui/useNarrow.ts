import { useSyncExternalStore } from "react";

/** As wide as the style sheets' own limit for phones. */
const narrow = window.matchMedia("(max-width: 760px)");

function onChange(listener: () => void): () => void {
  narrow.addEventListener("change", listener);
  return () => narrow.removeEventListener("change", listener);
}

/** Is the screen a phone's? */
export function useNarrow(): boolean {
  return useSyncExternalStore(onChange, () => narrow.matches);
}
