import { ArrowLeftOutlined, BranchesOutlined, CrownOutlined, LinkOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Spin } from "antd";
import { useEffect } from "react";
import { Link, useLocation, useParams } from "react-router";
import { CallbackForm } from "../callbacks/CallbackForm";
import { queryClient } from "../app/queries";
import { useWords } from "../i18n/LanguageProvider";
import type { FullOrder } from "../protocol/types";
import { useLive } from "../state/liveStore";
import { useMay } from "../state/session";
import { Phone } from "../ui/Phone";
import { ToldAbout } from "../notices/ToldAbout";
import { Sign } from "../ui/Sign";
import { OrderSign } from "../ui/signs";
import { Trouble } from "../ui/Trouble";
import { useCatalogue } from "../ui/useCatalogue";
import { useMoments } from "../ui/useMoments";
import { ordersApi } from "./api";
import { ORDER_KEY, OrderChanges, useChange } from "./change";
import { OrderActions } from "./OrderActions";
import { OrderFields } from "./OrderFields";
import { OrderFiles } from "./OrderFiles";
import { OrderHistory } from "./OrderHistory";
import { OrderOwner } from "./OrderOwner";
import { OrderPapers } from "./OrderPapers";
import { OrderQuote } from "./OrderQuote";
import { OrderRelated } from "./OrderRelated";
import { OrderReport } from "./OrderReport";
import { OrderSteps } from "./OrderSteps";
import { TargetSign, UrgencySign } from "./TargetSign";
import { useColleagues, useService } from "./useService";
import "../ui/list.css";
import "./orders.css";

/** The order by its number; fetched anew as soon as the centre tells of a newer version. */
export function useOrder(number: string) {
  const query = useQuery({ queryKey: ORDER_KEY(number), queryFn: () => ordersApi.get(number), enabled: number !== "" });
  const told = useLive((live) => live.orders[number]?.version);
  const seen = query.data?.version;
  useEffect(() => {
    if (told !== undefined && seen !== undefined && told > seen) void queryClient.invalidateQueries({ queryKey: ORDER_KEY(number) });
  }, [told, seen, number]);
  return query;
}

/** One order: where it stands, what is to be done, all that is known, all that happened. */
export function OrderPage() {
  const t = useWords();
  const { number = "" } = useParams();
  const { search } = useLocation();
  const { data, error, refetch } = useOrder(number);
  const service = useService(data?.service_type);
  return (
    <div className="page">
      <p className="page-back">
        <Link to={{ pathname: "/orders", search }}>
          <ArrowLeftOutlined /> {t("action.back")}
        </Link>
      </p>
      {data && data.number === number ? (
        <OrderChanges key={number} order={data} service={service}>
          <Shown order={data} />
        </OrderChanges>
      ) : error ? (
        <Trouble error={error} retry={() => void refetch()} />
      ) : (
        <Spin />
      )}
    </div>
  );
}

function Shown({ order }: { order: FullOrder }) {
  const t = useWords();
  const { service } = useChange();
  const { nameOf } = useCatalogue();
  const mayWrite = useMay("write_orders");
  const mayBook = useMay("book_callbacks");
  const mayAct = useMay("do_orders") || mayWrite;
  return (
    <article data-testid="order-detail" data-number={order.number} data-state={order.state} data-version={order.version}>
      <header className="page-head">
        <h1>
          {order.number} <span className="order-type">{nameOf(order.service_type)}</span>
        </h1>
        <OrderSign state={order.state} />
        <UrgencySign urgency={order.urgency} />
        {order.with_lead && <Sign icon={<CrownOutlined />} tone="bad" word={t(`order.with_lead.${order.with_lead}`)} />}
        {order.repeats > 0 && <Sign icon={<LinkOutlined />} tone="warning" word={t("order.repeats_count", { count: order.repeats })} />}
        {order.master && <Sign icon={<BranchesOutlined />} tone="busy" word={t("order.of_outbreak", { number: order.master })} />}
      </header>
      <div className="order-targets">
        {order.targets
          .filter((target) => !target.step) // those stand at their steps
          .map((target) => (
            <TargetSign key={target.kind} target={target} order={order} />
          ))}
      </div>
      {mayAct && (
        <div className="order-do">
          <OrderActions />
        </div>
      )}
      <div className="columns">
        <div className="stack">
          <Customer order={order} />
          <OrderSteps />
          <OrderFields mayAmend={mayWrite} />
          <OrderPapers />
          <OrderQuote />
          <OrderReport />
          <OrderFiles number={order.number} />
        </div>
        <div className="stack">
          <OrderOwner />
          <section className="section" aria-label={t("order.history")}>
            <h2>{t("order.history")}</h2>
            <OrderHistory entries={order.history} service={service} />
          </section>
          <ToldAbout number={order.number} />
          <OrderRelated />
          {mayBook && (
            <details className="section">
              <summary>{t("callback.new")}</summary>
              <CallbackForm key={order.number} phone={order.customer.phone} callId={order.call_id} workOrder={order.number} />
            </details>
          )}
        </div>
      </div>
    </article>
  );
}

function Customer({ order }: { order: FullOrder }) {
  const t = useWords();
  const { when } = useMoments();
  const nameOf = useColleagues();
  const { customer, signature } = order;
  return (
    <section className="section" aria-label={t("order.customer")}>
      <h2>{t("order.customer")}</h2>
      <dl className="facts">
        <dt>{t("order.customer_name")}</dt>
        <dd>{customer.id ? <Link to={`/customers/${customer.id}`}>{customer.name || t("customer.card")}</Link> : customer.name || "—"}</dd>
        <dt>{t("order.customer_phone")}</dt>
        <dd>
          <Phone number={customer.phone} />
        </dd>
        {order.appointment && (
          <>
            <dt>{t("order.appointment")}</dt>
            <dd>{when(order.appointment)}</dd>
          </>
        )}
        {order.code && (
          <>
            <dt>{t("order.code")}</dt>
            <dd>
              <strong data-testid="order-sign-off-code">{order.code}</strong> <span className="quiet">{t("order.code_hint")}</span>
            </dd>
          </>
        )}
        {signature && (
          <>
            <dt>{t("order.signature")}</dt>
            <dd>
              {t(`order.signed.${signature.how as "code"}`)} · {nameOf(signature.by)} · {when(signature.at)}
            </dd>
          </>
        )}
        {order.satisfaction && (
          <>
            <dt>{t("order.satisfaction")}</dt>
            <dd>{SAID.includes(order.satisfaction) ? t(`order.satisfaction.${order.satisfaction as "satisfied"}`) : order.satisfaction}</dd>
          </>
        )}
        <dt>{t("order.created_at")}</dt>
        <dd>
          {when(order.created_at)} · {nameOf(order.created_by)}
        </dd>
      </dl>
    </section>
  );
}

const SAID = ["satisfied", "neutral", "dissatisfied"];
