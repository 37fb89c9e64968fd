import { parsePhoneNumberFromString } from "libphonenumber-js/min";

/** The country whose numbers are shown without their prefix. */
const HOME = "CN";

/**
 * A stored number as people here read it: `138 0013 8000`, `010 6552 9988`, `+1 213 373 4253`.
 *
 * SIP addresses lose their scheme; what can't be read as a number (95001, 匿名) is shown as given.
 */
export function formatPhone(stored: string | null | undefined): string {
  if (!stored) return "";
  const bare = stored.replace(/^sips?:/, "");
  if (!/^\+?[\d\s()-]+$/.test(bare)) return bare;
  const number = parsePhoneNumberFromString(bare, HOME);
  if (!number?.isPossible()) return bare;
  return number.country === HOME || number.countryCallingCode === "86" ? number.formatNational() : number.formatInternational();
}

/** A stored number as a field holds it: in local form where it is a number, else untouched. */
export function editablePhone(stored: string | null | undefined): string {
  if (!stored) return "";
  return /^\+?\d+$/.test(stored) ? formatPhone(stored) : stored;
}

/** What is written in a field as the centre keeps it, `+8613800138000`; null where it can be no number (yet). */
export function storedPhone(written: string | null | undefined): string | null {
  const text = (written ?? "").trim();
  if (/^sips?:\S+@\S+$/.test(text)) return text;
  const number = parsePhoneNumberFromString(text, HOME);
  return number?.isValid() && !number.ext ? number.number : null;
}
