import { PlusOutlined, StarFilled } from "@ant-design/icons";
import { Button, Drawer, type TableColumnsType } from "antd";
import { useState } from "react";
import { Link, useLocation, useNavigate, useParams } from "react-router";
import { useWords } from "../i18n/LanguageProvider";
import { api, csvAddress, type CustomersAsked } from "../protocol/api";
import type { Customer } from "../protocol/types";
import { useMay } from "../state/session";
import { CustomerName } from "../ui/CustomerName";
import { ListPage } from "../ui/ListPage";
import { Phone } from "../ui/Phone";
import { SearchBox } from "../ui/SearchBox";
import { useFilters } from "../ui/useFilters";
import { usePages } from "../ui/usePages";
import { CustomerDrawer } from "./CustomerDrawer";
import { CustomerForm } from "./CustomerForm";

/** Every customer file, by name. */
export function CustomersPage() {
  const t = useWords();
  const navigate = useNavigate();
  const { search } = useLocation();
  const { id } = useParams();
  const mayWrite = useMay("write_orders");
  const [writing, setWriting] = useState(false);
  const { filters, set } = useFilters(["text"]);
  const asked: CustomersAsked = { text: filters.text };
  const pages = usePages<Customer>(["customers", asked], (cursor) => api.customers({ ...asked, cursor }));
  const columns: TableColumnsType<Customer> = [
    {
      title: t("customer.name"),
      render: (_, c) => (
        <Link to={{ pathname: `/customers/${c.id}`, search }}>
          <CustomerName customer={c} />
        </Link>
      ),
      sorter: (a, b) => a.name.localeCompare(b.name, "zh-CN"),
    },
    {
      title: t("customer.key"),
      render: (_, c) => c.key_customer && <StarFilled className="sign-warning" aria-label={t("customer.key")} />,
    },
    {
      title: t("customer.phones"),
      render: (_, c) => c.phones.map((phone, i) => <span key={phone}>{i > 0 && "，"}<Phone number={phone} /></span>),
    },
    { title: t("customer.place"), dataIndex: "place", className: "clip" },
    { title: t("customer.note"), dataIndex: "note", className: "clip" },
  ];
  return (
    <ListPage
      title={t("nav.customers")}
      pages={pages}
      columns={columns}
      rowKey="id"
      onOpen={(c) => void navigate({ pathname: `/customers/${c.id}`, search })}
      csv={csvAddress("/customers", asked)}
      actions={
        mayWrite && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setWriting(true)}>
            {t("customer.new")}
          </Button>
        )
      }
      filters={<SearchBox value={filters.text ?? ""} label={t("customer.search")} onSearch={(text) => set({ text })} />}
    >
      <CustomerDrawer id={id ?? null} onClose={() => void navigate({ pathname: "/customers", search })} />
      <Drawer title={t("customer.new")} open={writing} onClose={() => setWriting(false)} size={560} destroyOnHidden>
        <CustomerForm
          onSaved={(customer) => {
            setWriting(false);
            pages.refresh();
            void navigate(`/customers/${customer.id}`);
          }}
          onCancel={() => setWriting(false)}
        />
      </Drawer>
    </ListPage>
  );
}
