import { useEffect, useSyncExternalStore } from "react";
import { createStore } from "../state/store";
import type { Appearance } from "./theme";

const STORED_AS = "hotline.appearance";
const system = window.matchMedia("(prefers-color-scheme: dark)");

const chosen = createStore<Appearance, Appearance>(stored(), (_, next) => next);

function stored(): Appearance {
  const value = localStorage.getItem(STORED_AS);
  return value === "light" || value === "dark" ? value : "auto";
}

function onSystemChange(listener: () => void): () => void {
  system.addEventListener("change", listener);
  return () => system.removeEventListener("change", listener);
}

/** Light or dark, as the person or their system wants it. */
export function useAppearance(): { appearance: Appearance; dark: boolean; setAppearance(next: Appearance): void } {
  const appearance = useSyncExternalStore(chosen.subscribe, chosen.get);
  const systemDark = useSyncExternalStore(onSystemChange, () => system.matches);
  const dark = appearance === "dark" || (appearance === "auto" && systemDark);
  useEffect(() => {
    document.documentElement.style.colorScheme = dark ? "dark" : "light";
  }, [dark]);
  return {
    appearance,
    dark,
    setAppearance(next) {
      localStorage.setItem(STORED_AS, next);
      chosen.dispatch(next);
    },
  };
}
