import { AimOutlined } from "@ant-design/icons";
import { Button, InputNumber } from "antd";
import { useWords } from "../../i18n/LanguageProvider";

export interface Seconds {
  start: number | null;
  end: number | null;
}

/** Seconds of the recording, typed or taken from where it plays. */
export function EvidenceFields({
  value,
  onChange,
  at,
}: {
  value: Seconds;
  onChange: (value: Seconds) => void;
  /** Where the recording stands. */
  at?: () => number;
}) {
  const t = useWords();
  const take = () => {
    const second = Math.round((at?.() ?? 0) * 10) / 10;
    onChange(value.start === null || second < value.start ? { start: second, end: null } : { ...value, end: second });
  };
  return (
    <div className="card-decision-row" role="group" aria-label={t("quality.seconds")}>
      <InputNumber
        min={0}
        step={0.5}
        value={value.start}
        aria-label={t("quality.seconds_from")}
        placeholder={t("quality.seconds_from")}
        onChange={(start) => onChange({ ...value, start })}
      />
      <InputNumber
        min={value.start ?? 0}
        step={0.5}
        value={value.end}
        aria-label={t("quality.seconds_to")}
        placeholder={t("quality.seconds_to")}
        onChange={(end) => onChange({ ...value, end })}
      />
      {at && (
        <Button icon={<AimOutlined />} onClick={take}>
          {t("card.add_now")}
        </Button>
      )}
    </div>
  );
}
