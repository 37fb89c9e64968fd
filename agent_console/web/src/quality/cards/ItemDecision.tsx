import { Button, Input, InputNumber, Radio } from "antd";
import { useState } from "react";
import { useWords } from "../../i18n/LanguageProvider";
import { isSubmit } from "../../keys/shortcuts";
import { useReport } from "../../ui/useReport";
import { type Card, type CardItem, quality } from "../api";
import { type Finding, findingOf, verdictOf } from "../signs";

const FINDINGS: readonly Finding[] = ["fine", "fault", "unclear"];

/** Another verdict or other points for an item, with the reason. */
export function ItemDecision({
  callId,
  item,
  onDone,
  onClose,
}: {
  callId: string;
  item: CardItem;
  onDone: (card: Card) => void;
  onClose: () => void;
}) {
  const t = useWords();
  const report = useReport();
  // Whoever opens this mostly disagrees: the other verdict is chosen already.
  const found = findingOf(item.kind, item.verdict);
  const [finding, setFinding] = useState<Finding>(item.excuse ? found : found === "fault" ? "fine" : "fault");
  const [points, setPoints] = useState<number | null>(null);
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const fault = finding === "fault";
  const hint = item.strength === "hint";

  const submit = async () => {
    if (!reason.trim()) {
      setMissing(true);
      return;
    }
    setBusy(true);
    const verdict = verdictOf(item.kind, finding);
    const body = { verdict, points: fault && !hint ? points : null, reason: reason.trim() };
    await report(quality.changeItem(callId, item.rule, body).then(onDone));
    setBusy(false);
  };
  return (
    <form
      className="card-decision"
      data-testid="card-decision"
      onClick={(event) => event.stopPropagation()}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (isSubmit(event.nativeEvent)) void submit();
        if (event.key === "Escape") onClose();
      }}
    >
      <div className="card-decision-row">
        <Radio.Group
          aria-label={t("card.verdict")}
          optionType="button"
          value={finding}
          onChange={(event) => setFinding(event.target.value as Finding)}
          options={FINDINGS.map((one) => ({ value: one, label: t(`card.item.${one}`) }))}
        />
        <InputNumber
          aria-label={t("quality.points")}
          prefix={t("quality.points")}
          style={{ width: 130 }}
          min={0}
          max={100}
          disabled={!fault || hint}
          value={fault && !hint ? (points ?? item.worth) : 0}
          onChange={setPoints}
        />
      </div>
      <Input.TextArea
        autoFocus
        data-testid="card-decision-reason"
        aria-label={t("quality.reason")}
        placeholder={t("quality.reason")}
        autoSize={{ minRows: 2 }}
        maxLength={2000}
        value={reason}
        status={missing ? "error" : ""}
        aria-invalid={missing}
        onChange={(event) => setReason(event.target.value)}
      />
      {missing && (
        <span role="alert" className="sign sign-bad">
          {t("quality.reason_needed")}
        </span>
      )}
      <div className="card-decision-row">
        <Button type="primary" htmlType="submit" loading={busy} data-testid="card-decision-submit">
          {t("action.save")}
          <kbd>Ctrl+↵</kbd>
        </Button>
        <Button onClick={onClose}>{t("action.cancel")}</Button>
      </div>
    </form>
  );
}
