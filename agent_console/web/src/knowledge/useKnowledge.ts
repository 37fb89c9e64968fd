import { useQuery } from "@tanstack/react-query";
import { queryClient } from "../app/queries";
import { knowledge } from "./api";

/** What one has yet to read and sign (K2). */
export function useUnread() {
  return useQuery({ queryKey: ["knowledge", "unread"], queryFn: knowledge.unread });
}

export function useAnswer(id: string | null) {
  return useQuery({
    queryKey: ["knowledge", "answer", id],
    queryFn: () => knowledge.answer(id ?? ""),
    enabled: id !== null,
  });
}

/** Ask anew for all of the knowledge base that is on screen. */
export const knowledgeChanged = () => queryClient.invalidateQueries({ queryKey: ["knowledge"] });
