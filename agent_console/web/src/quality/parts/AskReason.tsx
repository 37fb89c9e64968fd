import { Input, Modal } from "antd";
import { useState } from "react";
import { useWords } from "../../i18n/LanguageProvider";
import { useReport } from "../../ui/useReport";

/** Asks for the reason of what is about to be done; `title` null: nothing is. */
export function AskReason({
  title,
  label,
  act,
  onClose,
}: {
  title: string | null;
  label?: string;
  act: (reason: string) => Promise<unknown>;
  onClose: () => void;
}) {
  const t = useWords();
  const report = useReport();
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const close = () => {
    setReason("");
    setMissing(false);
    onClose();
  };
  const submit = async () => {
    if (!reason.trim()) {
      setMissing(true);
      return;
    }
    setBusy(true);
    if (await report(act(reason.trim()))) close();
    setBusy(false);
  };
  return (
    <Modal
      open={title !== null}
      title={title}
      okText={t("action.confirm")}
      cancelText={t("action.close")}
      confirmLoading={busy}
      onOk={() => void submit()}
      onCancel={close}
      destroyOnHidden
    >
      <label htmlFor="quality-reason">{label ?? t("quality.reason")}</label>
      <Input.TextArea
        id="quality-reason"
        data-testid="quality-reason"
        autoFocus
        autoSize={{ minRows: 3 }}
        maxLength={2000}
        value={reason}
        status={missing ? "error" : ""}
        aria-invalid={missing}
        onChange={(event) => setReason(event.target.value)}
        onKeyDown={(event) => event.ctrlKey && event.key === "Enter" && void submit()}
      />
      {missing && (
        <p role="alert" className="sign sign-bad">
          {t("quality.reason_needed")}
        </p>
      )}
    </Modal>
  );
}
