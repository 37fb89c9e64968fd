import { useLanguage, useWords } from "../i18n/LanguageProvider";
import { useLive } from "../state/liveStore";

/** Who somebody is, as `李娜 1001`; the centre itself where a deadline or the rule engine did it. */
export function useNames(): (user: string | null | undefined) => string {
  const t = useWords();
  const agents = useLive((live) => live.agents);
  const me = useLive((live) => live.me?.person);
  return (user) => {
    if (!user) return "—";
    if (user === "centre") return t("quality.centre");
    const name = user === me?.user ? me.name : agents[user]?.name;
    return `${name ?? ""} ${user}`.trim();
  };
}

/** Words that come in several languages, in the reader's. */
export function useInLanguage(): (words: Readonly<Record<string, string>>) => string {
  const { language } = useLanguage();
  return (words) => words[language] ?? Object.values(words)[0] ?? "";
}
