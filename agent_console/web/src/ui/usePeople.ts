import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { type Colleague, records } from "../customers/api";

/** Everybody of the centre, by user; empty until they are known. */
export function usePeople(): Readonly<Record<string, Colleague>> {
  const { data } = useQuery({
    queryKey: ["people"],
    queryFn: async () => Object.fromEntries((await records.people()).items.map((one) => [one.user, one])),
    staleTime: 300_000,
  });
  return data ?? {};
}

/** Who somebody is, as `李娜 1001`; the number alone for who is not known. */
export function usePersonName(): (user: string | null | undefined) => string {
  const people = usePeople();
  return useCallback((user) => (user ? `${people[user]?.name ?? ""} ${user}`.trim() : "—"), [people]);
}
