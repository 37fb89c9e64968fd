import { useQuery } from "@tanstack/react-query";
import { useLanguage } from "../i18n/LanguageProvider";
import { api } from "../protocol/api";
import type { ServiceType } from "../protocol/types";

/** The service catalogue, and what its entries are called in the chosen language. */
export function useCatalogue(): { types: readonly ServiceType[]; nameOf(id: string): string; error: unknown } {
  const { language } = useLanguage();
  const { data, error } = useQuery({ queryKey: ["catalogue"], queryFn: api.catalogue, staleTime: Infinity });
  const types = data?.items ?? [];
  const name = (type: ServiceType) => type.name[language] ?? Object.values(type.name)[0] ?? type.id;
  return {
    types,
    nameOf: (id) => {
      const type = types.find((entry) => entry.id === id);
      return type ? name(type) : id;
    },
    error,
  };
}
