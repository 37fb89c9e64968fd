import { QuestionCircleOutlined } from "@ant-design/icons";
import { Button, Popover } from "antd";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { formatDuration, secondsSince } from "../format/duration";
import { localDay } from "../format/moment";
import { useWords } from "../i18n/LanguageProvider";
import type { Board, Queue } from "../protocol/types";
import { useNow } from "../state/clock";
import { useLive } from "../state/liveStore";
import { useMoments } from "../ui/useMoments";

/** Who waits is counted until an agent picks up. */
const WAITING = "/calls?state=waiting,offered";

/** The figures of the moment and of today; each leads to the calls behind it. */
export function Figures({ board }: { board: Board }) {
  const t = useWords();
  const { place } = useMoments();
  const now = useNow();
  const queues = useLive((live) => live.queues);
  const longest = longestWait(queues, now);
  // The service level is counted by the first queue's threshold.
  const threshold = Object.values(queues)[0]?.service_threshold_s ?? 0;
  const today = `/calls?direction=inbound&from=${localDay(now, place.zone)}`;
  const percent = board.service_level === null ? "—" : `${Math.round(board.service_level * 100)}%`;
  const average = board.average_speed_of_answer_s;
  return (
    <section className="figures" aria-label={t("board.title")}>
      <Figure label={t("board.waiting")}>
        <Value testId="board-waiting" label={t("board.waiting")} value={board.waiting} to={WAITING} />
      </Figure>
      <Figure label={t("board.longest_wait")}>
        <Value testId="board-longest-wait" label={t("board.longest_wait")} value={formatDuration(longest)} to={WAITING} />
      </Figure>
      <Figure label={t("board.in_progress")}>
        <Value testId="board-in-progress" label={t("board.in_progress")} value={board.in_progress} to="/calls?state=talking,dialling" />
      </Figure>
      <Figure label={t("board.callbacks_due")}>
        <Value
          testId="board-callbacks-due"
          label={t("board.callbacks_due")}
          value={board.callbacks_due}
          to="/callbacks?state=due"
          sees={t("board.see_callbacks")}
        />
      </Figure>
      <Figure label={t("board.service_level")} help={t("board.formula_service_level", { threshold })}>
        <Value testId="board-service-level" label={t("board.service_level")} value={percent} to={`${today}&answering=answered,abandoned`} />
      </Figure>
      <Figure label={t("board.abandoned")} help={t("board.formula_abandoned")}>
        <Value testId="board-abandoned" label={t("board.abandoned")} value={board.abandoned} to={`${today}&answering=abandoned`} />
      </Figure>
      <Figure label={t("board.answered")} help={t("board.formula_answered")}>
        <Value testId="board-answered" label={t("board.answered")} value={board.answered} to={`${today}&answering=answered`} />
        <span className="figure-value"> / </span>
        <Value testId="board-offered" label={t("board.offered")} value={board.offered} to={today} />
      </Figure>
      <Figure label={t("board.average_answer")} help={t("board.formula_average")}>
        <Value
          testId="board-average-answer"
          label={t("board.average_answer")}
          value={average === null ? "—" : formatDuration(average)}
          to={`${today}&answering=answered`}
        />
      </Figure>
    </section>
  );
}

function Figure({ label, help, children }: { label: string; help?: string; children: ReactNode }) {
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
      {children}
    </div>
  );
}

/** A number; it leads to exactly what it counts. */
function Value({ testId, label, value, to, sees }: { testId: string; label: string; value: ReactNode; to: string; sees?: string }) {
  const t = useWords();
  return (
    <Link className="figure-value" to={to} aria-label={`${label} ${sees ?? t("board.see_calls")}`}>
      <span data-testid={testId}>{value}</span>
    </Link>
  );
}

/** Seconds the caller who waits longest has waited; 0 when nobody waits. */
function longestWait(queues: Readonly<Record<string, Queue>>, now: number): number {
  return Math.max(0, ...Object.values(queues).flatMap((q) => q.waiting.map((w) => secondsSince(w.since, now))));
}
