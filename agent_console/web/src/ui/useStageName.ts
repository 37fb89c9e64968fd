import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { useLanguage } from "../i18n/LanguageProvider";
import { api } from "../protocol/api";

/** The name of a stage in the reader's language, in the script the call runs by; its id where that is not known. */
export function useStageName(): (script: string | null, stage: string) => string {
  const { language } = useLanguage();
  const { data } = useQuery({ queryKey: ["scripts"], queryFn: api.scripts, staleTime: 60_000 });
  return useCallback(
    (script, stage) =>
      data?.items.find((s) => s.id === script)?.stages.find((s) => s.id === stage)?.name[language] ?? stage,
    [data, language],
  );
}
