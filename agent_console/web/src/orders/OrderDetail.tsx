import { Link } from "react-router";
import { CallbackForm } from "../callbacks/CallbackForm";
import { CallAudio } from "../calls/CallAudio";
import { useWords } from "../i18n/LanguageProvider";
import type { Order } from "../protocol/types";
import { useMay } from "../state/session";
import { Phone } from "../ui/Phone";
import { OrderSign } from "../ui/signs";
import { useCatalogue } from "../ui/useCatalogue";
import { useMoments } from "../ui/useMoments";
import { OrderActions } from "./OrderActions";
import { OrderHistory } from "./OrderHistory";

/** Everything known of an order: its facts, what can be done, its history, the call it came from. */
export function OrderDetail({ order }: { order: Order }) {
  const t = useWords();
  const { nameOf } = useCatalogue();
  const { when } = useMoments();
  const mayWrite = useMay("write_orders");
  const mayBook = useMay("book_callbacks");
  return (
    <article data-testid="order-detail" data-number={order.number} data-state={order.state}>
      <section className="drawer-part">
        <dl className="facts">
          <dt>{t("order.state")}</dt>
          <dd>
            <OrderSign state={order.state} />
          </dd>
          <dt>{t("order.service_type")}</dt>
          <dd>{nameOf(order.service_type)}</dd>
          <dt>{t("order.group")}</dt>
          <dd>{order.group || "—"}</dd>
          <dt>{t("order.customer")}</dt>
          <dd>
            {order.customer.id ? (
              <Link to={`/customers/${order.customer.id}`}>{order.customer.name || t("customer.card")}</Link>
            ) : (
              order.customer.name || "—"
            )}{" "}
            <Phone number={order.customer.phone} />
          </dd>
          <dt>{t("order.place")}</dt>
          <dd>{order.place || "—"}</dd>
          <dt>{t("order.description")}</dt>
          <dd style={{ whiteSpace: "pre-wrap" }}>{order.description}</dd>
          <dt>{t("order.created_at")}</dt>
          <dd>
            {when(order.created_at)} · {order.created_by}
          </dd>
        </dl>
      </section>
      {mayWrite && (
        <section className="drawer-part">
          <h2>{t("order.actions")}</h2>
          <OrderActions order={order} />
        </section>
      )}
      <section className="drawer-part">
        <h2>{t("order.history")}</h2>
        <OrderHistory entries={order.history} />
      </section>
      <section className="drawer-part">
        <h2>{t("order.call")}</h2>
        {order.call_id ? <CallAudio callId={order.call_id} /> : <p className="quiet">{t("order.no_call")}</p>}
      </section>
      {mayBook && (
        <details className="drawer-part">
          <summary>{t("callback.new")}</summary>
          <CallbackForm key={order.number} phone={order.customer.phone} callId={order.call_id} workOrder={order.number} />
        </details>
      )}
    </article>
  );
}
