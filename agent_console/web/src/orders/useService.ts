import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { useWords } from "../i18n/LanguageProvider";
import type { WholeServiceType } from "../protocol/types";
import { type Desks, ordersApi } from "./api";

/** Everything of a service type; undefined until it is known. */
export function useService(id: string | undefined): WholeServiceType | undefined {
  const { data } = useQuery({
    queryKey: ["catalogue", id],
    queryFn: () => ordersApi.service(id ?? ""),
    enabled: Boolean(id),
    staleTime: 5 * 60_000,
  });
  return data;
}

const NOBODY: Desks = { people: [], groups: [] };

/** The people and groups orders go to. */
export function useDesks(): Desks {
  const { data } = useQuery({ queryKey: ["order-desks"], queryFn: ordersApi.desks, staleTime: 60_000 });
  return data ?? NOBODY;
}

/** What the centre signs its own deeds with. */
const CENTRE = "hotline";

/** Who somebody is, as `李娜 1001`; groups and outside numbers as they are. */
export function useColleagues(): (user: string | null | undefined) => string {
  const t = useWords();
  const { people } = useDesks();
  return useCallback(
    (user) => {
      if (!user) return "—";
      if (user === CENTRE) return t("order.by_centre");
      const name = people.find((one) => one.user === user)?.name;
      return name ? `${name} ${user}` : user;
    },
    [people, t],
  );
}
