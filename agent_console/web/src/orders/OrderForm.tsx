import { App, Button, Form, Input, Select } from "antd";
import { useEffect, useState } from "react";
import { Link } from "react-router";
import { editablePhone } from "../format/phone";
import { useWords } from "../i18n/LanguageProvider";
import { isSubmit } from "../keys/shortcuts";
import { api } from "../protocol/api";
import { explain } from "../protocol/problem";
import type { Call, Customer, Order } from "../protocol/types";
import { showAtFields } from "../ui/formTrouble";
import { useCatalogue } from "../ui/useCatalogue";
import { useDraft } from "../ui/useDraft";

interface Values {
  service_type: string;
  name: string;
  phone: string;
  place: string;
  description: string;
}

const FIELDS = {
  service_type: "service_type",
  "customer.name": "name",
  "customer.phone": "phone",
  place: "place",
  description: "description",
};

/** Opens a work order, from `call` where there is one. Key it by the call: each has a draft of its own. */
export function OrderForm({
  call,
  customer,
  onLetGo,
  onOpened,
}: {
  call: Pick<Call, "id" | "customer_number"> | null;
  customer: Customer | null;
  /** Given when the call is over and only its draft is left: throws the draft away. */
  onLetGo?: (() => void) | undefined;
  onOpened?: (order: Order) => void;
}) {
  const t = useWords();
  const { message } = App.useApp();
  const { types, nameOf } = useCatalogue();
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  const [opened, setOpened] = useState<Order | null>(null);
  const { draft, keep, clear } = useDraft<Values>(`order.${call?.id ?? "none"}`);

  // Fill in what is known of the customer, now or as soon as there is a file, but never over what was typed.
  useEffect(() => {
    const known: Partial<Values> = {
      name: customer?.name,
      phone: editablePhone(call?.customer_number ?? customer?.phones[0]),
      place: customer?.place,
    };
    for (const [name, value] of Object.entries(known) as [keyof Values, string | undefined][]) {
      if (value && !form.getFieldValue(name)) form.setFieldValue(name, value);
    }
  }, [customer, call?.customer_number, form, opened]);

  const submit = async (values: Values) => {
    setBusy(true);
    try {
      const order = await api.openOrder({
        service_type: values.service_type,
        call_id: call?.id ?? null,
        customer: { name: values.name?.trim() ?? "", phone: values.phone.trim() },
        place: values.place?.trim() ?? "",
        description: values.description.trim(),
      });
      clear();
      form.resetFields();
      form.setFieldsValue({ service_type: undefined, description: "" });
      setOpened(order);
      message.success(t("order.created", { number: order.number }));
      onOpened?.(order);
    } catch (error) {
      if (!showAtFields(form, error, FIELDS, t)) {
        const { key, values: words } = explain(error);
        message.error(t(key, words));
      }
    } finally {
      setBusy(false);
    }
  };

  return (
    <Form
      form={form}
      layout="vertical"
      className="panel-form"
      data-testid="order-form"
      aria-label={t("order.form")}
      initialValues={draft}
      onValuesChange={(_, all) => keep(all)}
      onFinish={submit}
      onKeyDown={(event) => isSubmit(event.nativeEvent) && form.submit()}
      scrollToFirstError={{ focus: true }}
    >
      <div className="panel-form-fields">
        <Form.Item
          name="service_type"
          label={t("order.service_type")}
          rules={[{ required: true, message: t("order.service_type_needed") }]}
        >
          <Select
            data-testid="order-service-type"
            showSearch={{ optionFilterProp: "find" }}
            options={types.map((type) => ({
              value: type.id,
              label: type.urgent ? `⚠ ${nameOf(type.id)} · ${t("order.urgent")}` : nameOf(type.id),
              find: `${type.id} ${Object.values(type.name).join(" ")}`,
            }))}
          />
        </Form.Item>
        <div className="two-fields">
          <Form.Item name="name" label={t("order.customer_name")}>
            <Input data-testid="order-name" autoComplete="off" />
          </Form.Item>
          <Form.Item
            name="phone"
            label={t("order.customer_phone")}
            rules={[{ required: true, whitespace: true, message: t("order.phone_needed") }]}
          >
            <Input data-testid="order-phone" inputMode="tel" autoComplete="off" />
          </Form.Item>
        </div>
        <Form.Item name="place" label={t("order.place")}>
          <Input data-testid="order-place" autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="description"
          label={t("order.description")}
          rules={[{ required: true, whitespace: true, message: t("order.description_needed") }]}
        >
          <Input.TextArea data-testid="order-description" autoSize={{ minRows: 3, maxRows: 8 }} maxLength={4000} />
        </Form.Item>
      </div>
      <footer className="panel-form-foot">
        <span className="panel-form-said" role="status">
          {opened ? (
            <Link to={`/orders/${opened.number}`} data-testid="order-number" data-number={opened.number}>
              ✓ {t("order.created_short", { number: opened.number })}
            </Link>
          ) : onLetGo ? (
            <>
              {t("order.earlier")}{" "}
              <Button size="small" onClick={onLetGo}>
                {t("order.let_go")}
              </Button>
            </>
          ) : (
            <span className="quiet">{t(call ? "order.linked" : "order.not_linked")}</span>
          )}
        </span>
        <Button type="primary" htmlType="submit" loading={busy} data-testid="order-submit">
          {t("order.submit")}
          <kbd>Ctrl+↵</kbd>
        </Button>
      </footer>
    </Form>
  );
}
