import { Timeline } from "antd";
import { useWords } from "../i18n/LanguageProvider";
import type { Order, WholeServiceType } from "../protocol/types";
import { useInLanguage } from "../quality/useNames";
import { useMoments } from "../ui/useMoments";
import { readable } from "./formValues";
import { type Piece, told } from "./timeline";
import { useColleagues } from "./useService";

/** Who did what, when, from what to what (W9); the latest first. */
export function OrderHistory({ entries, service }: { entries: Order["history"]; service: WholeServiceType | undefined }) {
  const t = useWords();
  const { when } = useMoments();
  const nameOf = useColleagues();
  return (
    <Timeline
      className="order-history"
      items={[...entries].reverse().map((entry, i) => {
        const { key, about, before } = told(entry, service);
        return {
          key: entries.length - i,
          content: (
            <div data-testid="order-history-entry" data-action={entry.action}>
              <div>
                <strong>{t(key)}</strong>{" "}
                {about.map((piece, at) => (
                  <span key={at}>
                    {at > 0 && " · "}
                    <PieceWords piece={piece} service={service} />
                  </span>
                ))}
              </div>
              {before && (
                <div className="quiet">
                  {t("order.said_before")} <PieceWords piece={before} service={service} />
                </div>
              )}
              {entry.note && <div className="order-note">{entry.note}</div>}
              <div className="quiet">
                {when(entry.at)} · {nameOf(entry.by)}
              </div>
            </div>
          ),
        };
      })}
    />
  );
}

function PieceWords({ piece, service }: { piece: Piece; service: WholeServiceType | undefined }) {
  const t = useWords();
  const nameOf = useColleagues();
  const inLanguage = useInLanguage();
  const { when } = useMoments();
  switch (piece.is) {
    case "word":
      return t(piece.key);
    case "person":
      return nameOf(piece.user);
    case "named":
      return inLanguage(piece.words);
    case "text":
      return piece.text;
    case "field": {
      const field = service?.fields.find((one) => one.id === piece.field);
      if (!field) return `${piece.field} ${piece.value || "—"}`;
      const say = { inLanguage, when, yes: t("order.yes"), no: t("order.no") };
      return `${inLanguage(field.label)}：${piece.value ? readable(field, piece.value, say) : "—"}`;
    }
  }
}
