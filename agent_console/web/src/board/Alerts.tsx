import { AlertFilled, CheckOutlined, EyeOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useMemo } from "react";
import { formatDuration } from "../format/duration";
import { useWords } from "../i18n/LanguageProvider";
import { connection, useLive } from "../state/liveStore";
import { Counter } from "../ui/Counter";
import { useReport } from "../ui/useReport";

/** Promises beyond authority that no supervisor has looked after yet (P4); nothing where there are none. */
export function Alerts({ onPeek }: { onPeek: (callId: string) => void }) {
  const t = useWords();
  const report = useReport();
  const alerts = useLive((live) => live.alerts);
  const agents = useLive((live) => live.agents);
  const open = useMemo(
    () =>
      Object.values(alerts)
        .filter((alert) => alert.seen_by === null)
        .sort((a, b) => a.at.localeCompare(b.at)),
    [alerts],
  );
  if (open.length === 0) return null;
  return (
    <section className="section board-alerts" role="alert" aria-label={t("alert.title")}>
      <h2>
        <AlertFilled /> {t("alert.title")} {open.length}
      </h2>
      <ul className="rows rows-wide">
        {open.map((alert) => (
          <li key={alert.id} data-testid="alert" data-rule={alert.rule}>
            <strong className="board-clock">
              <Counter since={alert.at} />
            </strong>
            <span>{alert.agent && `${agents[alert.agent]?.name ?? ""} ${alert.agent}`}</span>
            <span className="grow">
              「{alert.words}」{alert.start !== null && ` ${t("alert.at", { time: formatDuration(alert.start) })}`}
              {alert.better && (
                <span className="quiet">
                  {" "}
                  {t("alert.better")}「{alert.better}」
                </span>
              )}
            </span>
            <Button size="small" icon={<EyeOutlined />} onClick={() => onPeek(alert.call_id)}>
              {t("alert.see")}
            </Button>
            <Button
              size="small"
              type="primary"
              icon={<CheckOutlined />}
              data-testid="take-alert"
              onClick={() => void report(connection.command({ name: "acknowledge_alert", alert_id: alert.id }))}
            >
              {t("alert.take")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
