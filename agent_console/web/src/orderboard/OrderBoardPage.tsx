import { useQuery } from "@tanstack/react-query";
import { Checkbox, Spin } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { useWords } from "../i18n/LanguageProvider";
import { type Board, type OrdersAsked, ordersApi } from "../orders/api";
import { BulkBar } from "../orders/BulkBar";
import { DueSign, UrgencySign } from "../orders/TargetSign";
import { useColleagues } from "../orders/useService";
import { WITH_LEAD } from "../orders/words";
import type { Order } from "../protocol/types";
import { OrderSign } from "../ui/signs";
import { Trouble } from "../ui/Trouble";
import { useCatalogue } from "../ui/useCatalogue";
import { useMoments } from "../ui/useMoments";
import { Matrix } from "./Matrix";
import "../ui/list.css";
import "../ui/panel.css";
import "../orders/orders.css";
import "./orderboard.css";

const REFETCH_MS = 15_000;
const QUEUE = 50;

/** The leads' board of orders: what stands where, what is late, what waits for a decision (W7, O2, O5). */
export function OrderBoardPage() {
  const t = useWords();
  const { data, error, refetch } = useQuery({
    queryKey: ["orders", "board"],
    queryFn: ordersApi.board,
    refetchInterval: REFETCH_MS,
  });
  return (
    <div className="page order-board" data-testid="order-board">
      <header className="page-head">
        <h1>{t("orderboard.title")}</h1>
        <Link to="/orders?view=open">{t("orderboard.to_list")}</Link>
        <Link to="/incidents">{t("incident.title")}</Link>
      </header>
      {error ? (
        <Trouble error={error} retry={() => void refetch()} />
      ) : data ? (
        <div className="stack">
          <Matrix board={data} />
          <div className="columns">
            <div className="stack">
              <Queue title={t("orderboard.with_lead")} asked={{ with_lead: true, open: true }} empty={t("orderboard.with_lead_none")} />
              <Queue
                title={t("orderboard.unassigned")}
                asked={{ state: "registered", sort: "oldest" }}
                empty={t("orderboard.unassigned_none")}
              />
            </div>
            <div className="stack">
              <Reasons board={data} />
              <Bounces board={data} />
            </div>
          </div>
        </div>
      ) : (
        <Spin />
      )}
    </div>
  );
}

/** Orders that wait for a lead, to be dealt with one by one or many at once. */
function Queue({ title, asked, empty }: { title: string; asked: OrdersAsked; empty: string }) {
  const t = useWords();
  const { nameOf } = useCatalogue();
  const { when } = useMoments();
  const colleague = useColleagues();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { data } = useQuery({ queryKey: ["orders", "queue", asked], queryFn: () => ordersApi.list({ ...asked, limit: QUEUE }) });
  const orders: readonly Order[] = data?.items ?? [];
  const there = chosen.filter((number) => orders.some((one) => one.number === number));
  return (
    <section className="section" aria-label={title}>
      <h2 className="section-head">
        <span>
          {title} <span className="quiet">{data?.next ? `${QUEUE}+` : orders.length}</span>
        </span>
        {orders.length > 0 && (
          <Checkbox
            checked={there.length === orders.length}
            indeterminate={there.length > 0 && there.length < orders.length}
            onChange={(event) => setChosen(event.target.checked ? orders.map((one) => one.number) : [])}
          >
            {t("list.all")}
          </Checkbox>
        )}
      </h2>
      {orders.length > 0 && <BulkBar numbers={there} onDone={() => setChosen([])} />}
      {data && orders.length === 0 && <p className="quiet">{empty}</p>}
      <ul className="rows">
        {orders.map((one) => (
          <li key={one.number} className="queue-row" data-testid="queue-row" data-number={one.number}>
            <Checkbox
              aria-label={one.number}
              checked={there.includes(one.number)}
              onChange={(event) =>
                setChosen(event.target.checked ? [...there, one.number] : there.filter((number) => number !== one.number))
              }
            />
            <div className="grow">
              <Link to={`/orders/${one.number}`}>{one.number}</Link> <OrderSign state={one.state} />{" "}
              <UrgencySign urgency={one.urgency} /> <DueSign order={one} />
              <div>
                {one.with_lead && <strong className="sign sign-bad">{t(`order.with_lead.${one.with_lead}`)}</strong>}{" "}
                {nameOf(one.service_type)} · {one.place} · {one.description}
              </div>
              <div className="quiet">
                {one.group} · {colleague(one.owner)} · {when(one.created_at)}
              </div>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Why orders are with the leads; each figure opens them. */
function Reasons({ board }: { board: Board }) {
  const t = useWords();
  return (
    <section className="section" aria-label={t("orderboard.escalations")}>
      <h2>{t("orderboard.escalations")}</h2>
      <ul className="rows rows-wide">
        {WITH_LEAD.map((reason) => (
          <li key={reason}>
            <span className="grow">{t(`order.with_lead.${reason}`)}</span>
            <Link to={`/orders?view=all&state=open&why_with_lead=${reason}`}>{board.with_lead[reason] ?? 0}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Passing the buck is recorded against the desk (O5). */
function Bounces({ board }: { board: Board }) {
  const t = useWords();
  const colleague = useColleagues();
  const most = Math.max(1, ...board.bounces.map((one) => one.bounces));
  return (
    <section className="section" aria-label={t("orderboard.bounces")} data-testid="order-bounces">
      <h2>{t("orderboard.bounces")}</h2>
      {board.bounces.length === 0 && <p className="quiet">{t("orderboard.bounces_none")}</p>}
      <ul className="rows">
        {board.bounces.map((one) => (
          <li key={one.group} className="bounce">
            <span>{colleague(one.group)}</span>
            <span className="bounce-bar" style={{ inlineSize: `${(one.bounces / most) * 100}%` }} />
            <strong>{one.bounces}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
}
