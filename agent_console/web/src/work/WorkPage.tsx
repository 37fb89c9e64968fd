import { ReloadOutlined } from "@ant-design/icons";
import { Button, Spin } from "antd";
import { useMemo } from "react";
import { Link, useNavigate, useParams, useSearchParams } from "react-router";
import { useWords } from "../i18n/LanguageProvider";
import { ordersApi } from "../orders/api";
import { OrderChanges } from "../orders/change";
import { useOrder } from "../orders/OrderPage";
import { DueSign, UrgencySign } from "../orders/TargetSign";
import { useService } from "../orders/useService";
import type { Order } from "../protocol/types";
import { useLive } from "../state/liveStore";
import { myUser } from "../state/session";
import { OrderSign } from "../ui/signs";
import { Trouble } from "../ui/Trouble";
import { useCatalogue } from "../ui/useCatalogue";
import { useMoments } from "../ui/useMoments";
import { usePages } from "../ui/usePages";
import { distinct, pageOfWork } from "./dueFirst";
import { WorkOrder } from "./WorkOrder";
import { inTurn, SHELVES, shelfOf } from "./shelves";
import "../orders/orders.css";
import "./work.css";

const REFETCH_MS = 30_000;

/** The orders of one's groups, what is due first on top: for a phone in a hand, and fine on a desk. */
export function WorkPage() {
  const { number } = useParams();
  return <div className="work">{number ? <One number={number} /> : <Mine />}</div>;
}

function Mine() {
  const t = useWords();
  const me = useLive(myUser);
  const [params, setParams] = useSearchParams();
  const pages = usePages<Order>(
    ["orders", "work", me],
    (cursor) => pageOfWork(ordersApi.list, me ?? "", cursor),
    REFETCH_MS,
  );
  const all = useMemo(() => distinct(pages.items), [pages.items]);
  const known = all.length > 0 || !(pages.loading || pages.error);
  const shelves = known ? inTurn(all, me) : null;
  const shown = shelfOf(params.get("shelf")) ?? (shelves && shelves.doing.length === 0 ? "new" : "doing");
  const orders = shelves?.[shown] ?? [];
  return (
    <>
      <header className="work-head">
        <h1>{t("work.title")}</h1>
        <Button icon={<ReloadOutlined spin={pages.refreshing} />} aria-label={t("action.refresh")} onClick={pages.refresh} />
      </header>
      <nav className="order-tabs" aria-label={t("order.views")}>
        {SHELVES.map((one) => (
          <a
            key={one}
            href={`?shelf=${one}`}
            aria-current={one === shown ? "page" : undefined}
            data-testid={`work-shelf-${one}`}
            onClick={(event) => {
              event.preventDefault();
              setParams({ shelf: one }, { replace: true });
            }}
          >
            {t(`work.shelf.${one}`)} {shelves && <strong>{shelves[one].length + (pages.hasMore ? "+" : "")}</strong>}
          </a>
        ))}
      </nav>
      {pages.error ? <Trouble error={pages.error} retry={pages.refresh} /> : null}
      {!known && !pages.error && <Spin />}
      {known && orders.length === 0 && (
        <p className="quiet work-empty">{t(pages.hasMore ? "work.empty_so_far" : `work.empty.${shown}`)}</p>
      )}
      <ul className="cards">
        {orders.map((order) => (
          <Card key={order.number} order={order} />
        ))}
      </ul>
      {known && (
        <footer className="work-foot">
          <span className="quiet" data-testid="work-count" data-count={all.length}>
            {t(pages.hasMore ? "work.count_more" : "work.count", { count: all.length })}
          </span>
          {pages.hasMore && (
            <Button size="large" block onClick={pages.more} loading={pages.loading} data-testid="work-more">
              {t("action.more")}
            </Button>
          )}
        </footer>
      )}
    </>
  );
}

function Card({ order }: { order: Order }) {
  const t = useWords();
  const navigate = useNavigate();
  const { nameOf } = useCatalogue();
  const { when } = useMoments();
  return (
    <li>
      <article
        className={`card work-card work-card-${order.urgency}`}
        data-testid="work-card"
        data-number={order.number}
        onClick={() => void navigate(`/work/${order.number}`)}
      >
        <header className="work-card-head">
          <Link to={`/work/${order.number}`}>{order.place || order.number}</Link>
          <OrderSign state={order.state} />
        </header>
        <p className="work-card-due">
          <DueSign order={order} /> <UrgencySign urgency={order.urgency} />
        </p>
        <p className="work-card-words">
          {nameOf(order.service_type)} · {order.description}
        </p>
        <p className="quiet">
          {order.number} · {order.customer.name}
          {order.appointment && ` · ${t("order.appointment")} ${when(order.appointment)}`}
        </p>
      </article>
    </li>
  );
}

function One({ number }: { number: string }) {
  const t = useWords();
  const { data, error, refetch } = useOrder(number);
  const service = useService(data?.service_type);
  return (
    <>
      <p className="page-back">
        <Link to="/work">← {t("work.back")}</Link>
      </p>
      {data && data.number === number && service ? (
        <OrderChanges key={number} order={data} service={service}>
          <WorkOrder />
        </OrderChanges>
      ) : error ? (
        <Trouble error={error} retry={() => void refetch()} />
      ) : (
        <Spin />
      )}
    </>
  );
}
