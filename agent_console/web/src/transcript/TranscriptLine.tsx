import "./transcript.css";
import { CustomerServiceOutlined, UserOutlined } from "@ant-design/icons";
import { memo } from "react";
import { formatDuration } from "../format/duration";
import { useWords } from "../i18n/LanguageProvider";
import type { Line } from "../protocol/types";

/** One stretch of speech. With `onSeek` its time is a button into the recording. */
export const TranscriptLine = memo(function TranscriptLine({
  line,
  current,
  marked,
  onSeek,
}: {
  line: Line;
  current?: boolean;
  /** What somebody is to look at. */
  marked?: boolean;
  onSeek?: (seconds: number) => void;
}) {
  const t = useWords();
  const time = formatDuration(line.start);
  return (
    <div
      className={`line line-${line.leg} ${line.final ? "" : "line-partial"} ${current ? "line-current" : ""} ${marked ? "line-marked" : ""}`}
      data-testid="transcript-line"
      data-leg={line.leg}
      data-final={line.final}
    >
      <div className="line-head">
        {line.leg === "caller" ? <UserOutlined /> : <CustomerServiceOutlined />}
        <span>{t(`transcript.${line.leg}`)}</span>
        {onSeek ? (
          <button type="button" className="line-seek" aria-label={t("call.seek", { time })} onClick={() => onSeek(line.start)}>
            {time}
          </button>
        ) : (
          <span>{time}</span>
        )}
        {!line.final && <span>· {t("transcript.partial")}</span>}
      </div>
      <p className="line-text">{line.gap ? t("transcript.gap") : line.text}</p>
    </div>
  );
});
