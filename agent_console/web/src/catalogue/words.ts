import { useLanguage, type Say } from "../i18n/LanguageProvider";
import { titleOf } from "../scripts/titles";
import type { DateJob, FollowUp, FormField, Recurrence, Span, Texts, WholeServiceType } from "./api";

/** Words of the product, and of the catalogue in the chosen language. */
export function useServiceWords() {
  const { t, language } = useLanguage();
  return { t, text: (texts: Texts | null | undefined) => titleOf(texts, language) };
}

export function spanWords(span: Span, t: Say): string {
  if (span.amount === 0 && span.unit !== "same day") return t("service.span.at_once");
  return t(span.amount === 1 ? `service.span_one.${span.unit}` : `service.span.${span.unit}`, { amount: span.amount });
}

export function yuan(fen: number): string {
  return `¥${(fen / 100).toFixed(2)}`;
}

/** What a field takes: kind, limits, choices, the form it is written in. `fields`: the others of its form. */
export function fieldWords(field: FormField, fields: readonly FormField[], t: Say, text: (texts: Texts) => string): readonly string[] {
  const unit = text(field.unit);
  const other = fields.find((one) => one.id === field.of_field);
  return [
    t(`service.field.kind.${field.kind}`),
    [limitWords(field), unit].filter(Boolean).join(" "),
    field.choices.map((choice) => text(choice.label)).join(" / "),
    field.example && t("service.field.example", { example: field.example }),
    field.within && other ? t("service.field.within", { span: spanWords(field.within, t), of: text(other.label) }) : "",
  ].filter(Boolean);
}

function limitWords({ least, most }: FormField): string {
  if (least !== null && most !== null) return `${least}–${most}`;
  if (least !== null) return `≥ ${least}`;
  return most !== null ? `≤ ${most}` : "";
}

/** When a follow-up call is made. */
export function followWords(follow: FollowUp, t: Say): string {
  const due = spanWords(follow.due, t);
  const when = t(`service.follow.when.${follow.when}`, { due });
  const parts = [follow.every ? t("service.follow.every", { span: spanWords(follow.every, t) }) : when];
  if (follow.latest) parts.push(t("service.follow.latest", { span: spanWords(follow.latest, t) }));
  return parts.join(t("service.comma"));
}

/** On which day a date of an order comes. */
export function dateWords(job: DateJob, service: Pick<WholeServiceType, "fields">, t: Say, text: (texts: Texts) => string): string {
  const field = service.fields.find((one) => one.id === job.of_field);
  const of = field ? text(field.label) : t("service.date.registration");
  if (job.before) return t("service.date.before", { of, span: spanWords(job.before, t) });
  if (job.after) return t("service.date.after", { of, span: spanWords(job.after, t) });
  return t("service.date.on", { of });
}

export function recurrenceWords(recurrence: Recurrence, t: Say): string {
  const at = recurrence.at.slice(0, 5);
  const weekday = recurrence.every === "week" ? t(`service.weekday.${recurrence.on as 1}`) : "";
  return t(`service.recurring.${recurrence.every}`, { day: recurrence.on, at, weekday });
}

/** `only` of a follow-up or a date in the words of the form. */
export function onlyWords(only: Texts, service: Pick<WholeServiceType, "fields">, t: Say, text: (texts: Texts) => string): string {
  const said = Object.entries(only).map(([id, value]) => {
    const field = service.fields.find((one) => one.id === id);
    const choice = field?.choices.find((one) => one.value === value);
    const shown = choice ? text(choice.label) : value === "yes" || value === "no" ? t(`service.answer.${value}`) : value;
    return `${field ? text(field.label) : id}: ${shown}`;
  });
  return said.length > 0 ? t("service.follow.only", { said: said.join("; ") }) : "";
}

/** The problems of a refusal, one by one: each begins with its file and line. */
export function problemsOf(detail: string): readonly string[] {
  return detail.split(/; (?=[^;\s]+\.yaml:\d+: )/).filter(Boolean);
}
