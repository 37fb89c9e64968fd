import { Timeline } from "antd";
import { useWords } from "../i18n/LanguageProvider";
import type { Key } from "../i18n/words";
import type { Order, OrderState } from "../protocol/types";
import { OrderSign } from "../ui/signs";
import { useMoments } from "../ui/useMoments";

const AMENDED: Readonly<Record<string, Key>> = {
  "amend description": "order.description",
  "amend place": "order.place",
  "amend group": "order.group",
};
const ACTIONS = ["register", "dispatch", "accept", "start", "fail", "finish", "close", "reopen", "cancel"] as const;

/** Who did what, when, from what to what (W9); the latest first. */
export function OrderHistory({ entries }: { entries: Order["history"] }) {
  const t = useWords();
  const { when } = useMoments();
  return (
    <Timeline
      items={[...entries].reverse().map((entry, i) => {
        const amended = AMENDED[entry.action];
        const action = ACTIONS.find((a) => a === entry.action);
        return {
          key: i,
          content: (
            <div data-testid="order-history-entry" data-action={entry.action}>
              <div>
                <strong>{action ? t(`order.action.${action}`) : amended ? t("order.action.amend") : entry.action}</strong>{" "}
                <span className="quiet">
                  {when(entry.at)} · {entry.by}
                </span>
              </div>
              {amended ? (
                <div>
                  {t("order.amended", { field: t(amended) })} 「{entry.after}」
                </div>
              ) : (
                <OrderSign state={entry.after as OrderState} />
              )}
              {entry.note && <div>{entry.note}</div>}
            </div>
          ),
        };
      })}
    />
  );
}
