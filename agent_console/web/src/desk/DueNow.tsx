import { SoundOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useWords } from "../i18n/LanguageProvider";
import { SHORTCUTS } from "../keys/shortcuts";
import type { LiveCall } from "../protocol/types";
import { useNow } from "../state/clock";
import { Sign } from "../ui/Sign";
import { StrengthSign } from "../ui/dueSigns";
import { isOverdue, lineDueNow, secondsLeft } from "./dueNow";

/** Seconds of a full bar: a longer deadline stays full until these are left. */
const BAR_S = 15;

/** The line to say now, big, with its countdown; its place and height stay the same whatever is due. */
export function DueNow({ live, onPlay }: { live: LiveCall; onPlay: (rule: string) => void }) {
  const t = useWords();
  const nowS = (useNow() - Date.parse(live.call.started_at)) / 1000;
  const line = live.call.state === "talking" ? lineDueNow(live.stages, nowS) : null;
  const speaking = live.line.speaking !== null;
  if (!line) {
    return (
      <div className="due-now" data-testid="due-now" data-rule="">
        <p className="due-now-text quiet">{t("due.nothing")}</p>
      </div>
    );
  }
  const left = secondsLeft(line, nowS);
  const overdue = isOverdue(line, nowS);
  const share = left === null ? 0 : Math.min(Math.max(left / BAR_S, 0), 1);
  return (
    <div className={`due-now ${overdue ? "due-now-overdue" : ""}`} data-testid="due-now" data-rule={line.rule}>
      <p className="due-now-head">
        <StrengthSign strength={line.strength} />
        <strong className="due-now-clock" role="timer" aria-live="off">
          {left === null
            ? line.before && t(`due.before.${line.before}`)
            : overdue
              ? `⚠ ${t("due.over", { seconds: Math.max(0, Math.ceil(-left)) })}`
              : t("due.left", { seconds: Math.ceil(left) })}
        </strong>
        {speaking ? (
          <Sign icon={<SoundOutlined />} tone="busy" word={t("due.speaking")} />
        ) : (
          <Button
            size="small"
            icon={<SoundOutlined />}
            data-testid="play-line"
            disabled={live.line.on_hold}
            onClick={() => onPlay(line.rule)}
          >
            {t("due.play")}
            <kbd>{SHORTCUTS.play.hint}</kbd>
          </Button>
        )}
      </p>
      <p className="due-now-text">「{line.text}」</p>
      <div className="due-bar" aria-hidden="true">
        <div className="due-bar-left" style={{ width: `${share * 100}%` }} />
      </div>
    </div>
  );
}
