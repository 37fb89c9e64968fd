import { App, Button, Checkbox, Form, Input, Radio } from "antd";
import { useState } from "react";
import { editablePhone } from "../format/phone";
import { useWords } from "../i18n/LanguageProvider";
import { isSubmit } from "../keys/shortcuts";
import { api } from "../protocol/api";
import { explain } from "../protocol/problem";
import type { Customer } from "../protocol/types";
import { showAtFields } from "../ui/formTrouble";

interface Values {
  name: string;
  title: string;
  phones: string;
  place: string;
  note: string;
  key_customer: boolean;
}

const FIELDS = { name: "name", title: "title", phone: "phones", phones: "phones", "phones.0": "phones", place: "place", note: "note" };

/** Opens a customer file (with `phone` in it), or changes `customer`'s. */
export function CustomerForm({
  customer,
  phone,
  onSaved,
  onCancel,
}: {
  customer?: Customer;
  phone?: string;
  onSaved: (customer: Customer) => void;
  onCancel: () => void;
}) {
  const t = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  const phones = customer?.phones ?? (phone ? [phone] : []);

  const submit = async (values: Values) => {
    setBusy(true);
    const draft = {
      name: values.name.trim(),
      title: values.title,
      phones: values.phones.split(/[\n,，;；]/).map((p) => p.trim()).filter(Boolean),
      place: values.place.trim(),
      note: values.note.trim(),
      key_customer: values.key_customer,
    };
    try {
      const saved = await (customer ? api.changeCustomer(customer.id, draft) : api.addCustomer(draft));
      message.success(t("customer.saved"));
      onSaved(saved);
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
      data-testid="customer-form"
      aria-label={t(customer ? "customer.edit" : "customer.new")}
      initialValues={{
        name: customer?.name ?? "",
        title: customer?.title ?? "",
        phones: phones.map(editablePhone).join("\n"),
        place: customer?.place ?? "",
        note: customer?.note ?? "",
        key_customer: customer?.key_customer ?? false,
      }}
      onFinish={submit}
      onKeyDown={(event) => isSubmit(event.nativeEvent) && form.submit()}
    >
      <Form.Item
        name="name"
        label={t("customer.name")}
        rules={[{ required: true, whitespace: true, message: t("customer.name_needed") }]}
      >
        <Input autoFocus autoComplete="off" data-testid="customer-form-name" />
      </Form.Item>
      <Form.Item name="title" label={t("customer.title")}>
        <Radio.Group
          options={[
            { value: "先生", label: t("customer.title.mr") },
            { value: "女士", label: t("customer.title.ms") },
            { value: "", label: t("list.none") },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="phones"
        label={t("customer.phones")}
        extra={t("customer.phones_hint")}
        rules={[{ required: true, whitespace: true, message: t("customer.phone_needed") }]}
      >
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} data-testid="customer-phones" />
      </Form.Item>
      <Form.Item name="place" label={t("customer.place")}>
        <Input autoComplete="off" data-testid="customer-place" />
      </Form.Item>
      <Form.Item name="note" label={t("customer.note")}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 5 }} />
      </Form.Item>
      <Form.Item name="key_customer" valuePropName="checked">
        <Checkbox>{t("customer.key")}</Checkbox>
      </Form.Item>
      <div className="form-buttons">
        <Button onClick={onCancel}>{t("action.cancel")}</Button>
        <Button type="primary" htmlType="submit" loading={busy} data-testid="customer-save">
          {t("action.save")}
        </Button>
      </div>
    </Form>
  );
}
