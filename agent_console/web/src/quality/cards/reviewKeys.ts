/** The keys of the review: one hand on the keyboard, eyes on the transcript. */
export type ReviewKey = "up" | "down" | "play" | "agree" | "change" | "add" | "confirm" | "next" | "all";

/** What is read of a keyboard event. */
export interface KeyStroke {
  key: string;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
  isComposing: boolean;
}

const KEYS: Readonly<Record<string, ReviewKey>> = {
  ArrowUp: "up",
  k: "up",
  ArrowDown: "down",
  j: "down",
  " ": "play",
  Enter: "agree",
  e: "change",
  a: "add",
  n: "next",
  s: "all",
};

/** The step that a key asks for; `busy`: the focus is where keys write or press, and stays theirs. */
export function reviewKeyOf(stroke: KeyStroke, busy: boolean): ReviewKey | null {
  if (stroke.isComposing || stroke.altKey) return null;
  if (stroke.ctrlKey || stroke.metaKey) return stroke.key === "Enter" && !busy ? "confirm" : null;
  return busy ? null : (KEYS[stroke.key.length === 1 ? stroke.key.toLowerCase() : stroke.key] ?? null);
}
