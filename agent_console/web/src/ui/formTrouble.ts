import type { FormInstance } from "antd";
import type { Key } from "../i18n/words";
import type { Say } from "../i18n/LanguageProvider";
import { RequestFailed } from "../protocol/http";

/** What is wrong with these fields is nearly always the same: said in the person's own language. */
const OWN_WORDS: Readonly<Record<string, Key>> = {
  phone: "error.bad_phone",
  phones: "error.bad_phone",
  "phones.0": "error.bad_phone",
  "customer.phone": "error.bad_phone",
  due_at: "callback.due_past",
};

/**
 * Put the centre's words about fields at those fields; `names` maps its paths to the form's. False when the error is
 * about none of them, so that it must be shown elsewhere.
 */
export function showAtFields(form: FormInstance, error: unknown, names: Readonly<Record<string, string>>, t: Say): boolean {
  if (!(error instanceof RequestFailed)) return false;
  const found = Object.entries(error.fields).flatMap(([path, reason]) => {
    const name = names[path];
    const words = OWN_WORDS[path];
    return name ? [{ name, errors: [words ? t(words) : t("error.invalid_field", { detail: reason })] }] : [];
  });
  if (found.length === 0) return false;
  form.setFields(found);
  form.getFieldInstance(found[0]?.name ?? "")?.focus?.();
  return true;
}
