import { customerName } from "../format/customerName";
import { useLanguage } from "../i18n/LanguageProvider";
import type { Customer } from "../protocol/types";

/** A customer by name and title; nothing where there is no file. */
export function CustomerName({ customer }: { customer: Pick<Customer, "name" | "title"> | null | undefined }) {
  const { language } = useLanguage();
  return customer ? <span className="customer-called">{customerName(customer, language)}</span> : null;
}
