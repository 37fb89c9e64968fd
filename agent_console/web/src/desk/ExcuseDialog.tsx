import { Button, Form, Input, Modal } from "antd";
import { useState } from "react";
import { useWords } from "../i18n/LanguageProvider";
import type { DueLine } from "../protocol/types";
import { connection } from "../state/liveStore";
import { useReport } from "../ui/useReport";

const COMMON = ["customer_hung_up", "urgent", "said_otherwise", "not_fitting"] as const;

/** Why must lines were not said (P6): one reason a line, then wrap-up is over. */
export function ExcuseDialog({
  callId,
  lines,
  open,
  onClose,
}: {
  callId: string;
  lines: readonly DueLine[];
  open: boolean;
  onClose: () => void;
}) {
  const t = useWords();
  const report = useReport();
  const [form] = Form.useForm<Record<string, string>>();
  const [sending, setSending] = useState(false);

  const send = async () => {
    const named = await form.validateFields().catch(() => null);
    if (!named) return;
    setSending(true);
    const all = async () => {
      for (const { rule } of lines) {
        await connection.command({ name: "excuse_line", call_id: callId, rule, reason: named[field(rule)] ?? "" });
      }
      await connection.command({ name: "finish_wrap_up" });
    };
    const done = await report(all());
    setSending(false);
    if (done) onClose();
  };

  return (
    <Modal
      open={open}
      title={t("excuse.title")}
      okText={t("excuse.submit")}
      cancelText={t("action.cancel")}
      onOk={() => void send()}
      onCancel={onClose}
      confirmLoading={sending}
      okButtonProps={{ "data-testid": "send-excuses" }}
      destroyOnHidden
    >
      <p className="quiet">{t("excuse.hint")}</p>
      <Form form={form} layout="vertical" preserve={false} data-testid="excuse-form">
        {lines.map((line, i) => (
          <Form.Item
            key={line.rule}
            name={field(line.rule)}
            label={<span className="excuse-line">「{line.text}」</span>}
            rules={[{ required: true, whitespace: true, message: t("excuse.reason_needed") }]}
          >
            <Reason autoFocus={i === 0} rule={line.rule} onEnter={() => void send()} />
          </Form.Item>
        ))}
      </Form>
    </Modal>
  );
}

/** A reason in one's own words, or one of the usual ones at a click; `Form.Item` gives value and onChange. */
function Reason({
  rule,
  autoFocus,
  onEnter,
  value,
  onChange,
  id,
}: {
  rule: string;
  autoFocus: boolean;
  onEnter: () => void;
  value?: string;
  onChange?: (value: string) => void;
  id?: string;
}) {
  const t = useWords();
  return (
    <>
      <Input
        {...(id ? { id } : {})}
        value={value ?? ""}
        onChange={({ target }) => onChange?.(target.value)}
        onPressEnter={({ nativeEvent }) => {
          if (!nativeEvent.isComposing) onEnter();
        }}
        placeholder={t("excuse.reason")}
        maxLength={500}
        autoFocus={autoFocus}
        data-testid="excuse-reason"
        data-rule={rule}
      />
      <span className="excuse-common">
        {COMMON.map((key) => (
          <Button key={key} size="small" onClick={() => onChange?.(t(`excuse.common.${key}`))}>
            {t(`excuse.common.${key}`)}
          </Button>
        ))}
      </span>
    </>
  );
}

/** Ant Design reads dots in a field's name as a path; ids have them. */
function field(rule: string): string {
  return rule.replaceAll(".", "·");
}
