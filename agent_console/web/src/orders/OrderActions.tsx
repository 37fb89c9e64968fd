import { Button } from "antd";
import { useEffect, useEffectEvent, useState } from "react";
import { useWords } from "../i18n/LanguageProvider";
import type { FullOrder, OrderAction } from "../protocol/types";
import { ActionDialog } from "./ActionDialog";
import { ordersApi } from "./api";
import { asksFor, asksNothing, DANGEROUS } from "./asks";
import { useChange } from "./change";
import { ORDER_ACTIONS } from "./words";

/** What can be done to an order now, each with its key; what needs nothing is done at one press. */
export function OrderActions() {
  const t = useWords();
  const { order, service, busy, send } = useChange();
  const [asking, setAsking] = useState<OrderAction | null>(null);
  const actions = inOrder(order.actions, order.state);

  const start = (action: OrderAction) => {
    if (asksNothing(asksFor(action, order, service))) {
      void send((version) => ordersApi.move(order.number, { action }, version), { action });
    } else setAsking(action);
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const action = actions[Number(event.key) - 1];
    if (!action || busy || asking || event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
    event.preventDefault();
    start(action);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);

  if (actions.length === 0) return <p className="quiet">{t("order.no_actions")}</p>;
  return (
    <div className="button-row">
      {actions.map((action, i) => (
        <Button
          key={action}
          type={i === 0 ? "primary" : "default"}
          danger={DANGEROUS.includes(action)}
          disabled={busy}
          data-testid={`order-action-${action}`}
          onClick={() => start(action)}
        >
          {t(`order.action.${action}`)}
          <kbd>{i + 1}</kbd>
        </Button>
      ))}
      {asking && <ActionDialog key={asking} action={asking} onClose={() => setAsking(null)} />}
    </div>
  );
}

/** As orders go through them; telling a group again comes after what moves the order on. */
export function inOrder(actions: readonly OrderAction[], state: FullOrder["state"]): readonly OrderAction[] {
  const found = ORDER_ACTIONS.filter((action) => actions.includes(action));
  if (state !== "dispatched") return found;
  const on = found.filter((one) => one !== "dispatch" && !DANGEROUS.includes(one));
  return [...on, ...found.filter((one) => one === "dispatch"), ...found.filter((one) => DANGEROUS.includes(one))];
}

/** Is the focus where a key is a letter? Also in a dialog, whose keys are its own. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.closest(".ant-modal, .ant-drawer") !== null)
  );
}
