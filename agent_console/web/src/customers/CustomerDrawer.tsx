import { EditOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Drawer, Spin } from "antd";
import { useEffect, useState } from "react";
import { Link } from "react-router";
import { queryClient } from "../app/queries";
import { useWords } from "../i18n/LanguageProvider";
import { api } from "../protocol/api";
import type { Customer } from "../protocol/types";
import { useMay } from "../state/session";
import { CustomerName } from "../ui/CustomerName";
import { Phone } from "../ui/Phone";
import { CallSign, OrderSign } from "../ui/signs";
import { Trouble } from "../ui/Trouble";
import { useCatalogue } from "../ui/useCatalogue";
import { useMoments } from "../ui/useMoments";
import { CustomerForm } from "./CustomerForm";

/** One customer's file: facts, orders and calls; changed in place. */
export function CustomerDrawer({ id, onClose }: { id: string | null; onClose: () => void }) {
  const t = useWords();
  const mayWrite = useMay("write_orders");
  const [editing, setEditing] = useState(false);
  useEffect(() => setEditing(false), [id]);
  const { data, error, refetch } = useQuery({
    queryKey: ["customers", "one", id],
    queryFn: () => api.customer(id ?? ""),
    enabled: id !== null,
  });
  return (
    <Drawer
      title={t("customer.card")}
      open={id !== null}
      onClose={onClose}
      size={560}
      extra={
        mayWrite &&
        data &&
        !editing && (
          <Button icon={<EditOutlined />} onClick={() => setEditing(true)}>
            {t("action.edit")}
          </Button>
        )
      }
    >
      {error ? (
        <Trouble error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Spin />
      ) : editing ? (
        <CustomerForm
          customer={data}
          onSaved={() => {
            setEditing(false);
            void queryClient.invalidateQueries({ queryKey: ["customers"] });
          }}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <File customer={data} />
      )}
    </Drawer>
  );
}

function File({ customer }: { customer: Customer }) {
  const t = useWords();
  const { nameOf } = useCatalogue();
  const { when } = useMoments();
  const mayReadOrders = [useMay("write_orders"), useMay("see_all_calls")].some(Boolean);
  const asked = { customer_id: customer.id, limit: 20 };
  const calls = useQuery({ queryKey: ["calls", asked], queryFn: () => api.calls(asked) });
  const orders = useQuery({ queryKey: ["orders", asked], queryFn: () => api.orders(asked), enabled: mayReadOrders });
  return (
    <article data-testid="customer-file">
      <dl className="facts drawer-part">
        <dt>{t("customer.name")}</dt>
        <dd>
          <CustomerName customer={customer} /> {customer.key_customer && `★ ${t("customer.key")}`}
        </dd>
        <dt>{t("customer.phones")}</dt>
        <dd>
          {customer.phones.map((phone) => (
            <div key={phone}>
              <Phone number={phone} />
            </div>
          ))}
        </dd>
        <dt>{t("customer.place")}</dt>
        <dd>{customer.place || "—"}</dd>
        <dt>{t("customer.note")}</dt>
        <dd style={{ whiteSpace: "pre-wrap" }}>{customer.note || "—"}</dd>
      </dl>
      <section className="drawer-part">
        <h2>{t("customer.orders")}</h2>
        {orders.data?.items.length === 0 && <p className="quiet">{t("list.none")}</p>}
        <ul className="rows">
          {orders.data?.items.map((order) => (
            <li key={order.number}>
              <Link to={`/orders/${order.number}`}>{order.number}</Link> <OrderSign state={order.state} />
              <div className="quiet one-line">
                {nameOf(order.service_type)} · {order.description}
              </div>
            </li>
          ))}
        </ul>
      </section>
      <section className="drawer-part">
        <h2>{t("customer.calls")}</h2>
        {calls.data?.items.length === 0 && <p className="quiet">{t("list.none")}</p>}
        <ul className="rows">
          {calls.data?.items.map((call) => (
            <li key={call.id}>
              <Link to={`/calls/${call.id}`}>{when(call.started_at)}</Link> {t(`call.direction.${call.direction}`)}{" "}
              <CallSign state={call.state} cause={call.end_cause} />
            </li>
          ))}
        </ul>
      </section>
    </article>
  );
}
