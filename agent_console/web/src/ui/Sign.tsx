import type { ReactNode } from "react";

export type Tone = "good" | "warning" | "bad" | "busy" | "quiet";

/** A state as an icon with its word: the colour only repeats what they say. */
export function Sign({ icon, word, tone }: { icon: ReactNode; word: string; tone: Tone }) {
  return (
    <span className={`sign sign-${tone}`}>
      {icon}
      <span>{word}</span>
    </span>
  );
}
