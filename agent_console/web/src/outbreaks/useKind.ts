import { useService } from "../orders/useService";
import { useInLanguage } from "../quality/useNames";
import { useCatalogue } from "../ui/useCatalogue";

/** What a category such as `repair:power` is called: the service's name, and the choice of its form that refines it. */
export function useKind(serviceType: string | null, category: string): string {
  const { types, nameOf } = useCatalogue();
  const inLanguage = useInLanguage();
  const [base = "", choice] = category.split(":");
  const id = serviceType ?? types.find((type) => (type.category || type.id) === base)?.id;
  const words = useService(id)
    ?.fields.find((field) => field.id === "category")
    ?.choices.find((one) => one.value === choice)?.label;
  return [id ? nameOf(id) : base, words ? inLanguage(words) : choice].filter(Boolean).join(" · ");
}
