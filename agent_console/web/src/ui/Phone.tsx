import { formatPhone } from "../format/phone";

/** A number in its local form; the stored one on the tooltip. */
export function Phone({ number }: { number: string | null | undefined }) {
  return (
    <span className="nowrap" title={number ?? undefined}>
      {formatPhone(number) || "—"}
    </span>
  );
}
