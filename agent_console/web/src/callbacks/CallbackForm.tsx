import { StopOutlined } from "@ant-design/icons";
import { App, Button, Collapse, Form, Input, Radio } from "antd";
import { useEffect, useState } from "react";
import { fromWallTime, localDay, toWallTime } from "../format/moment";
import { editablePhone, storedPhone } from "../format/phone";
import { useWords } from "../i18n/LanguageProvider";
import { isSubmit } from "../keys/shortcuts";
import { api } from "../protocol/api";
import { explain } from "../protocol/problem";
import { now } from "../protocol/serverTime";
import type { Callback } from "../protocol/types";
import { useLive } from "../state/liveStore";
import { myUser } from "../state/session";
import { showAtFields } from "../ui/formTrouble";
import { Sign } from "../ui/Sign";
import { useDraft } from "../ui/useDraft";
import { useMoments, useZone } from "../ui/useMoments";
import { bookingOf, isUnusual, USUAL, type Values } from "./booking";
import { MoreFields } from "./MoreFields";
import { WishSign } from "./NumberWish";
import { usePurposeRules } from "./usePurposeRules";
import { useWish } from "./useWish";
import "./callbacks.css";

const MINUTE_MS = 60_000;
const FIELDS = {
  phone: "phone",
  due_at: "due",
  reason: "reason",
  purpose: "purpose",
  mode: "mode",
  earliest_at: "earliest",
  latest_at: "latest",
  priority: "priority",
};
const MORE: readonly string[] = ["purpose", "mode", "earliest", "latest", "priority"];

/** Books a callback (T12), from a call or a work order where there is one. Key it by what it is about. */
export function CallbackForm({
  phone,
  callId = null,
  workOrder = null,
  onBooked,
}: {
  phone: string | null;
  callId?: string | null;
  workOrder?: string | null;
  onBooked?: (callback: Callback) => void;
}) {
  const t = useWords();
  const { message } = App.useApp();
  const { when } = useMoments();
  const zone = useZone();
  const me = useLive(myUser);
  const takesCalls = useLive((live) => live.me?.agent != null);
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  const [booked, setBooked] = useState<Callback | null>(null);
  const { draft, keep, clear } = useDraft<Values>(`callback.${callId ?? workOrder ?? "none"}`);
  const [more, setMore] = useState(() => isUnusual(draft));
  const bySystem = Form.useWatch("mode", form) === "machine";

  useEffect(() => {
    if (phone && !form.getFieldValue("phone")) form.setFieldValue("phone", editablePhone(phone));
  }, [phone, form, booked]);

  const choose = (ms: number) => {
    form.setFieldValue("due", toWallTime(ms, zone));
    keep(form.getFieldsValue());
    void form.validateFields(["due"]).catch(() => undefined);
  };
  const tomorrow = () => Date.parse(fromWallTime(`${localDay(now() + 86_400_000, zone)}T09:00`, zone) ?? "");

  const submit = async (values: Values) => {
    setBusy(true);
    try {
      const callback = await api.bookCallback(bookingOf(values, zone, { me, callId, workOrder }));
      setBooked(callback);
      // Against the customer's wish: it is on record, and not made. What was written stays, to be promised instead.
      if (callback.state === "cancelled") return;
      clear();
      form.resetFields();
      form.setFieldsValue({ ...USUAL, phone: undefined, due: undefined, reason: undefined });
      setMore(false);
      message.success(t("callback.booked", { time: when(callback.next_at) }));
      onBooked?.(callback);
    } catch (error) {
      setMore((open) => open || isUnusual(values));
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
      data-testid="callback-form"
      aria-label={t("callback.form")}
      initialValues={{ ...USUAL, ...draft }}
      onValuesChange={(_, all) => keep(all)}
      onFinish={submit}
      onFinishFailed={({ errorFields }) => setMore((open) => open || errorFields.some((one) => MORE.includes(String(one.name[0]))))}
      onKeyDown={(event) => isSubmit(event.nativeEvent) && form.submit()}
      scrollToFirstError={{ focus: true, scrollMode: "always", block: "center" }}
    >
      <div className="panel-form-fields">
        <Form.Item
          name="phone"
          label={t("callback.phone")}
          rules={[{ required: true, whitespace: true, message: t("callback.phone_needed") }]}
        >
          <Input data-testid="callback-phone" inputMode="tel" autoComplete="off" />
        </Form.Item>
        <WishWarning />
        <Form.Item
          name="due"
          label={t("callback.due_at")}
          rules={[
            { required: true, message: t("callback.due_needed") },
            {
              validator: (_, wall: string | undefined) => {
                const due = fromWallTime(wall ?? "", zone);
                return due !== null && Date.parse(due) < now() - MINUTE_MS
                  ? Promise.reject(new Error(t("callback.due_past")))
                  : Promise.resolve();
              },
            },
          ]}
        >
          <Input type="datetime-local" data-testid="callback-due" />
        </Form.Item>
        <div className="quick" role="group" aria-label={t("callback.quick")}>
          <Button onClick={() => choose(now() + 15 * MINUTE_MS)}>{t("callback.in_minutes", { minutes: 15 })}</Button>
          <Button onClick={() => choose(now() + 60 * MINUTE_MS)}>{t("callback.in_hours", { hours: 1 })}</Button>
          <Button onClick={() => choose(tomorrow())}>{t("callback.tomorrow_9")}</Button>
        </div>
        <Form.Item
          name="reason"
          label={t("callback.reason")}
          rules={[{ required: true, whitespace: true, message: t("callback.reason_needed") }]}
        >
          <Input.TextArea data-testid="callback-reason" autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} />
        </Form.Item>
        {takesCalls && !bySystem && (
          <Form.Item name="who" label={t("callback.agent")}>
            <Radio.Group
              options={[
                { value: "anyone", label: t("callback.agent_anyone") },
                { value: "me", label: t("callback.agent_me") },
              ]}
            />
          </Form.Item>
        )}
        <Collapse
          activeKey={more ? ["more"] : []}
          onChange={(keys) => setMore(keys.length > 0)}
          items={[{ key: "more", label: t("callback.more"), forceRender: true, children: <MoreFields /> }]}
        />
      </div>
      <footer className="panel-form-foot">
        <span className="panel-form-said" role="status">
          {booked && <Said callback={booked} />}
        </span>
        <Button type="primary" htmlType="submit" loading={busy} data-testid="callback-submit">
          {t("callback.submit")}
          <kbd>Ctrl+↵</kbd>
        </Button>
      </footer>
    </Form>
  );
}

function Said({ callback }: { callback: Callback }) {
  const t = useWords();
  const { when } = useMoments();
  return callback.state === "cancelled" ? (
    <span data-testid="callback-not-booked">
      <Sign icon={<StopOutlined />} tone="bad" word={t("callback.not_booked")} />
    </span>
  ) : (
    <span data-testid="callback-booked">✓ {t("callback.booked", { time: when(callback.next_at) })}</span>
  );
}

/** That the number isn't to be called, before one books (C9). */
function WishWarning() {
  const t = useWords();
  const form = Form.useFormInstance<Values>();
  const wish = useWish(storedPhone(Form.useWatch("phone", form)));
  const rules = usePurposeRules(Form.useWatch("purpose", form) ?? USUAL.purpose);
  const asked = Form.useWatch("asked", form) ?? false;
  if (!wish) return null;
  return (
    <div className="form-wish" role="status" data-testid="callback-wish">
      <WishSign wish={wish} />
      {rules && !rules.despite_wish && !asked && <p className="sign-warning">⚠ {t("callback.wish_warning")}</p>}
    </div>
  );
}
