import { AudioOutlined } from "@ant-design/icons";
import { Link } from "react-router";
import { useWords } from "../i18n/LanguageProvider";
import { CallbackSign, CallSign, OrderSign } from "../ui/signs";
import { useCatalogue } from "../ui/useCatalogue";
import { useMoments } from "../ui/useMoments";
import type { WholeFile } from "./api";

/** What was done for them: orders, callbacks and visits, calls. */
export function Service({ file }: { file: WholeFile }) {
  const t = useWords();
  const { nameOf } = useCatalogue();
  const { when } = useMoments();
  const of = (path: string) => `${path}?customer_id=${encodeURIComponent(file.customer.id)}`;
  return (
    <>
      <section className="drawer-part">
        <h2>{t("customer.orders")}</h2>
        {file.orders.items.length === 0 && <p className="quiet">{t("list.none")}</p>}
        <ul className="rows">
          {file.orders.items.map((order) => (
            <li key={order.number}>
              <Link to={`/orders/${order.number}`}>{order.number}</Link> <OrderSign state={order.state} />
              <div className="quiet one-line">
                {nameOf(order.service_type)} · {order.description}
              </div>
            </li>
          ))}
        </ul>
        {file.orders.next && <Link to={of("/orders")}>{t("action.more")}</Link>}
      </section>
      <section className="drawer-part">
        <h2>{t("customer.callbacks")}</h2>
        {file.callbacks.items.length === 0 && <p className="quiet">{t("list.none")}</p>}
        <ul className="rows">
          {file.callbacks.items.map((callback) => (
            <li key={callback.id}>
              <Link to={`/callbacks?state=all&id=${callback.id}`}>{when(callback.due_at)}</Link> <CallbackSign state={callback.state} />
              <div className="quiet one-line">{callback.reason}</div>
            </li>
          ))}
        </ul>
      </section>
      <section className="drawer-part">
        <h2>{t("customer.calls")}</h2>
        {file.calls.items.length === 0 && <p className="quiet">{t("list.none")}</p>}
        <ul className="rows">
          {file.calls.items.map((call) => (
            <li key={call.id}>
              <Link to={`/calls/${call.id}`}>{when(call.started_at)}</Link> {t(`call.direction.${call.direction}`)}{" "}
              {call.end_cause && <CallSign state="ended" cause={call.end_cause} />}{" "}
              {call.recorded && (
                <Link to={`/calls/${call.id}`}>
                  <AudioOutlined /> {t("call.recording")}
                </Link>
              )}
            </li>
          ))}
        </ul>
        {file.calls.next && <Link to={of("/calls")}>{t("action.more")}</Link>}
      </section>
    </>
  );
}
