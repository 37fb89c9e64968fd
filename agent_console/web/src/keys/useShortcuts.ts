import { useEffect, useEffectEvent } from "react";
import { type Action, actionOf } from "./shortcuts";

/** Do what the keys ask for while this is mounted; actions without an entry are left to the browser. */
export function useShortcuts(does: Partial<Record<Action, () => void>>): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const action = actionOf(event, isField(event.target));
    const act = action && does[action];
    if (!act) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}
