import {
  AudioMutedOutlined,
  BellOutlined,
  CommentOutlined,
  CustomerServiceOutlined,
  FileTextOutlined,
  PlayCircleFilled,
  WarningFilled,
} from "@ant-design/icons";
import { Button } from "antd";
import type { ReactNode } from "react";
import { formatDuration } from "../format/duration";
import { useLanguage } from "../i18n/LanguageProvider";
import { SHORTCUTS } from "../keys/shortcuts";
import type { LiveCall, Warning } from "../protocol/types";
import { useNow } from "../state/clock";
import { useStageName } from "../ui/useStageName";

/** How long better words stay in sight (s) after the word was said. */
const WARNED_S = 20;

/** One place of fixed height beside the transcript for what the agent is to know at once; the most urgent wins. */
export function Coach({
  live,
  openRules,
  onStepIn,
  onExcuse,
}: {
  live: LiveCall;
  /** Hard lines that need a reason, once the call is over. */
  openRules: number;
  onStepIn: () => void;
  onExcuse: () => void;
}) {
  const { t, language } = useLanguage();
  const stageName = useStageName();
  const nowS = (useNow() - Date.parse(live.call.started_at)) / 1000;
  const warning = live.warnings?.filter((w) => isFresh(w, nowS)).at(-1);
  const [reply] = live.replies;
  const talking = live.call.state === "talking";
  if (!talking && openRules > 0) {
    return (
      <Strip tone="bad" testId="coach-excuse" icon={<FileTextOutlined />}>
        <span className="grow">{t("excuse.open", { count: openRules })}</span>
        <Button type="primary" size="small" onClick={onExcuse} data-testid="open-excuses">
          {t("excuse.button")}
        </Button>
      </Strip>
    );
  }
  if (talking && live.line.automatic) {
    return (
      <Strip tone="busy" testId="coach-automatic" icon={<PlayCircleFilled />}>
        <span className="grow">{t("talk.automatic", { stage: stageName(live.call.script_id, live.line.automatic) })}</span>
        <Button type="primary" size="small" onClick={onStepIn} data-testid="step-in">
          {t("talk.step_in")}
          <kbd>{SHORTCUTS.step_in.hint}</kbd>
        </Button>
      </Strip>
    );
  }
  if (talking && warning) {
    return (
      <Strip tone="warning" testId="coach-warning" icon={<WarningFilled />}>
        <span className="grow">
          {t("talk.forbidden")}
          {warning.start !== null && ` (${formatDuration(warning.start)})`} · {t("talk.say_instead")}
          <strong>「{warning.better}」</strong>
        </span>
      </Strip>
    );
  }
  if (talking && live.line.on_hold) {
    return (
      <Strip tone="busy" testId="coach-hold" icon={<CustomerServiceOutlined />}>
        {t("talk.on_hold")}
      </Strip>
    );
  }
  if (talking && live.line.trouble) {
    return (
      <Strip tone="warning" testId="coach-trouble" icon={<AudioMutedOutlined />}>
        {t(`talk.trouble.${live.line.trouble}`)}
      </Strip>
    );
  }
  if (talking && reply) {
    return (
      <Strip tone="good" testId="coach-reply" icon={<CommentOutlined />}>
        <span className="grow">
          {t("talk.reply", { name: reply.name[language] ?? reply.id })} <strong>{reply.say.map((say) => `「${say}」`).join(" ")}</strong>
        </span>
      </Strip>
    );
  }
  return (
    <Strip tone="quiet" testId="coach-calm" icon={<BellOutlined />}>
      {t("talk.calm")}
    </Strip>
  );
}

function Strip({ tone, testId, icon, children }: { tone: string; testId: string; icon: ReactNode; children: ReactNode }) {
  const urgent = tone === "warning" || tone === "bad";
  return (
    <div className={`coach coach-${tone}`} role={urgent ? "alert" : "status"} data-testid={testId}>
      <span className="coach-icon">{icon}</span>
      {children}
    </div>
  );
}

function isFresh(warning: Warning, nowS: number): boolean {
  return warning.start === null || nowS - warning.start < WARNED_S;
}
