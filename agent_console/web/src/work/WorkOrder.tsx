import { PhoneFilled } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { formatPhone } from "../format/phone";
import { useWords } from "../i18n/LanguageProvider";
import { ActionDialog } from "../orders/ActionDialog";
import { ordersApi } from "../orders/api";
import { asksFor, asksNothing, DANGEROUS } from "../orders/asks";
import { useChange } from "../orders/change";
import { inOrder } from "../orders/OrderActions";
import { OrderFields } from "../orders/OrderFields";
import { OrderFiles } from "../orders/OrderFiles";
import { OrderHistory } from "../orders/OrderHistory";
import { OrderOwner } from "../orders/OrderOwner";
import { OrderPapers } from "../orders/OrderPapers";
import { OrderQuote } from "../orders/OrderQuote";
import { OrderReport } from "../orders/OrderReport";
import { OrderSteps } from "../orders/OrderSteps";
import { TargetSign, UrgencySign } from "../orders/TargetSign";
import { targetKey } from "../orders/targets";
import type { OrderAction } from "../protocol/types";
import { OrderSign } from "../ui/signs";
import { useCatalogue } from "../ui/useCatalogue";
import { useMoments } from "../ui/useMoments";
import { useSender } from "./useSender";

/** What a group does on the spot; the desk's own work is on the order's other page. */
const OURS: readonly OrderAction[] = ["accept", "depart", "arrive", "start", "wait", "resume", "finish", "fail", "decline"];

/** One order in the hand of who does it: where, whom to call, and what comes next. */
export function WorkOrder() {
  const t = useWords();
  const { nameOf } = useCatalogue();
  const { when } = useMoments();
  const { order, service, busy, send } = useChange();
  const sender = useSender();
  const [asking, setAsking] = useState<OrderAction | null>(null);
  const [first, ...others] = inOrder(order.actions, order.state).filter((action) => OURS.includes(action));
  const sending = sender.state !== "idle";

  const start = (action: OrderAction) => {
    if (asksNothing(asksFor(action, order, service))) {
      void send((version) => sender.send(() => ordersApi.move(order.number, { action }, version)), { action });
    } else setAsking(action);
  };
  const { customer } = order;
  return (
    <article data-testid="work-order" data-number={order.number} data-state={order.state}>
      <section className="section work-top">
        <h1>{order.place || order.number}</h1>
        <p>
          <OrderSign state={order.state} /> <UrgencySign urgency={order.urgency} />
        </p>
        <p className="work-targets">
          {order.targets
            .filter((target) => !target.met_at)
            .map((target) => (
              <TargetSign key={targetKey(target)} target={target} order={order} />
            ))}
        </p>
        <p className="order-note work-words">{order.description}</p>
        <p className="quiet">
          {nameOf(order.service_type)} · {order.number}
          {order.appointment && ` · ${t("order.appointment")} ${when(order.appointment)}`}
        </p>
        {customer.phone && (
          <Button size="large" block icon={<PhoneFilled />} href={`tel:${customer.phone}`} data-testid="work-call">
            {t("work.call", { name: customer.name || t("order.customer"), phone: formatPhone(customer.phone) })}
          </Button>
        )}
      </section>
      <div className="work-do">
        {first ? (
          <Deed action={first} disabled={busy || sending} onStart={start} first />
        ) : (
          <p className="quiet">{t("order.no_actions")}</p>
        )}
        <p className="work-line" role="status" data-testid="work-line" data-state={sender.state}>
          {sender.state === "sending" && t("work.sending")}
          {sender.state === "waiting" && (
            <>
              ⚠ {t("work.waiting", { attempt: sender.attempt })}
              <Button size="small" onClick={sender.now}>
                {t("action.try_again")}
              </Button>
            </>
          )}
        </p>
      </div>
      <div className="work-buttons">
        {others.map((action) => (
          <Deed key={action} action={action} disabled={busy || sending} onStart={start} />
        ))}
      </div>
      <div className="stack">
        {order.handover && <OrderOwner />}
        <OrderSteps />
        <OrderQuote />
        <OrderFiles number={order.number} big />
        <OrderFields mayAmend={false} />
        <OrderPapers />
        <OrderReport />
        <details className="section">
          <summary>{t("order.history")}</summary>
          <OrderHistory entries={order.history} service={service} />
        </details>
      </div>
      {asking && <ActionDialog key={asking} action={asking} onClose={() => setAsking(null)} deliver={sender.send} />}
    </article>
  );
}

function Deed({
  action,
  disabled,
  onStart,
  first = false,
}: {
  action: OrderAction;
  disabled: boolean;
  onStart: (action: OrderAction) => void;
  first?: boolean;
}) {
  const t = useWords();
  return (
    <Button
      size="large"
      block={first}
      type={first ? "primary" : "default"}
      danger={DANGEROUS.includes(action)}
      disabled={disabled}
      data-testid={`work-${action}`}
      onClick={() => onStart(action)}
    >
      {t(`order.action.${action}`)}
    </Button>
  );
}
