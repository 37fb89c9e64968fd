import { AudioOutlined, SwapOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import type { ReactNode } from "react";
import { useMemo } from "react";
import { Link } from "react-router";
import { DueSign } from "../callbacks/DueSign";
import { formatDuration, secondsBetween } from "../format/duration";
import { startOfDay } from "../format/moment";
import { useWords } from "../i18n/LanguageProvider";
import { ordersApi } from "../orders/api";
import { DueSign as DueOrder } from "../orders/TargetSign";
import { api } from "../protocol/api";
import { now } from "../protocol/serverTime";
import type { Order } from "../protocol/types";
import { useLive } from "../state/liveStore";
import { myUser } from "../state/session";
import { Phone } from "../ui/Phone";
import { Sign } from "../ui/Sign";
import { CallSign, OrderSign } from "../ui/signs";
import { useCatalogue } from "../ui/useCatalogue";
import { useMoments } from "../ui/useMoments";

const CLOSED = ["done", "closed", "cancelled"];

/** Between calls: what is mine to see to, and what I did today. */
export function MyWork({ onMyVoice }: { onMyVoice: () => void }) {
  const t = useWords();
  return (
    <div className="my-work">
      <p className="my-work-voice">
        <Button type="text" icon={<AudioOutlined />} onClick={onMyVoice} data-testid="my-voice">
          {t("due.my_voice")}
        </Button>
      </p>
      <MyCallbacks />
      <MyOrders />
      <MyCalls />
    </div>
  );
}

function Block({ title, count, empty, children }: { title: string; count: number; empty: string; children: ReactNode }) {
  return (
    <section className="panel" aria-label={title}>
      <header className="panel-head">
        <h2>{title}</h2>
        <span className="quiet">{count}</span>
      </header>
      <div className="panel-scroll">
        {count === 0 ? <p className="quiet">{empty}</p> : <ul className="rows rows-wide">{children}</ul>}
      </div>
    </section>
  );
}

/** Those I answer for, and those offered to me, which come first: somebody waits for my answer. */
function MyOrders() {
  const t = useWords();
  const { nameOf } = useCatalogue();
  const me = useLive(myUser);
  const { data } = useQuery({
    queryKey: ["orders", "desk", me],
    queryFn: async () => {
      const [offered, mine] = await Promise.all([
        ordersApi.list({ offered: true, open: true, limit: 20 }),
        ordersApi.list({ owner: me, open: true, limit: 50 }),
      ]);
      return { offered: offered.items, mine: mine.items };
    },
    enabled: me !== null,
  });
  const { offered = [], mine = [] } = data ?? {};
  const row = (order: Order, isOffered: boolean) => (
    <li key={order.number}>
      <Link to={`/orders/${order.number}`}>{order.number}</Link>
      {isOffered ? <Sign icon={<SwapOutlined />} tone="warning" word={t("order.view.offered")} /> : <OrderSign state={order.state} />}
      <span className="one-line grow">
        {nameOf(order.service_type)} · {order.customer.name} {order.place}
      </span>
      <DueOrder order={order} />
    </li>
  );
  return (
    <Block title={t("mine.orders")} count={offered.length + mine.length} empty={t("mine.no_orders")}>
      {offered.map((order) => row(order, true))}
      {mine.map((order) => row(order, false))}
    </Block>
  );
}

function MyCallbacks() {
  const t = useWords();
  const me = useLive(myUser);
  const callbacks = useLive((live) => live.callbacks);
  const mine = useMemo(
    () =>
      Object.values(callbacks)
        .filter((c) => (c.agent === me || (c.agent === null && c.created_by === me)) && !CLOSED.includes(c.state))
        .sort((a, b) => a.next_at.localeCompare(b.next_at)),
    [callbacks, me],
  );
  return (
    <Block title={t("mine.callbacks")} count={mine.length} empty={t("mine.no_callbacks")}>
      {mine.map((callback) => (
        <li key={callback.id}>
          <Link to={`/callbacks?id=${callback.id}`}>
            <Phone number={callback.phone} />
          </Link>
          <DueSign callback={callback} />
          <span className="one-line grow">{callback.reason}</span>
        </li>
      ))}
    </Block>
  );
}

function lasted(seconds: number | null): string {
  return seconds === null ? "—" : formatDuration(seconds);
}

function MyCalls() {
  const t = useWords();
  const { when, place } = useMoments();
  const me = useLive(myUser);
  const since = startOfDay(now(), place.zone);
  const { data } = useQuery({
    queryKey: ["calls", { agent: me, since }],
    queryFn: () => api.calls({ agent: me, since, limit: 50 }),
    enabled: me !== null,
  });
  const calls = data?.items ?? [];
  return (
    <Block title={t("mine.calls")} count={calls.length} empty={t("mine.no_calls")}>
      {calls.map((call) => (
        <li key={call.id}>
          <Link to={`/calls/${call.id}`}>{when(call.started_at)}</Link>
          <Phone number={call.customer_number} />
          <CallSign state={call.state} cause={call.end_cause} />
          <span className="grow" />
          <span className="quiet nowrap">
            {lasted(secondsBetween(call.connected_at, call.ended_at))}
          </span>
        </li>
      ))}
    </Block>
  );
}
