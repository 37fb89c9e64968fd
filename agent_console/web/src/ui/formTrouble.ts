import type { FormInstance } from "antd";
import type { Say } from "../i18n/LanguageProvider";
import { RequestFailed } from "../protocol/http";
import { explainFault } from "../protocol/problem";

/**
 * Say what is wrong with fields at those fields; `names` maps its paths to the form's. False when the error is
 * about none of them, so that it must be shown elsewhere.
 */
export function showAtFields(form: FormInstance, error: unknown, names: Readonly<Record<string, string>>, t: Say): boolean {
  if (!(error instanceof RequestFailed)) return false;
  const found = Object.entries(error.fields).flatMap(([path, fault]) => {
    const name = names[path];
    const { key, values } = explainFault(fault);
    return name ? [{ name, errors: [t(key, values)] }] : [];
  });
  if (found.length === 0) return false;
  form.setFields(found);
  form.getFieldInstance(found[0]?.name ?? "")?.focus?.();
  return true;
}

const FORMS = ["fields", "report"];

/** The same for the fields of a catalogue's form, which the form keeps under the paths the centre names: `fields.room`. */
export function showAtFieldPaths(form: FormInstance, error: unknown, t: Say): boolean {
  if (!(error instanceof RequestFailed)) return false;
  const found = Object.entries(error.fields).flatMap(([path, fault]) => {
    const name = path.split(".");
    const { key, values } = explainFault(fault);
    return FORMS.includes(name[0] ?? "") ? [{ name, errors: [t(key, values)] }] : [];
  });
  const [first] = found;
  if (!first) return false;
  form.setFields(found);
  form.scrollToField(first.name, { focus: true });
  return true;
}
