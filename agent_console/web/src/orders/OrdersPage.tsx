import { PlusOutlined } from "@ant-design/icons";
import { Button, Drawer, Select, type TableColumnsType } from "antd";
import { useState } from "react";
import { Link, useLocation, useNavigate, useParams } from "react-router";
import { useWords } from "../i18n/LanguageProvider";
import { api, csvAddress, type OrdersAsked } from "../protocol/api";
import type { Order, OrderState } from "../protocol/types";
import { useMay } from "../state/session";
import { ListPage } from "../ui/ListPage";
import { Phone } from "../ui/Phone";
import { SearchBox } from "../ui/SearchBox";
import { OrderSign } from "../ui/signs";
import { useCatalogue } from "../ui/useCatalogue";
import { useFilters } from "../ui/useFilters";
import { useMoments } from "../ui/useMoments";
import { usePages } from "../ui/usePages";
import { OrderDrawer } from "./OrderDrawer";
import { OrderForm } from "./OrderForm";

const STATES: readonly OrderState[] = [
  "registered",
  "dispatched",
  "accepted",
  "in_progress",
  "not_done",
  "done",
  "closed",
  "cancelled",
];

/** Every work order; one of them opens beside the list. */
export function OrdersPage() {
  const t = useWords();
  const navigate = useNavigate();
  const { search } = useLocation();
  const { number } = useParams();
  const mayWrite = useMay("write_orders");
  const [writing, setWriting] = useState(false);
  const { types, nameOf } = useCatalogue();
  const { when } = useMoments();
  const { filters, set } = useFilters(["state", "service_type", "text", "customer_id", "call_id", "created_by"]);
  const { state, ...rest } = filters;
  const asked: OrdersAsked = {
    ...rest,
    ...(state === "open" ? { open: true } : state ? { state: state as OrderState } : {}),
  };
  const pages = usePages<Order>(["orders", asked], (cursor) => api.orders({ ...asked, cursor }));

  const columns: TableColumnsType<Order> = [
    {
      title: t("order.number"),
      dataIndex: "number",
      render: (n: string) => <Link to={{ pathname: `/orders/${n}`, search }}>{n}</Link>,
      sorter: (a, b) => a.number.localeCompare(b.number),
    },
    { title: t("order.state"), render: (_, o) => <OrderSign state={o.state} />, sorter: byState },
    {
      title: t("order.service_type"),
      render: (_, o) => nameOf(o.service_type),
      sorter: (a, b) => a.service_type.localeCompare(b.service_type, "en", { numeric: true }),
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
    {
      title: t("order.created_at"),
      render: (_, o) => <span className="nowrap">{when(o.created_at)}</span>,
      sorter: (a, b) => a.created_at.localeCompare(b.created_at),
    },
  ];
  return (
    <ListPage
      title={t("nav.orders")}
      pages={pages}
      columns={columns}
      rowKey="number"
      onOpen={(o) => void navigate({ pathname: `/orders/${o.number}`, search })}
      csv={csvAddress("/work-orders", asked)}
      actions={
        mayWrite && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setWriting(true)}>
            {t("order.new")}
          </Button>
        )
      }
      filters={
        <>
          <SearchBox value={filters.text ?? ""} label={t("order.search")} onSearch={(text) => set({ text })} />
          <Select
            aria-label={t("order.state")}
            value={state ?? ""}
            onChange={(value: string) => set({ state: value })}
            options={[
              { value: "", label: t("list.all_of", { name: t("order.state") }) },
              { value: "open", label: t("order.open_only") },
              ...STATES.map((s) => ({ value: s, label: t(`order.state.${s}`) })),
            ]}
          />
          <Select
            aria-label={t("order.service_type")}
            value={filters.service_type ?? ""}
            onChange={(value: string) => set({ service_type: value })}
            options={[
              { value: "", label: t("list.all_of", { name: t("order.service_type") }) },
              ...types.map((type) => ({ value: type.id, label: nameOf(type.id) })),
            ]}
          />
        </>
      }
    >
      <OrderDrawer number={number ?? null} onClose={() => void navigate({ pathname: "/orders", search })} />
      <Drawer title={t("order.new")} open={writing} onClose={() => setWriting(false)} size={460} destroyOnHidden>
        <OrderForm
          call={null}
          customer={null}
          onOpened={(order) => {
            setWriting(false);
            void navigate(`/orders/${order.number}`);
          }}
        />
      </Drawer>
    </ListPage>
  );
}

function byState(a: Order, b: Order): number {
  return STATES.indexOf(a.state) - STATES.indexOf(b.state);
}
