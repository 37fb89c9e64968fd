import { useQuery } from "@tanstack/react-query";
import { Button, Empty, Modal, Radio, Spin } from "antd";
import { useState } from "react";
import { queryClient } from "../app/queries";
import { useWords } from "../i18n/LanguageProvider";
import type { Key } from "../i18n/words";
import { api } from "../protocol/api";
import type { Customer } from "../protocol/types";
import { CustomerName } from "../ui/CustomerName";
import { Phone } from "../ui/Phone";
import { SearchBox } from "../ui/SearchBox";
import { useReport } from "../ui/useReport";
import { records } from "./api";

/** Two files of one household become one: proposals first, any other by search, both side by side before it is done. */
export function MergeDialog({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const t = useWords();
  const report = useReport();
  const [text, setText] = useState("");
  const [other, setOther] = useState<Customer | null>(null);
  const [busy, setBusy] = useState(false);
  const proposed = useQuery({
    queryKey: ["customers", "duplicates", customer.id],
    queryFn: () => records.duplicates(customer.id),
  });
  const found = useQuery({
    queryKey: ["customers", { text, merging: true }],
    queryFn: () => api.customers({ text, limit: 10 }),
    enabled: text !== "",
  });
  const reasons = Object.fromEntries((proposed.data?.items ?? []).map((one) => [one.customer.id, one.reasons]));
  const choices = text
    ? (found.data?.items ?? []).filter((one) => one.id !== customer.id)
    : (proposed.data?.items ?? []).map((one) => one.customer);
  const merge = async () => {
    if (!other) return;
    setBusy(true);
    if (await report(records.merge(customer.id, other.id))) {
      await queryClient.invalidateQueries({ queryKey: ["customers"] });
      onClose();
    }
    setBusy(false);
  };
  return (
    <Modal
      open
      width={860}
      title={t("merge.title")}
      okText={t("merge.do")}
      okButtonProps={{ disabled: other === null, danger: true, id: "merge-do" }}
      cancelText={t("action.cancel")}
      confirmLoading={busy}
      onOk={() => void merge()}
      onCancel={onClose}
    >
      {other ? (
        <>
          <p>{t("merge.hint")}</p>
          <div className="two-fields" data-testid="merge-sides">
            <Side customer={customer} title={t("merge.kept")} />
            <Side customer={other} title={t("merge.other")} />
          </div>
          <Button onClick={() => setOther(null)}>{t("merge.another")}</Button>
        </>
      ) : (
        <>
          <p>{t("merge.which")}</p>
          <SearchBox value={text} label={t("customer.search")} onSearch={setText} />
          {proposed.isPending && <Spin />}
          {choices.length === 0 && !proposed.isPending && (
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(text ? "list.empty" : "merge.none")} />
          )}
          <Radio.Group
            className="merge-choices"
            onChange={(event) => setOther(choices.find((one) => one.id === event.target.value) ?? null)}
            options={choices.map((one) => ({
              value: one.id,
              label: (
                <span data-testid="merge-choice">
                  <CustomerName customer={one} /> <Phone number={one.phones[0]} /> · {one.place || "—"}{" "}
                  {(reasons[one.id] ?? []).map((why) => (
                    <span key={why} className="sign sign-warning">
                      {t(`merge.${why}` as Key)}
                    </span>
                  ))}
                </span>
              ),
            }))}
          />
        </>
      )}
    </Modal>
  );
}

function Side({ customer, title }: { customer: Customer; title: string }) {
  const t = useWords();
  return (
    <section className="section">
      <h2>{title}</h2>
      <dl className="facts">
        <dt>{t("customer.name")}</dt>
        <dd>
          <CustomerName customer={customer} />
        </dd>
        <dt>{t("customer.phones")}</dt>
        <dd>
          {[...customer.phones, ...customer.emergency_phones].map((phone) => (
            <div key={phone}>
              <Phone number={phone} />
            </div>
          ))}
        </dd>
        <dt>{t("customer.people")}</dt>
        <dd>{customer.people.map((one) => one.name).join(" · ") || "—"}</dd>
        <dt>{t("customer.place")}</dt>
        <dd>{customer.place || "—"}</dd>
        <dt>{t("customer.note")}</dt>
        <dd>{customer.note || "—"}</dd>
      </dl>
    </section>
  );
}
