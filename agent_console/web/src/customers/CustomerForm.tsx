import { MinusCircleOutlined, PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { App, Button, Checkbox, Collapse, Form, Input, Radio, Select } from "antd";
import { useState } from "react";
import { useLanguage } from "../i18n/LanguageProvider";
import { isSubmit } from "../keys/shortcuts";
import { api } from "../protocol/api";
import { RequestFailed } from "../protocol/http";
import { explain } from "../protocol/problem";
import type { Changed, Customer } from "../protocol/types";
import { showAtFields } from "../ui/formTrouble";
import { records } from "./api";
import { ConflictDialog } from "./ConflictDialog";
import { draftOf, editOf, typedOf, type Values, valuesOf } from "./formValues";

const FIELDS = {
  name: "name",
  title: "title",
  phone: "phones",
  phones: "phones",
  ...Object.fromEntries([...Array(20).keys()].map((n) => [`phones.${n}`, "phones"])),
  ...Object.fromEntries([...Array(10).keys()].map((n) => [`emergency_phones.${n}`, "emergency_phones"])),
  place: "place",
  note: "note",
  grade: "grade",
};
const KINDS = ["household", "person", "organisation"] as const;

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
  const { t, language } = useLanguage();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  const [changes, setChanges] = useState<readonly Changed[] | null>(null);
  const grades = useQuery({ queryKey: ["grades"], queryFn: records.grades, staleTime: Infinity });
  // What the form began with stays: what is sent is what was changed since, whatever others do meanwhile.
  const [before] = useState(() => valuesOf(customer, phone));

  const save = async (version: number | undefined) => {
    const values = { ...before, ...(form.getFieldsValue(true) as Values) };
    setBusy(true);
    try {
      const saved = customer
        ? await records.change(customer.id, editOf(values, before, customer.people), version)
        : await records.open(draftOf(values));
      message.success(t("customer.saved"));
      onSaved(saved);
    } catch (error) {
      if (error instanceof RequestFailed && error.code === "customer.changed") {
        setChanges(error.changes);
      } else if (!showAtFields(form, error, FIELDS, t)) {
        const { key, values: words } = explain(error);
        message.error(t(key, words));
      }
    } finally {
      setBusy(false);
    }
  };
  /** On top of what they changed: only fields that were changed here are sent, at the version there is now. */
  const saveMine = async () => {
    setChanges(null);
    if (customer) await save((await api.customer(customer.id)).version);
  };

  return (
    <Form
      form={form}
      layout="vertical"
      data-testid="customer-form"
      aria-label={t(customer ? "customer.edit" : "customer.new")}
      initialValues={before}
      onFinish={() => void save(customer?.version)}
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
      <Collapse
        className="customer-more"
        items={[
          {
            key: "more",
            label: t("customer.more"),
            forceRender: true,
            children: (
              <>
                <div className="two-fields">
                  <Form.Item name="kind" label={t("customer.kind")}>
                    <Select options={KINDS.map((kind) => ({ value: kind, label: t(`customer.kind.${kind}`) }))} />
                  </Form.Item>
                  <Form.Item name="grade" label={t("customer.grade")}>
                    <Select
                      options={[
                        { value: "", label: t("customer.grade.none") },
                        ...(grades.data ?? []).map((grade) => ({
                          value: grade.key,
                          label: grade.name[language] ?? grade.key,
                        })),
                      ]}
                    />
                  </Form.Item>
                </div>
                <Form.Item name="emergency_phones" label={t("customer.emergency_phones")} extra={t("customer.phones_hint")}>
                  <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} data-testid="customer-emergency" />
                </Form.Item>
                <h3>{t("customer.people")}</h3>
                <Form.List name="people">
                  {(fields, { add, remove }) => (
                    <>
                      {fields.map((field) => (
                        <div key={field.key} className="member-row">
                          <Form.Item
                            name={[field.name, "name"]}
                            label={t("customer.name")}
                            rules={[{ required: true, whitespace: true, message: t("customer.name_needed") }]}
                          >
                            <Input autoComplete="off" data-testid="member-name" />
                          </Form.Item>
                          <Form.Item name={[field.name, "relation"]} label={t("customer.relation")}>
                            <Input autoComplete="off" />
                          </Form.Item>
                          <Form.Item name={[field.name, "phones"]} label={t("customer.phones")}>
                            <Input autoComplete="off" />
                          </Form.Item>
                          <Button
                            icon={<MinusCircleOutlined />}
                            aria-label={t("customer.remove_member")}
                            onClick={() => remove(field.name)}
                          />
                        </div>
                      ))}
                      <Button icon={<PlusOutlined />} data-testid="member-add" onClick={() => add({ name: "" })}>
                        {t("customer.add_member")}
                      </Button>
                    </>
                  )}
                </Form.List>
                <h3>{t("customer.secret")}</h3>
                <p className="quiet">{t("customer.secret_hint")}</p>
                <Form.List name="secret">
                  {(fields, { add, remove }) => (
                    <>
                      {fields.map((field) => (
                        <div key={field.key} className="member-row member-row-two">
                          <Form.Item name={[field.name, "part"]} label={t("customer.secret_part")}>
                            <Input autoComplete="off" />
                          </Form.Item>
                          <Form.Item name={[field.name, "words"]} label={t("customer.secret_words")}>
                            <Input autoComplete="off" />
                          </Form.Item>
                          <Button
                            icon={<MinusCircleOutlined />}
                            aria-label={t("customer.remove_member")}
                            onClick={() => remove(field.name)}
                          />
                        </div>
                      ))}
                      <Button
                        icon={<PlusOutlined />}
                        onClick={() => add({ part: fields.length ? "" : t("customer.secret_identity"), words: "" })}
                      >
                        {t("customer.add_secret")}
                      </Button>
                    </>
                  )}
                </Form.List>
              </>
            ),
          },
        ]}
      />
      <div className="form-buttons">
        <Button onClick={onCancel}>{t("action.cancel")}</Button>
        <Button type="primary" htmlType="submit" loading={busy} data-testid="customer-save">
          {t("action.save")}
        </Button>
      </div>
      <ConflictDialog
        changes={changes}
        typed={changes ? typedOf({ ...before, ...(form.getFieldsValue(true) as Values) }, before) : {}}
        onMine={() => void saveMine()}
        onBack={() => setChanges(null)}
      />
    </Form>
  );
}
