import type { Language } from "../i18n/words";
import type { Customer } from "../protocol/types";

/** The titles files are kept with, as English readers know them. */
const IN_ENGLISH: Readonly<Record<string, string>> = { 先生: "Mr", 女士: "Ms" };

/** A customer as one speaks of them: `王建国 先生`, in English `王建国 (Mr)`; without a title the name alone. */
export function customerName({ name, title }: Pick<Customer, "name" | "title">, language: Language): string {
  return name + afterName(title, language);
}

/** What follows the name, with the space before it: ` 先生`, ` (Mr)`, or nothing. */
export function afterName(title: string, language: Language): string {
  if (!title) return "";
  return language === "en" ? ` (${IN_ENGLISH[title] ?? title})` : ` ${title}`;
}
