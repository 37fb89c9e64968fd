import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { DueSign as CallbackDue } from "../callbacks/DueSign";
import { CallAudio } from "../calls/CallAudio";
import { useWords } from "../i18n/LanguageProvider";
import type { Key } from "../i18n/words";
import { OrderSign } from "../ui/signs";
import { useCatalogue } from "../ui/useCatalogue";
import { useMoments } from "../ui/useMoments";
import { type OrderLine, ordersApi } from "./api";
import { useChange } from "./change";

/** Orders in one line each. */
export function OrderLines({ orders }: { orders: readonly OrderLine[] }) {
  const { nameOf } = useCatalogue();
  const { when } = useMoments();
  return (
    <ul className="rows">
      {orders.map((one) => (
        <li key={one.number}>
          <Link to={`/orders/${one.number}`}>{one.number}</Link> <OrderSign state={one.state} />
          <div className="quiet">
            {nameOf(one.service_type)} · {one.description} · {when(one.created_at)}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** What belongs to an order: calls with their recordings, callbacks, repeats, what it follows, an outbreak's orders. */
export function OrderRelated({ calls = true }: { calls?: boolean }) {
  const t = useWords();
  const { order } = useChange();
  const { data } = useQuery({ queryKey: ["orders", "related", order.number], queryFn: () => ordersApi.related(order.number) });
  const blocks: [Key, readonly OrderLine[]][] = data
    ? [
        ["order.repeats", data.repeats],
        ["order.master", data.master ? [data.master] : []],
        ["order.members", data.members],
        ["order.follows", data.follows ? [data.follows] : []],
        ["order.followed_by", data.followed_by],
      ]
    : [];
  return (
    <>
      {blocks
        .filter(([, orders]) => orders.length > 0)
        .map(([title, orders]) => (
          <section key={title} className="section" aria-label={t(title)} data-testid={title.replace(".", "-")}>
            <h2>
              {t(title)} <span className="quiet">{orders.length}</span>
            </h2>
            <OrderLines orders={orders} />
          </section>
        ))}
      {data && data.callbacks.length > 0 && (
        <section className="section" aria-label={t("nav.callbacks")}>
          <h2>{t("nav.callbacks")}</h2>
          <ul className="rows">
            {data.callbacks.map((one) => (
              <li key={one.id}>
                <Link to={`/callbacks?id=${one.id}`}>{one.reason || t("callback.form")}</Link> <CallbackDue callback={one} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {calls && (
        <section className="section" aria-label={t("order.calls")}>
          <h2>{t("order.calls")}</h2>
          {data?.calls.length === 0 && <p className="quiet">{t("order.no_call")}</p>}
          {data?.calls.map((id) => <CallAudio key={id} callId={id} />)}
        </section>
      )}
    </>
  );
}
