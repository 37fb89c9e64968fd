import { useQuery } from "@tanstack/react-query";
import { useLanguage } from "../i18n/LanguageProvider";
import { api } from "../protocol/api";
import type { ServiceType } from "../protocol/types";

interface Catalogue {
  /** Those that new orders can have. */
  types: readonly ServiceType[];
  /** The retired ones as well: old orders have them. */
  all: readonly ServiceType[];
  nameOf(id: string): string;
  error: unknown;
}

const FRESH_MS = 300_000;

/** The service catalogue, and what its entries are called in the chosen language. */
export function useCatalogue(): Catalogue {
  const { language } = useLanguage();
  const { data, error } = useQuery({ queryKey: ["catalogue"], queryFn: api.catalogue, staleTime: FRESH_MS });
  const all = data?.items ?? [];
  const name = (type: ServiceType) => type.name[language] ?? Object.values(type.name)[0] ?? type.id;
  return {
    types: all.filter((type) => !type.retired),
    all,
    nameOf: (id) => {
      const type = all.find((entry) => entry.id === id);
      return type ? name(type) : id;
    },
    error,
  };
}
