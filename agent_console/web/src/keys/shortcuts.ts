import type { Key } from "../i18n/words";

export type Action =
  | "ready"
  | "break"
  | "order"
  | "answer"
  | "callback"
  | "customer"
  | "play"
  | "hold"
  | "wrong_number"
  | "no_calls"
  | "step_in"
  | "hang_up"
  | "finish"
  | "notices"
  | "help";

/**
 * Which key does what. Physical keys (`KeyboardEvent.code`), so that layouts and macOS's Option letters don't matter;
 * Alt with letters that Chrome, Edge and Firefox leave to the page.
 */
export const SHORTCUTS: Readonly<Record<Action, { code: string; hint: string; words: Key }>> = {
  ready: { code: "KeyR", hint: "Alt+R", words: "keys.ready" },
  break: { code: "KeyB", hint: "Alt+B", words: "keys.break" },
  customer: { code: "KeyC", hint: "Alt+C", words: "keys.customer" },
  answer: { code: "KeyA", hint: "Alt+A", words: "keys.answer" },
  order: { code: "KeyO", hint: "Alt+O", words: "keys.order" },
  callback: { code: "KeyK", hint: "Alt+K", words: "keys.callback" },
  play: { code: "KeyP", hint: "Alt+P", words: "keys.play" },
  hold: { code: "KeyJ", hint: "Alt+J", words: "keys.hold" },
  wrong_number: { code: "KeyN", hint: "Alt+N", words: "keys.wrong_number" },
  no_calls: { code: "KeyQ", hint: "Alt+Q", words: "keys.no_calls" },
  step_in: { code: "KeyI", hint: "Alt+I", words: "keys.step_in" },
  hang_up: { code: "KeyH", hint: "Alt+H", words: "keys.hang_up" },
  finish: { code: "KeyW", hint: "Alt+W", words: "keys.finish" },
  notices: { code: "KeyM", hint: "Alt+M", words: "keys.notices" },
  help: { code: "Slash", hint: "?", words: "keys.help" },
};

/** What is read of a keyboard event. */
export interface Stroke {
  code: string;
  key: string;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  repeat: boolean;
  isComposing: boolean;
  keyCode: number;
}

/** Key code browsers report while an input method composes. */
const COMPOSING = 229;

/** The action a key stroke asks for. `typing`: the focus is in a field, where `?` is a letter. */
export function actionOf(stroke: Stroke, typing: boolean): Action | null {
  if (stroke.isComposing || stroke.keyCode === COMPOSING || stroke.repeat) return null;
  // AltGr comes as Ctrl+Alt: it writes letters.
  if (stroke.ctrlKey || stroke.metaKey) return null;
  if (!stroke.altKey) return stroke.key === "?" || stroke.key === "？" ? (typing ? null : "help") : null;
  const found = (Object.keys(SHORTCUTS) as Action[]).find((action) => SHORTCUTS[action].code === stroke.code);
  return found ?? null;
}

/** Ctrl+Enter (or ⌘+Enter): send the form one is in. */
export function isSubmit(stroke: Stroke): boolean {
  return stroke.key === "Enter" && (stroke.ctrlKey || stroke.metaKey) && !stroke.isComposing;
}
