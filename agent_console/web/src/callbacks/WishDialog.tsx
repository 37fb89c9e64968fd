import { App, Form, Input, Modal } from "antd";
import { useState } from "react";
import { formatPhone } from "../format/phone";
import { useWords } from "../i18n/LanguageProvider";
import { isSubmit } from "../keys/shortcuts";
import { explain } from "../protocol/problem";
import { showAtFields } from "../ui/formTrouble";
import { callbackApi } from "./api";
import { wishesChanged } from "./useWish";
import "./callbacks.css";

interface Values {
  phone: string;
  reason?: string;
}

const FIELDS = { phone: "phone", reason: "reason" };
const LONGEST_REASON = 500;

/** Notes that a number is not to be called (C9). `phone` null: it is asked for, too. */
export function WishDialog({ phone, open, onClose }: { phone: string | null; open: boolean; onClose: () => void }) {
  const t = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  const note = async (values: Values) => {
    setBusy(true);
    try {
      const wish = await callbackApi.noteWish(phone ?? values.phone.trim(), values.reason?.trim() ?? "");
      message.success(t("wish.noted", { phone: formatPhone(wish.phone) }));
      onClose();
    } catch (error) {
      if (phone !== null || !showAtFields(form, error, FIELDS, t)) {
        const { key, values: words } = explain(error);
        message.error(t(key, words));
      }
    } finally {
      setBusy(false);
      await wishesChanged();
    }
  };
  return (
    <Modal
      open={open}
      title={phone === null ? t("wish.add") : t("wish.title", { phone: formatPhone(phone) })}
      okText={
        <>
          {t("wish.note")} <kbd>Ctrl+↵</kbd>
        </>
      }
      okButtonProps={{ danger: true }}
      cancelText={t("action.cancel")}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
    >
      <Form
        form={form}
        layout="vertical"
        preserve={false}
        aria-label={t("wish.note")}
        data-testid="wish-form"
        onFinish={(values) => void note(values)}
        onKeyDown={(event) => isSubmit(event.nativeEvent) && form.submit()}
      >
        <p id="wish-means">{t("wish.means")}</p>
        {phone === null && (
          <Form.Item
            name="phone"
            label={t("customer.phone")}
            rules={[{ required: true, whitespace: true, message: t("callback.phone_needed") }]}
          >
            <Input autoFocus inputMode="tel" autoComplete="off" data-testid="wish-phone" />
          </Form.Item>
        )}
        <Form.Item name="reason" label={t("wish.reason")} extra={t("wish.reason_hint")}>
          <Input.TextArea
            autoFocus={phone !== null}
            autoSize={{ minRows: 2, maxRows: 5 }}
            maxLength={LONGEST_REASON}
            aria-describedby="wish-means"
            data-testid="wish-reason"
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
