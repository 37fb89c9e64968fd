import { CloseOutlined, PlusOutlined, TableOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Drawer, Input, Select, type TableColumnsType } from "antd";
import { useEffect, useEffectEvent, useState } from "react";
import { Link, useNavigate } from "react-router";
import { fromWallTime } from "../format/moment";
import { useWords } from "../i18n/LanguageProvider";
import type { Order } from "../protocol/types";
import { useNow } from "../state/clock";
import { useLive } from "../state/liveStore";
import { myUser, useMay } from "../state/session";
import { ListPage } from "../ui/ListPage";
import { Phone } from "../ui/Phone";
import { SearchBox } from "../ui/SearchBox";
import { OrderSign } from "../ui/signs";
import { useCatalogue } from "../ui/useCatalogue";
import { useFilters } from "../ui/useFilters";
import { useMoments, useZone } from "../ui/useMoments";
import { usePages } from "../ui/usePages";
import { type Counts, ordersApi } from "./api";
import { BulkBar } from "./BulkBar";
import { askedFor, FILTERS, isDay, type View, viewOf, VIEWS } from "./listAsked";
import { isTyping } from "./OrderActions";
import { OrderForm } from "./OrderForm";
import { DueSign, UrgencySign } from "./TargetSign";
import { useColleagues, useDesks } from "./useService";
import { ORDER_STATES, URGENCIES } from "./words";
import "./orders.css";

const COUNTED: Partial<Record<View, keyof Counts>> = {
  mine: "mine",
  offered: "offered",
  group: "my_groups",
  soon: "soon",
  overdue: "overdue",
  open: "open",
};
const MINUTE_MS = 60_000;

/** The orders, in the views people work from. Keys: j and k or arrows choose, Enter opens, n writes a new one. */
export function OrdersPage() {
  const t = useWords();
  const navigate = useNavigate();
  const mayWrite = useMay("write_orders");
  const steers = useMay("steer_orders");
  const [writing, setWriting] = useState(false);
  const { filters, set } = useFilters(FILTERS);
  const first: View = mayWrite && !steers ? "mine" : "open";
  const asked = useAsked(filters, first);
  const pages = usePages<Order>(["orders", "list", asked], (cursor) => ordersApi.list({ ...asked, cursor }));
  const { data: counts } = useQuery({ queryKey: ["orders", "counts"], queryFn: ordersApi.counts, refetchInterval: MINUTE_MS });
  const open = (number: string) => void navigate(`/orders/${number}`);
  const chosen = useChosen(pages.items, open, () => mayWrite && setWriting(true));
  const [selected, setSelected] = useState<string[]>([]);
  const view = viewOf(filters, first);
  return (
    <ListPage
      title={t("nav.orders")}
      pages={pages}
      columns={useColumns()}
      rowKey="number"
      chosen={chosen}
      onOpen={(o) => open(o.number)}
      csv={ordersApi.listAddress(asked)}
      {...(steers ? { selection: { selectedRowKeys: selected, onChange: (keys) => setSelected(keys.map(String)) } } : {})}
      bar={steers && <BulkBar numbers={selected} onDone={() => setSelected([])} />}
      actions={
        <>
          {steers && (
            <Link to="/orders/board" className="order-to-board" data-testid="to-order-board">
              <TableOutlined /> {t("nav.order_board")}
            </Link>
          )}
          {mayWrite && (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setWriting(true)} data-testid="order-new">
              {t("order.new")} <kbd>N</kbd>
            </Button>
          )}
        </>
      }
      filters={
        <>
          <nav className="order-tabs" aria-label={t("order.views")}>
            {VIEWS.map((one) => (
              <Link
                key={one}
                to={{ search: `?view=${one}` }}
                replace
                aria-current={one === view ? "page" : undefined}
                data-testid={`order-view-${one}`}
              >
                {t(`order.view.${one}`)}
                {COUNTED[one] && <strong> {counts?.[COUNTED[one]] ?? ""}</strong>}
              </Link>
            ))}
          </nav>
          <Narrowing filters={filters} set={set} />
          <ByLink filters={filters} set={set} />
        </>
      }
    >
      <Drawer title={t("order.new")} open={writing} onClose={() => setWriting(false)} size={560} destroyOnHidden>
        <OrderForm call={null} customer={null} />
      </Drawer>
    </ListPage>
  );
}

type Narrow = ReturnType<typeof useFilters<(typeof FILTERS)[number]>>;

function useAsked(filters: Narrow["filters"], first: View) {
  const me = useLive(myUser);
  const zone = useZone();
  const minute = Math.floor(useNow() / MINUTE_MS) * MINUTE_MS;
  return askedFor(filters, first, me, minute, (day) => fromWallTime(`${day}T00:00`, zone));
}

function Narrowing({ filters, set }: Narrow) {
  const t = useWords();
  const { types, nameOf } = useCatalogue();
  const { groups } = useDesks();
  const all = (name: string) => ({ value: "", label: t("list.all_of", { name }) });
  return (
    <>
      <SearchBox value={filters.text ?? ""} label={t("order.search")} onSearch={(text) => set({ text })} />
      <Select
        aria-label={t("order.state")}
        value={filters.state ?? ""}
        onChange={(state: string) => set({ state })}
        options={[
          all(t("order.state")),
          { value: "open", label: t("order.open_only") },
          ...ORDER_STATES.map((one) => ({ value: one, label: t(`order.state.${one}`) })),
        ]}
      />
      <Select
        aria-label={t("order.service_type")}
        value={filters.service_type ?? ""}
        showSearch={{ optionFilterProp: "label" }}
        onChange={(service_type: string) => set({ service_type })}
        options={[all(t("order.service_type")), ...types.map((type) => ({ value: type.id, label: nameOf(type.id) }))]}
      />
      <Select
        aria-label={t("order.group")}
        value={filters.group ?? ""}
        onChange={(group: string) => set({ group })}
        options={[all(t("order.group")), ...groups.map(({ name }) => ({ value: name, label: name }))]}
      />
      <Select
        aria-label={t("order.urgency")}
        value={filters.urgency ?? ""}
        onChange={(urgency: string) => set({ urgency })}
        options={[all(t("order.urgency")), ...URGENCIES.map((one) => ({ value: one, label: t(`order.urgency.${one}`) }))]}
      />
      <SearchBox value={filters.building ?? ""} label={t("order.building")} onSearch={(building) => set({ building })} />
      <Input
        type="date"
        className="order-day"
        aria-label={t("order.from")}
        prefix={<span className="quiet">{t("order.from")}</span>}
        value={filters.from ?? ""}
        onChange={(event) => set({ from: event.target.value })}
      />
      <Input
        type="date"
        className="order-day"
        aria-label={t("order.until")}
        prefix={<span className="quiet">{t("order.until")}</span>}
        value={filters.to ?? ""}
        onChange={(event) => set({ to: event.target.value })}
      />
      <Select
        aria-label={t("order.sort")}
        value={filters.sort ?? ""}
        onChange={(sort: string) => set({ sort })}
        options={[
          { value: "", label: t("order.sort") },
          ...(["newest", "oldest", "due"] as const).map((one) => ({ value: one, label: t(`order.sort.${one}`) })),
        ]}
      />
    </>
  );
}

/** What only a link from elsewhere asks for: shown, and taken back by a click. */
function ByLink({ filters, set }: Narrow) {
  const t = useWords();
  return (["due", "finished", "appointment", "date", "late"] as const).map((one) => {
    const day = filters[one];
    if (!day || !(one === "late" || isDay(day))) return null;
    return (
      <Button
        key={one}
        icon={<CloseOutlined />}
        title={t("order.of_day.any")}
        onClick={() => set({ [one]: null })}
        data-testid={`of-day-${one}`}
      >
        {t(`order.of_day.${one}`, { day })}
      </Button>
    );
  });
}

function useColumns(): TableColumnsType<Order> {
  const t = useWords();
  const { nameOf } = useCatalogue();
  const { when } = useMoments();
  const colleague = useColleagues();
  return [
    { title: t("order.number"), dataIndex: "number", render: (n: string) => <Link to={`/orders/${n}`}>{n}</Link> },
    { title: t("order.state"), render: (_, o) => <OrderSign state={o.state} /> },
    { title: t("order.due"), render: (_, o) => <DueSign order={o} /> },
    {
      title: t("order.service_type"),
      render: (_, o) => (
        <>
          {nameOf(o.service_type)} <UrgencySign urgency={o.urgency} />
        </>
      ),
    },
    {
      title: t("order.customer"),
      render: (_, o) => (
        <>
          {o.customer.name} <Phone number={o.customer.phone} />
        </>
      ),
    },
    { title: t("order.place"), dataIndex: "place", className: "clip" },
    { title: t("order.description"), dataIndex: "description", className: "clip" },
    { title: t("order.group"), dataIndex: "group" },
    { title: t("order.owner"), render: (_, o) => <span className="nowrap">{colleague(o.owner).split(" ")[0]}</span> },
    { title: t("order.created_at"), render: (_, o) => <span className="nowrap">{when(o.created_at)}</span> },
  ];
}

/** The row the keyboard is at. */
function useChosen(items: readonly Order[], open: (number: string) => void, write: () => void): string | undefined {
  const [chosen, setChosen] = useState<string>();
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || isTyping(event.target)) return;
    const at = items.findIndex((one) => one.number === chosen);
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      const next = items[Math.min(Math.max(at + step, 0), items.length - 1)];
      setChosen(next?.number);
      document.querySelector(`[data-row-key="${next?.number}"]`)?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter" && chosen && !(event.target as Element).closest("a, button")) open(chosen);
    else if (event.key === "n") write();
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);
  return chosen;
}
