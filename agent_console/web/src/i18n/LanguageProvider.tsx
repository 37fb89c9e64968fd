import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { en } from "./en";
import { type Catalogue, chooseLanguage, type Key, type Language, say, type Values } from "./words";
import { zhCN } from "./zh-CN";

const CATALOGUES: Record<Language, Catalogue> = { "zh-CN": zhCN, en };
const STORED_AS = "hotline.language";

export type Say = (key: Key, values?: Values) => string;

interface Speaking {
  language: Language;
  setLanguage(language: Language): void;
  t: Say;
}

const LanguageContext = createContext<Speaking | null>(null);

/** The language of everything below: what was chosen here last, else what the browser wants. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, choose] = useState<Language>(() =>
    chooseLanguage([localStorage.getItem(STORED_AS) ?? "", ...navigator.languages]),
  );
  const t = useCallback<Say>((key, values) => say(CATALOGUES[language], key, values), [language]);
  const setLanguage = useCallback((next: Language) => {
    localStorage.setItem(STORED_AS, next);
    choose(next);
  }, []);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = t("app.title");
  }, [language, t]);
  const speaking = useMemo(() => ({ language, setLanguage, t }), [language, setLanguage, t]);
  return <LanguageContext value={speaking}>{children}</LanguageContext>;
}

export function useLanguage(): Speaking {
  const speaking = useContext(LanguageContext);
  if (!speaking) throw new Error("useLanguage needs a LanguageProvider above it");
  return speaking;
}

/** The words of the chosen language: `t("desk.ready")`. */
export function useWords(): Say {
  return useLanguage().t;
}
