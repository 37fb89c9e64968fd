import { EditOutlined, IdcardOutlined, PlusOutlined, StarFilled } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { Link } from "react-router";
import { NumberSign, NumberWish, WishSign } from "../callbacks/NumberWish";
import { CustomerForm } from "../customers/CustomerForm";
import { afterName } from "../format/customerName";
import { useLanguage, useWords } from "../i18n/LanguageProvider";
import { SHORTCUTS } from "../keys/shortcuts";
import { api } from "../protocol/api";
import type { LiveCall } from "../protocol/types";
import { Phone } from "../ui/Phone";
import { CallSign, OrderSign } from "../ui/signs";
import { useCatalogue } from "../ui/useCatalogue";
import { useMoments } from "../ui/useMoments";

/** The screen pop: whose number this is, or the form that opens their file. */
export function CustomerCard({
  live,
  editing,
  onEdit,
}: {
  live: LiveCall;
  editing: boolean;
  onEdit: (editing: boolean) => void;
}) {
  const t = useWords();
  const { customer, call } = live;
  return (
    <section className="panel customer-card" aria-label={t("customer.card")} data-testid="customer-card">
      <header className="panel-head">
        <h2>
          <IdcardOutlined /> {t("customer.card")}
        </h2>
        {!editing && (
          <Button
            size="small"
            icon={customer ? <EditOutlined /> : <PlusOutlined />}
            onClick={() => onEdit(true)}
            data-testid="customer-edit"
          >
            {t(customer ? "action.edit" : "customer.create")}
            <kbd>{SHORTCUTS.customer.hint}</kbd>
          </Button>
        )}
      </header>
      <div className="customer-wish">
        {customer?.do_not_call && <WishSign wish={customer.do_not_call} />}
        <NumberWish key={call.customer_number} phone={call.customer_number} byKey />
      </div>
      <div className="panel-scroll">
        {editing ? (
          <CustomerForm
            key={customer?.id ?? "new"}
            {...(customer ? { customer } : {})}
            phone={call.customer_number}
            onSaved={() => onEdit(false)}
            onCancel={() => onEdit(false)}
          />
        ) : customer ? (
          <Known live={live} />
        ) : (
          <p className="customer-name">
            {t("customer.unknown")}
            <br />
            <Phone number={call.customer_number} />
          </p>
        )}
      </div>
    </section>
  );
}

function Known({ live }: { live: LiveCall }) {
  const { t, language } = useLanguage();
  const { nameOf } = useCatalogue();
  const { when } = useMoments();
  const { customer, call, orders } = live;
  const { data } = useQuery({
    queryKey: ["calls", { customer_id: customer?.id, limit: 6 }],
    queryFn: () => api.calls({ customer_id: customer?.id ?? "", limit: 6 }),
    enabled: customer !== null,
  });
  if (!customer) return null;
  const earlier = data?.items.filter((c) => c.id !== call.id) ?? [];
  return (
    <>
      <p className="customer-name">
        <Link to={`/customers/${customer.id}`} data-testid="customer-name">
          {customer.name}
        </Link>
        {afterName(customer.title, language)}
        {customer.key_customer && (
          <span className="sign sign-warning customer-key">
            <StarFilled /> {t("customer.key")}
          </span>
        )}
      </p>
      <dl className="facts">
        <dt>{t("customer.phones")}</dt>
        <dd>
          {customer.phones.map((phone) => (
            <div key={phone}>
              <Phone number={phone} /> {phone !== call.customer_number && <NumberSign phone={phone} />}
            </div>
          ))}
        </dd>
        <dt>{t("customer.place")}</dt>
        <dd>{customer.place || "—"}</dd>
        {customer.note && (
          <>
            <dt>{t("customer.note")}</dt>
            <dd>{customer.note}</dd>
          </>
        )}
      </dl>
      <h3>{t("customer.open_orders")}</h3>
      {orders.length === 0 && <p className="quiet">{t("customer.no_open_orders")}</p>}
      <ul className="rows">
        {orders.map((order) => (
          <li key={order.number}>
            <Link to={`/orders/${order.number}`}>{order.number}</Link> <OrderSign state={order.state} />
            <div className="quiet one-line">
              {nameOf(order.service_type)} · {order.description}
            </div>
          </li>
        ))}
      </ul>
      <h3>{t("customer.earlier_calls")}</h3>
      {data && earlier.length === 0 && <p className="quiet">{t("customer.no_earlier_calls")}</p>}
      <ul className="rows">
        {earlier.map((c) => (
          <li key={c.id}>
            <Link to={`/calls/${c.id}`}>{when(c.started_at)}</Link> <CallSign state={c.state} cause={c.end_cause} />
          </li>
        ))}
      </ul>
    </>
  );
}
