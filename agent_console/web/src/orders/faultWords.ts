/** What was wrong with a change, in words: the centre names fields, steps and papers by their ids. */
import { stepOf } from "../catalogue/stepOf";
import type { Say } from "../i18n/LanguageProvider";
import { RequestFailed } from "../protocol/http";
import { explain, explainFault } from "../protocol/problem";
import type { Key } from "../i18n/words";
import type { WholeServiceType } from "../protocol/types";

type InLanguage = (words: Readonly<Record<string, string>>) => string;

const NAMED: Readonly<Record<string, Key>> = {
  quote: "order.fault.quote",
  fee: "order.fault.fee",
  report: "order.fault.report",
  code: "order.fault.code",
  signature_file: "order.fault.code",
  note: "order.note_needed",
  appointment: "order.fault.appointment",
  satisfaction: "order.fault.satisfaction",
};

/** Each fault in a line of its own; the error as a whole where it names none. */
export function faultLines(error: unknown, service: WholeServiceType | undefined, t: Say, inLanguage: InLanguage): string[] {
  const faults = error instanceof RequestFailed ? Object.entries(error.fields) : [];
  const lines = faults.map(([path, fault]) => {
    const [part = "", id = ""] = path.split(".");
    const field = service && [...service.fields, ...service.report].find((one) => one.id === id);
    const step = stepOf(service, id);
    if (part === "steps" && step) return t("order.fault.step", { step: inLanguage(step.name) });
    const { key, values } = explainFault(fault);
    if ((part === "fields" || part === "report") && field) {
      return t("order.fault.field", { field: inLanguage(field.label), fault: t(key, values) });
    }
    const own = NAMED[part];
    return own ? t(own, { detail: fault.reason }) : t(key, values);
  });
  if (lines.length > 0) return lines;
  const { key, values } = explain(error);
  return [t(key, values)];
}
