import { Form, Input, Modal, Radio, Select } from "antd";
import { useEffect, useRef, useState } from "react";
import { useWords } from "../i18n/LanguageProvider";
import { fromWallTime, toWallTime } from "../format/moment";
import { isSubmit } from "../keys/shortcuts";
import { now } from "../protocol/serverTime";
import type { OrderAction } from "../protocol/types";
import { showAtFieldPaths, showAtFields } from "../ui/formTrouble";
import { useDraft } from "../ui/useDraft";
import { useZone } from "../ui/useMoments";
import { type Move, ordersApi, type Stop } from "./api";
import { SignaturePad } from "../work/SignaturePad";
import { asksFor, DANGEROUS } from "./asks";
import { useChange } from "./change";
import { FieldItem } from "./FieldInput";
import { upload } from "./files";
import { filledIn, type Input as FieldInput } from "./formValues";
import { useDesks } from "./useService";
import { SATISFACTIONS } from "./words";

interface Values {
  note?: string;
  appointment?: string;
  stop?: Stop;
  code?: string;
  satisfaction?: string;
  assignee?: string;
  fields?: Record<string, FieldInput>;
}

const FIELDS = Object.fromEntries(
  ["note", "appointment", "stop", "code", "satisfaction", "assignee"].map((name) => [name, name]),
);

export type Deliver = <T>(work: () => Promise<T>) => Promise<T>;

/** Asks for just what an action needs; what was typed stays until it is sent. */
export function ActionDialog({ action, onClose, deliver = (work) => work() }: {
  action: OrderAction;
  onClose: () => void;
  /** How requests go out: over a bad line again and again. */
  deliver?: Deliver;
}) {
  const t = useWords();
  const zone = useZone();
  const { people } = useDesks();
  const { order, service, busy, send } = useChange();
  const [form] = Form.useForm<Values>();
  const { draft, keep, clear } = useDraft<Values>(`act.${order.number}.${action}`);
  // What somebody else does while one writes is seen before it is overridden.
  const [seen] = useState(order.version);
  const [picture, setPicture] = useState<Blob | null>(null);
  // A signature that was sent is not sent again with the next try.
  const kept = useRef<{ picture: Blob; id: string } | null>(null);
  const [asks] = useState(() => asksFor(action, order, service));
  const colleagues = people.filter((one) => one.groups.includes(order.group));
  useEffect(() => {
    // Once the dialog has opened: its first field.
    const timer = setTimeout(() => document.querySelector<HTMLElement>(".order-ask :is(textarea, input)")?.focus(), 150);
    return () => clearTimeout(timer);
  }, []);

  const submit = async ({ appointment, fields, ...values }: Values) => {
    const move: Move = { action, ...values, note: values.note?.trim() ?? "", code: values.code?.trim() ?? "" };
    const at = appointment ? fromWallTime(appointment, zone) : null;
    const work = async (version: number) => {
      if (picture && kept.current?.picture !== picture) {
        kept.current = { picture, id: (await deliver(() => upload(order.number, "signature", picture, "signature.png"))).id };
      }
      const signed = picture && kept.current ? { signature_file: kept.current.id } : {};
      const whole = { ...move, ...(at ? { appointment: at } : {}), ...signed };
      const filled = filledIn(asks.fields ?? [], fields, zone);
      const before = asks.fields ? await deliver(() => ordersApi.fillIn(order.number, filled, version)) : { version };
      return deliver(() => ordersApi.move(order.number, whole, before.version));
    };
    const onFault = (error: unknown) => showAtFields(form, error, FIELDS, t) || (asks.fields !== null && showAtFieldPaths(form, error, t));
    const done = await send(work, { action, version: seen, onFault });
    if (!done) return;
    clear();
    onClose();
  };
  return (
    <Modal
      open
      title={`${t(`order.action.${action}`)} · ${order.number}`}
      okText={t(`order.action.${action}`)}
      okButtonProps={{ danger: DANGEROUS.includes(action), ...{ "data-testid": "order-ask-submit" } }}
      cancelText={t("action.close")}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        className="order-ask"
        data-testid="order-ask"
        initialValues={{ ...(service?.stops.length === 1 ? { stop: service.stops[0] } : {}), ...draft }}
        onValuesChange={(_, all) => keep(all)}
        onFinish={submit}
        onKeyDown={(event) => isSubmit(event.nativeEvent) && form.submit()}
      >
        {asks.stop && (
          <Form.Item name="stop" label={t("order.waits_for")} rules={[{ required: true, message: t("fault.needed") }]}>
            <Radio.Group
              options={(service?.stops ?? []).map((stop) => ({ value: stop, label: t(`order.stop.${stop}`) }))}
              className="field-column"
            />
          </Form.Item>
        )}
        {asks.satisfaction && (
          <Form.Item name="satisfaction" label={t("order.satisfaction")} rules={[{ required: true, message: t("fault.needed") }]}>
            <Radio.Group
              optionType="button"
              options={SATISFACTIONS.map((one) => ({ value: one, label: t(`order.satisfaction.${one}`) }))}
            />
          </Form.Item>
        )}
        {asks.code && (
          <Form.Item
            name="code"
            label={t("order.code")}
            extra={asks.code === "optional" ? t("order.code_by_phone") : null}
            rules={[{ required: asks.code === "needed" && !asks.signature, message: t("fault.needed") }]}
          >
            <Input data-testid="order-code" inputMode="numeric" autoComplete="off" maxLength={10} />
          </Form.Item>
        )}
        {asks.signature && (
          <Form.Item label={t("order.signature_or_code")}>
            <SignaturePad onSigned={setPicture} />
          </Form.Item>
        )}
        {asks.assignee && colleagues.length > 0 && (
          <Form.Item name="assignee" label={t("order.assignee")}>
            <Select
              allowClear
              showSearch={{ optionFilterProp: "label" }}
              placeholder={t("order.assignee_anyone")}
              options={colleagues.map((one) => ({ value: one.user, label: `${one.name} ${one.user}` }))}
            />
          </Form.Item>
        )}
        {asks.appointment && (
          <Form.Item
            name="appointment"
            label={t("order.appointment")}
            rules={[{ required: asks.appointment === "needed", message: t("order.fault.appointment") }]}
          >
            <Input type="datetime-local" min={toWallTime(now(), zone)} data-testid="order-appointment" />
          </Form.Item>
        )}
        {asks.fields?.map((field) => (
          <FieldItem key={field.id} field={field} demanded />
        ))}
        {asks.note && (
          <Form.Item
            name="note"
            label={t("order.note")}
            rules={[{ required: asks.note === "needed", whitespace: true, message: t("order.note_needed") }]}
          >
            <Input.TextArea data-testid="order-note" autoSize={{ minRows: 2 }} maxLength={2000} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
