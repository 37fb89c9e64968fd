/**
 * Between the text a form field is stored as and what its input holds.
 *
 * Stored: dates `2026-05-01`, moments RFC 3339, several choices with commas, yes and no as words; inputs of moments hold
 * the centre's wall time.
 */
import { fromWallTime, toWallTime } from "../format/moment";
import { editablePhone } from "../format/phone";
import type { FormField } from "../protocol/types";

export type Input = string | readonly string[] | undefined;

/** What the input of `field` shows for a stored value. */
export function toInput(field: FormField, stored: string | undefined, zone: string): Input {
  if (!stored) return undefined;
  switch (field.kind) {
    case "choices":
      return stored.split(",").filter(Boolean);
    case "moment": {
      const at = Date.parse(stored);
      return Number.isNaN(at) ? undefined : toWallTime(at, zone);
    }
    case "phone":
      return editablePhone(stored);
    default:
      return stored;
  }
}

/** What is sent for what the input holds; an empty text takes a value away. */
export function toStored(field: FormField, input: Input, zone: string): string {
  if (input === undefined || input === null) return "";
  if (typeof input !== "string") return input.join(",");
  const text = input.trim();
  return field.kind === "moment" && text ? (fromWallTime(text, zone) ?? text) : text;
}

/** What the input of `field` holds once a choice is taken: of several, beside the others. */
export function withChoice(field: FormField, held: Input, choice: string): Input {
  if (field.kind !== "choices") return choice;
  return [...new Set([...(typeof held === "string" ? [] : (held ?? [])), choice])];
}

/** Whether an input holds a choice that its field does not have: it was taken in the form of another type. */
export function holdsForeign(field: FormField, held: Input): boolean {
  if (field.choices.length === 0 || !held) return false;
  const taken = typeof held === "string" ? [held] : held;
  return taken.some((value) => field.choices.every((choice) => choice.value !== value));
}

/** All inputs of a form, by field. */
export function toInputs(fields: readonly FormField[], stored: Readonly<Record<string, string>>, zone: string): Record<string, Input> {
  return Object.fromEntries(fields.map((field) => [field.id, toInput(field, stored[field.id], zone)]));
}

/** The values of a new form: those that are filled in. */
export function filledIn(
  fields: readonly FormField[],
  inputs: Readonly<Record<string, Input>> | undefined,
  zone: string,
): Record<string, string> {
  const pairs = fields.map((field) => [field.id, toStored(field, inputs?.[field.id], zone)] as const);
  return Object.fromEntries(pairs.filter(([, value]) => value !== ""));
}

/** The values that differ from the stored ones; only they are sent, so that others' changes stay. */
export function changedOf(
  fields: readonly FormField[],
  inputs: Readonly<Record<string, Input>>,
  stored: Readonly<Record<string, string>>,
  zone: string,
): Record<string, string> {
  const same = (field: FormField, value: string) =>
    value === toStored(field, toInput(field, stored[field.id], zone), zone) || value === (stored[field.id] ?? "");
  const pairs = fields.map((field) => [field, toStored(field, inputs[field.id], zone)] as const);
  return Object.fromEntries(pairs.filter(([field, value]) => !same(field, value)).map(([field, value]) => [field.id, value]));
}

/** Whether `value` has the form the catalogue asks for. A mask that browsers don't understand is left to the centre. */
export function fitsMask(field: FormField, value: string): boolean {
  if (!field.mask || !value) return true;
  try {
    return new RegExp(`^(?:${field.mask})$`, "u").test(value);
  } catch {
    return true;
  }
}

type InLanguage = (words: Readonly<Record<string, string>>) => string;

/** A stored value as people read it: choices by their labels, moments by `when`. */
export function readable(
  field: FormField,
  stored: string,
  say: { inLanguage: InLanguage; when: (iso: string) => string; yes: string; no: string },
): string {
  const label = (value: string) => {
    const choice = field.choices.find((one) => one.value === value);
    return choice ? say.inLanguage(choice.label) : value;
  };
  switch (field.kind) {
    case "choice":
      return label(stored);
    case "choices":
      return stored.split(",").map(label).join("、");
    case "yes_no":
      return stored === "yes" ? say.yes : say.no;
    case "moment":
      return say.when(stored);
    case "phone":
      return editablePhone(stored);
    case "money":
      return `¥${stored}`;
    default: {
      const unit = say.inLanguage(field.unit);
      return unit ? `${stored} ${unit}` : stored;
    }
  }
}
