import { App, Button, Form, Input, Select } from "antd";
import { useEffect, useState } from "react";
import { Proposals } from "../desk/Proposals";
import { proposedFor, startOf } from "../desk/proposals";
import { editablePhone } from "../format/phone";
import { useWords } from "../i18n/LanguageProvider";
import { isSubmit } from "../keys/shortcuts";
import type { Proposal } from "../knowledge/api";
import { explain } from "../protocol/problem";
import type { Call, Customer, FormField, FullOrder } from "../protocol/types";
import { showAtFieldPaths, showAtFields } from "../ui/formTrouble";
import { useCatalogue } from "../ui/useCatalogue";
import { useDraft } from "../ui/useDraft";
import { useZone } from "../ui/useMoments";
import { ordersApi, type Urgency } from "./api";
import { FieldItem } from "./FieldInput";
import { filledIn, holdsForeign, type Input as FieldInput, toInput, withChoice } from "./formValues";
import { PapersTold } from "./OrderPapers";
import { Registered } from "./Registered";
import { RepeatWarning } from "./RepeatWarning";
import { useService } from "./useService";
import { URGENCIES } from "./words";
import "./orders.css";

interface Values {
  service_type: string;
  name: string;
  phone: string;
  place: string;
  description: string;
  urgency?: Urgency;
  fields?: Record<string, FieldInput>;
}

const FIELDS = {
  service_type: "service_type",
  "customer.name": "name",
  "customer.phone": "phone",
  place: "place",
  description: "description",
  urgency: "urgency",
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
  onOpened?: (order: FullOrder) => void;
}) {
  const t = useWords();
  const zone = useZone();
  const { message } = App.useApp();
  const { types, nameOf } = useCatalogue();
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  const [opened, setOpened] = useState<FullOrder | null>(null);
  const [again, setAgain] = useState(false);
  const { draft, keep, clear } = useDraft<Values>(`order.${call?.id ?? "none"}`);
  const type: string | undefined = Form.useWatch("service_type", form) ?? (again ? undefined : draft.service_type);
  const service = useService(type);

  // Fill in what is known of the customer, now or as soon as there is a file, but never over what was typed.
  useEffect(() => {
    if (opened) return;
    const known: Partial<Values> = {
      name: customer?.name,
      phone: editablePhone(call?.customer_number ?? customer?.phones[0]),
      place: customer?.place,
    };
    for (const [name, value] of Object.entries(known) as [keyof Values, string | undefined][]) {
      if (value && !form.getFieldValue(name)) form.setFieldValue(name, value);
    }
  }, [customer, call?.customer_number, form, opened]);

  // A choice that was taken in another type's form means nothing in this one.
  useEffect(() => {
    for (const one of service?.fields ?? []) {
      if (holdsForeign(one, form.getFieldValue(["fields", one.id]) as FieldInput)) form.setFieldValue(["fields", one.id], undefined);
    }
  }, [service, form]);

  const submit = async (values: Values) => {
    if (!service) return;
    setBusy(true);
    try {
      const fields = filledIn(service.fields, values.fields, zone);
      const order = await ordersApi.open({
        service_type: values.service_type,
        call_id: call?.id ?? null,
        customer: { name: values.name?.trim() ?? "", phone: values.phone.trim() },
        place: values.place?.trim() ?? "",
        description: values.description.trim(),
        fields,
        urgency: values.urgency ?? null,
        // The form's own field of that name is when the customer expects somebody.
        appointment: service.fields.some((one) => one.id === "appointment" && one.kind === "moment") ? (fields["appointment"] ?? null) : null,
      });
      clear();
      setAgain(true);
      setOpened(order);
      onOpened?.(order);
    } catch (error) {
      if (!showAtFields(form, error, FIELDS, t) && !showAtFieldPaths(form, error, t)) {
        const { key, values: words } = explain(error);
        message.error(t(key, words));
      }
    } finally {
      setBusy(false);
    }
  };
  const take = ({ field, value, service_type }: Proposal, of: FormField | undefined) => {
    if (field === "choice" && of) {
      form.setFieldValue("service_type", service_type);
      form.setFieldValue(["fields", of.id], withChoice(of, form.getFieldValue(["fields", of.id]) as FieldInput, value));
    }
    if (field === "service_type" || field === "urgency" || field === "name" || field === "phone" || field === "place") {
      form.setFieldValue(field, field === "phone" ? editablePhone(value) : value);
    }
    for (const one of service?.fields ?? []) {
      if (one.proposes && proposedFor(one.proposes) === field) form.setFieldValue(["fields", one.id], proposedInput(one, value, zone));
    }
    keep(form.getFieldsValue(true));
  };

  if (opened) return (
    <Registered
      order={opened}
      onNext={() => {
        form.resetFields();
        setOpened(null);
      }}
    />
  );
  return (
    <Form
      form={form}
      layout="vertical"
      className="panel-form"
      data-testid="order-form"
      aria-label={t("order.form")}
      initialValues={again ? {} : draft}
      onValuesChange={(_, all) => keep(all)}
      onFinish={submit}
      onKeyDown={(event) => isSubmit(event.nativeEvent) && form.submit()}
      scrollToFirstError={{ focus: true }}
    >
      <div className="panel-form-fields">
        {call && !onLetGo && <Proposals key={call.id} callId={call.id} serviceType={type} onTake={take} />}
        <div className="order-form-top">
          <Form.Item
            name="service_type"
            label={t("order.service_type")}
            rules={[{ required: true, message: t("order.service_type_needed") }]}
          >
            <Select
              data-testid="order-service-type"
              showSearch={{ optionFilterProp: "find" }}
              options={types.map((one) => ({
                value: one.id,
                label: one.urgent ? `⚠ ${nameOf(one.id)} · ${t("order.urgent")}` : nameOf(one.id),
                find: `${one.id} ${Object.values(one.name).join(" ")}`,
              }))}
            />
          </Form.Item>
          <Form.Item name="urgency" label={t("order.urgency")}>
            <Select
              allowClear
              placeholder={t("order.urgency_of_type")}
              options={URGENCIES.map((value) => ({ value, label: t(`order.urgency.${value}`) }))}
            />
          </Form.Item>
        </div>
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
        <RepeatWarning form={form} serviceType={type} />
        <Form.Item
          name="description"
          label={t("order.description")}
          rules={[{ required: true, whitespace: true, message: t("order.description_needed") }]}
        >
          <Input.TextArea data-testid="order-description" autoSize={{ minRows: 3, maxRows: 8 }} maxLength={4000} />
        </Form.Item>
        {service && (
          <>
            <div className="order-form-fields">
              {service.fields.map((field) => (
                <FieldItem key={`${service.id}.${field.id}`} field={field} />
              ))}
            </div>
            {service.papers.length > 0 && (
              <>
                <h3>{t("order.papers_tell")}</h3>
                <PapersTold papers={service.papers} />
              </>
            )}
          </>
        )}
      </div>
      <footer className="panel-form-foot">
        <span className="panel-form-said" role="status">
          {onLetGo ? (
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
        <Button type="primary" htmlType="submit" loading={busy} disabled={type !== undefined && !service} data-testid="order-submit">
          {t("order.submit")}
          <kbd>Ctrl+↵</kbd>
        </Button>
      </footer>
    </Form>
  );
}

/** What a proposal puts into an input: of a moment just what the field holds. */
function proposedInput(field: FormField, value: string, zone: string): FieldInput {
  if (!["moment", "date", "time"].includes(field.kind)) return toInput(field, value, zone);
  const wall = toInput({ ...field, kind: "moment" }, startOf(value), zone);
  if (typeof wall !== "string") return undefined;
  return field.kind === "date" ? wall.slice(0, 10) : field.kind === "time" ? wall.slice(11) : wall;
}
