import "../quality.css";
import { CaretRightOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { App, Button, Drawer, Input, InputNumber, Spin } from "antd";
import { useRef, useState } from "react";
import { Link } from "react-router";
import { queryClient } from "../../app/queries";
import { type Player, Recording } from "../../calls/CallAudio";
import { formatDuration } from "../../format/duration";
import { useWords } from "../../i18n/LanguageProvider";
import { api } from "../../protocol/api";
import { Trouble } from "../../ui/Trouble";
import { useMoments } from "../../ui/useMoments";
import { useReport } from "../../ui/useReport";
import { type Appeal, type AppealAction, quality } from "../api";
import { EvidenceFields, type Seconds } from "../parts/EvidenceFields";
import { AppealSign, OverdueSign } from "../signs";
import { useNames } from "../useNames";
import { evidenceOf } from "./AppealForm";
import { Outcome } from "./Outcome";

/** One appeal with its every word, the recording, and what whoever looks may do. */
export function AppealDrawer({ id, onClose }: { id: string | null; onClose: () => void }) {
  const t = useWords();
  const { data, error, refetch } = useQuery({
    queryKey: ["quality", "appeal", id],
    queryFn: () => quality.appeal(id ?? ""),
    enabled: id !== null,
  });
  return (
    <Drawer title={t("appeal.detail")} open={id !== null} onClose={onClose} size={660}>
      {data ? <AppealDetail key={data.id} appeal={data} /> : error ? <Trouble error={error} retry={() => void refetch()} /> : <Spin />}
    </Drawer>
  );
}

function AppealDetail({ appeal }: { appeal: Appeal }) {
  const t = useWords();
  const { when } = useMoments();
  const nameOf = useNames();
  const player = useRef<Player>(null);
  const call = useQuery({ queryKey: ["calls", "one", appeal.call_id], queryFn: () => api.call(appeal.call_id) });
  const shown = [...appeal.entries].reverse().find((entry) => entry.evidence)?.evidence ?? null;
  const start = shown?.start ?? appeal.slip.start;
  return (
    <div data-testid="appeal-detail" data-state={appeal.state}>
      <section className="drawer-part">
        <p>
          <AppealSign state={appeal.state} /> {appeal.overdue && <OverdueSign word={t("appeal.overdue")} />}
        </p>
        <p>{appeal.slip.words || appeal.slip.rule}</p>
        <dl className="facts">
          <dt>{t("quality.agent")}</dt>
          <dd>{nameOf(appeal.agent)}</dd>
          <dt>{t("slip.number")}</dt>
          <dd>
            <Link to={`/quality/slips/${appeal.slip.number}`}>{appeal.slip.number}</Link> ·{" "}
            <Link to={`/quality/cards/${appeal.call_id}`}>{t("card.title")}</Link>
          </dd>
          <dt>{t("quality.points")}</dt>
          <dd>
            <Outcome appeal={appeal} />
          </dd>
          {appeal.level && (
            <>
              <dt>{t("appeal.level")}</dt>
              <dd>{t(`appeal.level.${appeal.level}`)}</dd>
            </>
          )}
          {appeal.due_at && (
            <>
              <dt>{t("appeal.due")}</dt>
              <dd>{when(appeal.due_at)}</dd>
            </>
          )}
        </dl>
      </section>
      <section className="drawer-part">
        <ol className="chain">
          {appeal.entries.map((entry, i) => (
            <li key={i} data-testid="appeal-entry" data-action={entry.action}>
              <strong>{t(`appeal.action.${entry.action}`)}</strong>{" "}
              <span className="quiet">
                {nameOf(entry.by)} · {when(entry.at)}
              </span>
              {entry.words && <div>{entry.words}</div>}
              {entry.points !== null && entry.action === "reduce" && (
                <div>{t("appeal.outcome_points", { before: appeal.points, after: entry.points })}</div>
              )}
              {entry.evidence && (
                <Button size="small" icon={<CaretRightOutlined />} onClick={() => player.current?.play(entry.evidence?.start ?? 0)}>
                  {t("quality.play", { time: formatDuration(entry.evidence.start) })}
                </Button>
              )}
            </li>
          ))}
        </ol>
      </section>
      {appeal.actions.length > 0 && <Answer appeal={appeal} at={() => player.current?.at() ?? 0} />}
      <section className="drawer-part">
        <h2>{t("call.recording")}</h2>
        {call.data && (
          <Recording
            call={call.data}
            player={player}
            marked={start === null ? null : { start, end: shown ? shown.end : appeal.slip.end }}
          />
        )}
        {call.error && <Trouble error={call.error} />}
      </section>
    </div>
  );
}

/** The decision in writing, or the way to the next rung. */
function Answer({ appeal, at }: { appeal: Appeal; at: () => number }) {
  const t = useWords();
  const report = useReport();
  const { message } = App.useApp();
  const [words, setWords] = useState("");
  const [points, setPoints] = useState(Math.max(1, Math.floor(appeal.points / 2)));
  const [seconds, setSeconds] = useState<Seconds>({ start: null, end: null });
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState<AppealAction | null>(null);
  const may = (action: AppealAction) => appeal.actions.includes(action);
  const writes = may("reject") || may("escalate");

  const act = async (action: AppealAction) => {
    const silent = action === "accept" || action === "withdraw";
    if (!silent && !words.trim()) {
      setMissing(true);
      return;
    }
    const evidence = evidenceOf(seconds);
    setBusy(action);
    const done = await report(
      action === "accept"
        ? quality.accept(appeal.id)
        : action === "withdraw"
          ? quality.withdraw(appeal.id)
          : action === "escalate"
            ? quality.escalate(appeal.id, { reason: words.trim(), evidence })
            : quality.decide(appeal.id, { decision: action, words: words.trim(), points: action === "reduce" ? points : null, evidence }),
    );
    setBusy(null);
    if (done) {
      setWords("");
      message.success(t("quality.done"));
    }
    await queryClient.invalidateQueries({ queryKey: ["quality"] });
  };
  return (
    <section className="drawer-part quality-form" data-testid="appeal-answer">
      {writes && (
        <>
          <label>
            {t(may("reject") ? "appeal.words" : "quality.reason")}
            <Input.TextArea
              data-testid="appeal-words"
              autoSize={{ minRows: 3 }}
              maxLength={2000}
              value={words}
              status={missing && !words.trim() ? "error" : ""}
              aria-invalid={missing && !words.trim()}
              onChange={(event) => setWords(event.target.value)}
            />
          </label>
          {missing && !words.trim() && (
            <span role="alert" className="sign sign-bad">
              {t("quality.reason_needed")}
            </span>
          )}
          <EvidenceFields value={seconds} onChange={setSeconds} at={at} />
        </>
      )}
      <div className="button-row">
        {appeal.actions.map((action) => (
          <span key={action} className="card-decision-row">
            <Button
              type={action === "grant" || action === "accept" ? "primary" : "default"}
              loading={busy === action}
              disabled={busy !== null && busy !== action}
              data-testid={`appeal-${action}`}
              onClick={() => void act(action)}
            >
              {t(`appeal.action.${action}`)}
            </Button>
            {action === "reduce" && (
              <InputNumber
                aria-label={t("appeal.left")}
                prefix={t("appeal.left")}
                style={{ width: 140 }}
                min={1}
                max={Math.max(1, appeal.points - 1)}
                value={points}
                onChange={(left) => setPoints(left ?? 1)}
              />
            )}
          </span>
        ))}
      </div>
    </section>
  );
}
