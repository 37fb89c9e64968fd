import { EditOutlined } from "@ant-design/icons";
import { Button, Form, Input, Select } from "antd";
import { Fragment, useState } from "react";
import { useWords } from "../i18n/LanguageProvider";
import type { FullOrder } from "../protocol/types";
import { useInLanguage } from "../quality/useNames";
import { showAtFieldPaths, showAtFields } from "../ui/formTrouble";
import { useDraft } from "../ui/useDraft";
import { useMoments, useZone } from "../ui/useMoments";
import { ordersApi } from "./api";
import { useChange } from "./change";
import { FieldItem } from "./FieldInput";
import { changedOf, type Input as FieldInput, readable, toInputs } from "./formValues";
import { useDesks } from "./useService";
import { URGENCIES } from "./words";

const WORDS = ["customer_name", "place", "description", "group", "urgency"] as const;
type Words = Record<(typeof WORDS)[number], string>;
type Values = Partial<Words> & { fields?: Record<string, FieldInput> };

function wordsOf(order: FullOrder): Words {
  const { place, description, group, urgency } = order;
  return { customer_name: order.customer.name, place, description, group, urgency };
}

/** What was registered: words and the catalogue's form, to be read and put right (W9). */
export function OrderFields({ mayAmend }: { mayAmend: boolean }) {
  const t = useWords();
  const { order } = useChange();
  const [editing, setEditing] = useState(() => sessionStorage.getItem(`hotline.draft.edit.${order.number}`) !== null);
  return (
    <section className="section" aria-label={t("order.matter")}>
      <h2 className="section-head">
        {t("order.matter")}
        {!editing && (
          <Button size="small" icon={<EditOutlined />} onClick={() => setEditing(true)} data-testid="order-edit">
            {t("action.edit")}
          </Button>
        )}
      </h2>
      {editing ? <Editing mayAmend={mayAmend} onClose={() => setEditing(false)} /> : <Reading />}
    </section>
  );
}

function Reading() {
  const t = useWords();
  const inLanguage = useInLanguage();
  const { when } = useMoments();
  const { order, service } = useChange();
  const say = { inLanguage, when, yes: t("order.yes"), no: t("order.no") };
  const fields = service?.fields ?? [];
  const others = Object.keys(order.fields).filter((id) => fields.every((field) => field.id !== id));
  return (
    <dl className="facts">
      <dt>{t("order.description")}</dt>
      <dd className="order-note">{order.description}</dd>
      <dt>{t("order.place")}</dt>
      <dd>{order.place || "—"}</dd>
      {fields.map((field) => {
        const stored = order.fields[field.id];
        return (
          <Fragment key={field.id}>
            <dt>{inLanguage(field.label)}</dt>
            <dd data-testid={`order-field-${field.id}`}>{stored ? readable(field, stored, say) : "—"}</dd>
          </Fragment>
        );
      })}
      {others.map((id) => (
        <Fragment key={id}>
          <dt>{id}</dt>
          <dd>{order.fields[id]}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

function Editing({ mayAmend, onClose }: { mayAmend: boolean; onClose: () => void }) {
  const t = useWords();
  const zone = useZone();
  const { groups } = useDesks();
  const { order, service, busy, send } = useChange();
  const [form] = Form.useForm<Values>();
  const { draft, keep, clear } = useDraft<Values>(`edit.${order.number}`);
  // What was there when one began: somebody else's later change is no change of ours.
  const [seen] = useState(order);
  const fields = service?.fields ?? [];

  const submit = async (values: Values) => {
    const before = wordsOf(seen);
    const words = Object.fromEntries(
      WORDS.filter((name) => mayAmend && (values[name] ?? "").trim() !== before[name]).map((name) => [name, (values[name] ?? "").trim()]),
    );
    const changed = changedOf(fields, values.fields ?? {}, seen.fields, zone);
    const onFault = (error: unknown) =>
      showAtFields(form, error, Object.fromEntries(WORDS.map((name) => [name, name])), t) || showAtFieldPaths(form, error, t);
    let version = seen.version;
    if (Object.keys(words).length > 0) {
      const work = async (at: number) => {
        const after = await ordersApi.amend(order.number, words, at);
        version = after.version;
        return after;
      };
      if (!(await send(work, { version, onFault }))) return;
    }
    if (Object.keys(changed).length > 0) {
      if (!(await send((at) => ordersApi.fillIn(order.number, changed, at), { version, onFault }))) return;
    }
    clear();
    onClose();
  };
  return (
    <Form
      form={form}
      layout="vertical"
      data-testid="order-edit-form"
      initialValues={{ ...wordsOf(seen), ...draft, fields: { ...toInputs(fields, seen.fields, zone), ...draft.fields } }}
      onValuesChange={(_, all) => keep(all)}
      onFinish={submit}
      scrollToFirstError={{ focus: true }}
    >
      {mayAmend && (
        <>
          <Form.Item name="description" label={t("order.description")} rules={[{ required: true, whitespace: true, message: t("order.description_needed") }]}>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={5000} />
          </Form.Item>
          <Form.Item name="place" label={t("order.place")}>
            <Input autoComplete="off" />
          </Form.Item>
          <div className="two-fields">
            <Form.Item name="customer_name" label={t("order.customer_name")}>
              <Input autoComplete="off" />
            </Form.Item>
            <Form.Item name="group" label={t("order.group")}>
              <Select showSearch options={groups.map(({ name }) => ({ value: name, label: name }))} />
            </Form.Item>
          </div>
          <Form.Item name="urgency" label={t("order.urgency")}>
            <Select options={URGENCIES.map((value) => ({ value, label: t(`order.urgency.${value}`) }))} />
          </Form.Item>
        </>
      )}
      <div className="order-form-fields">
        {fields.map((field) => (
          <FieldItem key={field.id} field={field} />
        ))}
      </div>
      <div className="form-buttons">
        <Button
          onClick={() => {
            clear();
            onClose();
          }}
        >
          {t("action.cancel")}
        </Button>
        <Button type="primary" htmlType="submit" loading={busy} data-testid="order-edit-save">
          {t("action.save")}
        </Button>
      </div>
    </Form>
  );
}
