import { Button, Input } from "antd";
import { useState } from "react";
import { useWords } from "../../i18n/LanguageProvider";
import { isSubmit } from "../../keys/shortcuts";
import { useReport } from "../../ui/useReport";
import { type Appeal, type Evidence, quality, type Slip } from "../api";
import { EvidenceFields, type Seconds } from "../parts/EvidenceFields";

/** The seconds as the centre takes them; null where none were given. */
export function evidenceOf(seconds: Seconds): Evidence | null {
  return seconds.start === null ? null : { start: seconds.start, end: seconds.end };
}

/** An agent's appeal against their slip: the reason, and where in the recording it is heard (Q4). */
export function AppealForm({
  slip,
  at,
  onFiled,
  onClose,
}: {
  slip: Slip;
  at: () => number;
  onFiled: (appeal: Appeal) => void;
  onClose: () => void;
}) {
  const t = useWords();
  const report = useReport();
  const [reason, setReason] = useState("");
  const [seconds, setSeconds] = useState<Seconds>({ start: null, end: null });
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    if (!reason.trim()) {
      setMissing(true);
      return;
    }
    setBusy(true);
    await report(quality.fileAppeal({ slip: slip.number, reason: reason.trim(), evidence: evidenceOf(seconds) }).then(onFiled));
    setBusy(false);
  };
  return (
    <form
      className="quality-form"
      data-testid="appeal-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => isSubmit(event.nativeEvent) && void submit()}
    >
      <label>
        {t("appeal.why")}
        <Input.TextArea
          autoFocus
          data-testid="appeal-reason"
          autoSize={{ minRows: 3 }}
          maxLength={2000}
          value={reason}
          status={missing ? "error" : ""}
          aria-invalid={missing}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      {missing && (
        <span role="alert" className="sign sign-bad">
          {t("quality.reason_needed")}
        </span>
      )}
      <div>
        {t("appeal.evidence")}
        <EvidenceFields value={seconds} onChange={setSeconds} at={at} />
        <span className="quiet">{t("appeal.evidence_hint")}</span>
      </div>
      <div className="button-row">
        <Button type="primary" htmlType="submit" loading={busy} data-testid="appeal-submit">
          {t("appeal.file")}
          <kbd>Ctrl+↵</kbd>
        </Button>
        <Button onClick={onClose}>{t("action.cancel")}</Button>
      </div>
    </form>
  );
}
