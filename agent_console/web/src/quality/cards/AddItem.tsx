import { Button, Input, InputNumber, Radio, Select } from "antd";
import { useState } from "react";
import { useWords } from "../../i18n/LanguageProvider";
import { isSubmit } from "../../keys/shortcuts";
import { useReport } from "../../ui/useReport";
import { type Card, quality } from "../api";
import { EvidenceFields, type Seconds } from "../parts/EvidenceFields";
import { useInLanguage } from "../useNames";

/** What the engine had not: a missed fault, or the solution, which no rule hears. */
export function AddItem({
  card,
  at,
  onDone,
  onClose,
}: {
  card: Card;
  at: () => number;
  onDone: (card: Card) => void;
  onClose: () => void;
}) {
  const t = useWords();
  const report = useReport();
  const inLanguage = useInLanguage();
  const [rule, setRule] = useState(card.addable[0]?.rule ?? "");
  const [fault, setFault] = useState(true);
  const [points, setPoints] = useState<number | null>(null);
  const [seconds, setSeconds] = useState<Seconds>({ start: null, end: null });
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const weight = card.addable.find((one) => one.rule === rule);
  const submit = async () => {
    if (!reason.trim()) {
      setMissing(true);
      return;
    }
    setBusy(true);
    const body = { rule, fault, points: fault ? points : null, reason: reason.trim(), ...seconds };
    await report(quality.addItem(card.call_id, body).then(onDone));
    setBusy(false);
  };
  return (
    <form
      className="card-decision"
      data-testid="card-add"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (isSubmit(event.nativeEvent)) void submit();
        if (event.key === "Escape") onClose();
      }}
    >
      <Select
        aria-label={t("card.add_rule")}
        showSearch={{ optionFilterProp: "label" }}
        value={rule}
        onChange={(value) => {
          setRule(value);
          setPoints(null);
        }}
        options={card.addable.map((one) => ({
          value: one.rule,
          label: `${t(`card.section.${one.section}`)} · ${inLanguage(one.why) || one.words} · ${one.rule}`,
        }))}
      />
      <div className="card-decision-row">
        <Radio.Group
          aria-label={t("card.verdict")}
          optionType="button"
          value={fault}
          onChange={(event) => setFault(event.target.value as boolean)}
          options={[
            { value: true, label: t("card.add_fault") },
            { value: false, label: t("card.add_fine") },
          ]}
        />
        <InputNumber
          aria-label={t("quality.points")}
          prefix={t("quality.points")}
          style={{ width: 130 }}
          min={0}
          max={100}
          disabled={!fault || weight?.strength === "hint"}
          value={fault ? (points ?? weight?.points ?? 0) : 0}
          onChange={setPoints}
        />
      </div>
      <EvidenceFields value={seconds} onChange={setSeconds} at={at} />
      <Input.TextArea
        autoFocus
        data-testid="card-add-reason"
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
        <Button type="primary" htmlType="submit" loading={busy} disabled={!rule} data-testid="card-add-submit">
          {t("card.add")}
          <kbd>Ctrl+↵</kbd>
        </Button>
        <Button onClick={onClose}>{t("action.cancel")}</Button>
      </div>
    </form>
  );
}
