import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { queryClient } from "../app/queries";
import { stepOf } from "../catalogue/stepOf";
import { useWords } from "../i18n/LanguageProvider";
import { useService } from "../orders/useService";
import { useInLanguage } from "../quality/useNames";
import { useLive } from "../state/liveStore";
import { useCatalogue } from "../ui/useCatalogue";
import { useMoments } from "../ui/useMoments";
import { type Notice, notices } from "./api";
import type { Names } from "./noticeWords";

const KEY = "notices";
const URGENT_SHOWN = 20;

/** How much this person has not seen; zero until it is known. */
export function useUnseen(): { count: number; urgent: number } {
  const { data } = useQuery({ queryKey: [KEY, "unseen"], queryFn: notices.unseen });
  return data ?? { count: 0, urgent: 0 };
}

/** What stays on the screen until it is acknowledged, oldest first. */
export function useUrgent(): readonly Notice[] {
  const { data } = useQuery({
    queryKey: [KEY, "urgent"],
    queryFn: () => notices.mine({ urgent: true, unseen: true, limit: URGENT_SHOWN }),
    select: (page) => [...page.items].reverse(),
  });
  return data ?? [];
}

/** How the codes in a notice are said here. */
export function useNames({ words }: Notice): Names {
  const t = useWords();
  const inLanguage = useInLanguage();
  const { nameOf } = useCatalogue();
  const { when } = useMoments();
  const agents = useLive((live) => live.agents);
  const service = useService(words.step || words.job ? words.service : undefined);
  const called = (one: { name: Readonly<Record<string, string>> } | undefined, id: string) => (one ? inLanguage(one.name) : id);
  const step = (id: string) => called(stepOf(service, id), id);
  const date = (id: string) => called(service?.dates.find((one) => one.id === id), id);
  return { t, service: nameOf, step, date, person: (user) => agents[user]?.name ?? user, when };
}

/** Ask again for everything that shows notices. */
export function useRefresh(): () => Promise<void> {
  return useCallback(() => queryClient.invalidateQueries({ queryKey: [KEY] }), []);
}
