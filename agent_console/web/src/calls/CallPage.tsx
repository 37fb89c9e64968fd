import { ArrowLeftOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Spin } from "antd";
import { useEffect, useMemo } from "react";
import { Link, useParams, useSearchParams } from "react-router";
import { formatDuration, secondsBetween } from "../format/duration";
import { useWords } from "../i18n/LanguageProvider";
import { api } from "../protocol/api";
import type { Call } from "../protocol/types";
import { useLive } from "../state/liveStore";
import { useMay } from "../state/session";
import { Phone } from "../ui/Phone";
import { CallSign, OrderSign } from "../ui/signs";
import { Trouble } from "../ui/Trouble";
import { useCatalogue } from "../ui/useCatalogue";
import { useMoments } from "../ui/useMoments";
import { Recording } from "./CallAudio";
import { CallTimeline } from "./CallTimeline";
import { CallVerdicts } from "./CallVerdicts";
import "../ui/list.css";

/** One call: what happened, what was said, what was judged, and what came of it. */
export function CallPage() {
  const t = useWords();
  const { id = "" } = useParams();
  const { data, error, refetch } = useQuery({ queryKey: ["calls", "one", id], queryFn: () => api.call(id) });
  return (
    <div className="page">
      <p className="page-back">
        <Link to="/calls">
          <ArrowLeftOutlined /> {t("action.back")}
        </Link>
      </p>
      {error ? <Trouble error={error} retry={() => void refetch()} /> : data ? <Known call={data} /> : <Spin />}
    </div>
  );
}

function Known({ call }: { call: Call }) {
  const t = useWords();
  const { when } = useMoments();
  const marked = useSecondAsked();
  const queue = useLive((live) => (call.queue ? (live.queues[call.queue]?.name ?? call.queue) : "—"));
  const agent = useLive((live) => (call.agent ? `${live.agents[call.agent]?.name ?? ""} ${call.agent}` : "—"));
  const waited = secondsBetween(call.answered_at, call.connected_at ?? call.ended_at);
  const talked = secondsBetween(call.connected_at, call.ended_at);
  return (
    <article data-testid="call-detail" data-state={call.state}>
      <header className="page-head">
        <h1>
          {t(`call.direction.${call.direction}`)} <Phone number={call.customer_number} />
        </h1>
        <CallSign state={call.state} cause={call.end_cause} />
        {call.customer_id && <Link to={`/customers/${call.customer_id}`}>{t("customer.open_file")}</Link>}
      </header>
      <div className="columns">
        <section className="section">
          <h2>{t("call.transcript")}</h2>
          <Recording call={call} marked={marked} />
        </section>
        <div className="stack">
          <section className="section">
            <dl className="facts">
              <dt>{t("call.started_at")}</dt>
              <dd>{when(call.started_at)}</dd>
              <dt>{t("call.queue")}</dt>
              <dd>{queue}</dd>
              <dt>{t("call.agent")}</dt>
              <dd>{agent}</dd>
              <dt>{t("call.wait")}</dt>
              <dd>{waited === null ? "—" : formatDuration(waited)}</dd>
              <dt>{t("call.talk")}</dt>
              <dd>{talked === null ? "—" : formatDuration(talked)}</dd>
            </dl>
          </section>
          <section className="section">
            <h2>{t("call.verdicts")}</h2>
            <CallVerdicts call={call} />
          </section>
          <OrdersOfCall callId={call.id} />
          <section className="section">
            <h2>{t("call.timeline")}</h2>
            <CallTimeline entries={call.timeline} />
          </section>
        </div>
      </div>
    </article>
  );
}

/** The second that the address asks for (`?at=12.5`): its line stands out and comes into view. */
function useSecondAsked(): { start: number; end: number } | null {
  const at = Number(useSearchParams()[0].get("at") ?? NaN);
  const marked = useMemo(() => (Number.isFinite(at) ? { start: at, end: at + 1 } : null), [at]);
  useEffect(() => {
    if (marked) document.querySelector(".line-marked")?.scrollIntoView({ block: "center" });
  }, [marked]);
  return marked;
}

function OrdersOfCall({ callId }: { callId: string }) {
  const t = useWords();
  const { nameOf } = useCatalogue();
  const mayRead = [useMay("write_orders"), useMay("see_all_calls")].some(Boolean);
  const { data } = useQuery({
    queryKey: ["orders", { call_id: callId }],
    queryFn: () => api.orders({ call_id: callId }),
    enabled: mayRead,
  });
  if (!data?.items.length) return null;
  return (
    <section className="section">
      <h2>{t("call.orders")}</h2>
      <ul className="rows">
        {data.items.map((order) => (
          <li key={order.number}>
            <Link to={`/orders/${order.number}`}>{order.number}</Link> <OrderSign state={order.state} />
            <div className="quiet">
              {nameOf(order.service_type)} · {order.description}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
