import { QuestionCircleOutlined } from "@ant-design/icons";
import { Button, Popover } from "antd";
import { type ReactNode, useMemo } from "react";
import { Link } from "react-router";
import { formatDuration, secondsSince } from "../format/duration";
import { localDay } from "../format/moment";
import { useWords } from "../i18n/LanguageProvider";
import type { Board, Queue } from "../protocol/types";
import { useNow } from "../state/clock";
import { useLive } from "../state/liveStore";
import { useMoments } from "../ui/useMoments";

/** The figures of the moment and of today; each leads to the calls behind it. */
export function Figures({ board }: { board: Board }) {
  const t = useWords();
  const { place } = useMoments();
  const now = useNow();
  const queues = useLive((live) => live.queues);
  const longest = longestWait(queues, now);
  const threshold = useMemo(() => Math.max(...Object.values(queues).map((q) => q.service_threshold_s), 0), [queues]);
  const today = localDay(now, place.zone);
  const percent = board.service_level === null ? "—" : `${Math.round(board.service_level * 100)}%`;
  const average = board.average_speed_of_answer_s;
  return (
    <section className="figures" aria-label={t("board.title")}>
      <Figure testId="board-waiting" label={t("board.waiting")} value={board.waiting} to="/calls?state=waiting" />
      <Figure testId="board-longest-wait" label={t("board.longest_wait")} value={formatDuration(longest)} to="/calls?state=waiting" />
      <Figure testId="board-in-progress" label={t("board.in_progress")} value={board.in_progress} to="/calls?state=talking" />
      <Figure testId="board-callbacks-due" label={t("board.callbacks_due")} value={board.callbacks_due} to="/callbacks?state=open" />
      <Figure
        testId="board-service-level"
        label={t("board.service_level")}
        value={percent}
        to={`/calls?direction=inbound&from=${today}`}
        help={t("board.formula_service_level", { threshold })}
      />
      <Figure
        testId="board-abandoned"
        label={t("board.abandoned")}
        value={board.abandoned}
        to={`/calls?end_cause=abandoned&from=${today}`}
        help={t("board.formula_abandoned")}
      />
      <Figure
        testId="board-answered"
        label={t("board.answered")}
        value={`${board.answered} / ${board.offered}`}
        to={`/calls?direction=inbound&from=${today}`}
      />
      <Figure
        testId="board-average-answer"
        label={t("board.average_answer")}
        value={average === null ? "—" : formatDuration(average)}
        to={`/calls?direction=inbound&from=${today}`}
      />
    </section>
  );
}

function Figure({ testId, label, value, to, help }: { testId: string; label: string; value: ReactNode; to: string; help?: string }) {
  const t = useWords();
  return (
    <div className="figure">
      <div className="figure-label">
        {label}
        {help && (
          <Popover content={<div style={{ maxWidth: 340 }}>{help}</div>} title={t("board.formula")} trigger="click">
            <Button type="text" size="small" icon={<QuestionCircleOutlined />} aria-label={`${label} ${t("board.formula")}`} />
          </Popover>
        )}
      </div>
      <Link className="figure-value" to={to} aria-label={`${label} ${t("board.see_calls")}`}>
        <span data-testid={testId}>{value}</span>
      </Link>
    </div>
  );
}

/** Seconds the caller who waits longest has waited; 0 when nobody waits. */
function longestWait(queues: Readonly<Record<string, Queue>>, now: number): number {
  return Math.max(0, ...Object.values(queues).flatMap((q) => q.waiting.map((w) => secondsSince(w.since, now))));
}
