import { ArrowRightOutlined } from "@ant-design/icons";
import { Alert, Button, DatePicker, Progress, Select } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useMemo, useState } from "react";
import { Link } from "react-router";
import { formatDuration } from "../format/duration";
import { fromWallTime, localDay } from "../format/moment";
import { useLanguage, useWords } from "../i18n/LanguageProvider";
import { now } from "../protocol/serverTime";
import type { CallFlips, Flip, Script, Verdict } from "../protocol/types";
import { useLive } from "../state/liveStore";
import { VerdictSign } from "../ui/signs";
import { useMoments } from "../ui/useMoments";
import { byRule } from "./flips";
import { wordsOf } from "./titles";
import { type Found, useRehearsal } from "./useRehearsal";
import type { ScriptDraft } from "./useScriptDraft";
import { useValidation } from "./useValidation";

const DAYS = 7;

/** The changed script on past calls: which verdicts would flip, in which calls, at which second. */
export function RehearsalTab({ id, script, draft }: { id: string; script: Script | null; draft: ScriptDraft }) {
  const { t, language } = useLanguage();
  const { place } = useMoments();
  const agents = useLive((live) => live.agents);
  const queues = useLive((live) => live.queues);
  const { validation } = useValidation(id, draft.source);
  const { found, running, run, stop } = useRehearsal(id);
  const today = dayjs(localDay(now(), place.zone));
  const [days, setDays] = useState<[Dayjs, Dayjs]>([today.subtract(DAYS - 1, "day"), today]);
  const [agent, setAgent] = useState("");
  const [queue, setQueue] = useState("");
  const wrong = (validation?.problems.length ?? 0) > 0;
  const begin = () => {
    const midnight = (day: Dayjs) => fromWallTime(`${day.format("YYYY-MM-DD")}T00:00`, place.zone) ?? "";
    run({
      source: draft.source,
      since: midnight(days[0]),
      until: midnight(days[1].add(1, "day")),
      agent: agent || null,
      queue: queue || null,
      cursor: null,
      limit: 25,
    });
  };
  return (
    <div className="rehearsal">
      <p className="quiet">{t("rehearsal.about")}</p>
      {wrong ? (
        <Alert type="error" showIcon title={t("rehearsal.wrong")} />
      ) : (
        !draft.changed && <Alert type="info" showIcon title={t("rehearsal.unchanged")} />
      )}
      <div className="list-filters">
        <DatePicker.RangePicker
          aria-label={t("rehearsal.days")}
          value={days}
          allowClear={false}
          maxDate={today}
          style={{ width: 270 }}
          onChange={(range) => range?.[0] && range[1] && setDays([range[0], range[1]])}
        />
        <Select
          aria-label={t("call.agent")}
          value={agent}
          onChange={setAgent}
          options={[
            { value: "", label: t("rehearsal.everybody") },
            ...Object.values(agents).map((one) => ({ value: one.user, label: `${one.name} ${one.user}` })),
          ]}
        />
        <Select
          aria-label={t("call.queue")}
          value={queue}
          onChange={setQueue}
          options={[
            { value: "", label: t("rehearsal.every_queue") },
            ...Object.values(queues).map((one) => ({ value: one.id, label: one.name })),
          ]}
        />
        {running ? (
          <Button onClick={stop}>{t("rehearsal.stop")}</Button>
        ) : (
          <Button type="primary" onClick={begin} disabled={wrong} data-testid="rehearsal-run">
            {t("rehearsal.run")}
          </Button>
        )}
      </div>
      {running && (
        <div className="rehearsal-progress" role="status">
          <Progress percent={found && found.total > 0 ? Math.round((100 * found.seen) / found.total) : 0} />
          <span className="quiet">{t("rehearsal.progress", { seen: found?.seen ?? 0, total: found?.total ?? "…" })}</span>
        </div>
      )}
      {found && <Flips found={found} running={running} wordsOf={(rule) => wordsOf(script, rule, language)} />}
    </div>
  );
}

function Flips({ found, running, wordsOf }: { found: Found; running: boolean; wordsOf: (rule: string) => string }) {
  const t = useWords();
  const [rule, setRule] = useState("");
  const rules = useMemo(() => byRule(found.calls), [found]);
  const flips = found.calls.reduce((sum, call) => sum + call.flips.length, 0);
  const shown = found.calls
    .map((call) => ({ ...call, flips: call.flips.filter((flip) => !rule || flip.rule === rule) }))
    .filter((call) => call.flips.length > 0);
  return (
    <div data-testid="rehearsal-result" data-over={!running}>
      <p>
        {found.total === 0
          ? t("rehearsal.no_calls")
          : t("rehearsal.done", { seen: found.seen, judged: found.judged, calls: found.calls.length, flips })}{" "}
        {!running && found.judged > 0 && flips === 0 && t("rehearsal.none")}
      </p>
      {found.total >= 500 && <p className="quiet">{t("rehearsal.capped", { total: found.total })}</p>}
      {flips > 0 && (
        <div className="columns rehearsal-found">
          <section className="section">
            <h2>{t("rehearsal.by_call")}</h2>
            <ul className="rows">
              {shown.map((call) => (
                <CallItem key={call.id} call={call} wordsOf={wordsOf} />
              ))}
            </ul>
          </section>
          <section className="section">
            <h2>{t("rehearsal.by_rule")}</h2>
            <ul className="rows">
              <li>
                <Button type={rule === "" ? "default" : "text"} size="small" onClick={() => setRule("")}>
                  {t("rehearsal.all_rules")}
                </Button>
              </li>
              {rules.map(({ rule: id, changes }) => (
                <li key={id}>
                  <Button type={rule === id ? "default" : "text"} size="small" onClick={() => setRule(id)}>
                    <code>{id}</code>
                  </Button>
                  <div className="one-line quiet">{wordsOf(id)}</div>
                  {changes.map(({ flip, count }) => (
                    <div key={`${flip.before?.verdict}-${flip.after?.verdict}`} className="rehearsal-change">
                      <Change flip={flip} /> <b>× {count}</b>
                    </div>
                  ))}
                </li>
              ))}
            </ul>
          </section>
        </div>
      )}
    </div>
  );
}

function CallItem({ call, wordsOf }: { call: CallFlips; wordsOf: (rule: string) => string }) {
  const t = useWords();
  const { when } = useMoments();
  const agent = useLive((live) => (call.agent ? `${live.agents[call.agent]?.name ?? ""} ${call.agent}`.trim() : ""));
  return (
    <li data-testid="rehearsal-call" data-call={call.id}>
      <Link to={`/calls/${call.id}`}>{when(call.started_at)}</Link> <span className="quiet">{agent}</span>
      {call.flips.map((flip) => {
        const at = flip.after?.start ?? flip.before?.start ?? null;
        return (
          <div key={flip.rule} className="rehearsal-change" data-rule={flip.rule}>
            <span className="rehearsal-rule one-line" title={flip.rule}>
              {wordsOf(flip.rule) || flip.rule}
            </span>
            <Change flip={flip} />
            {at !== null && <Link to={`/calls/${call.id}?at=${at}`}>{t("rehearsal.at", { time: formatDuration(at) })}</Link>}
          </div>
        );
      })}
    </li>
  );
}

function Change({ flip }: { flip: Flip }) {
  return (
    <span className="rehearsal-flip">
      <Was verdict={flip.before} other={flip.after} />
      <ArrowRightOutlined aria-label="→" />
      <Was verdict={flip.after} other={flip.before} />
    </span>
  );
}

function Was({ verdict, other }: { verdict: Verdict | null; other: Verdict | null }) {
  const t = useWords();
  // Forbidden words that were not found have no verdict: they are as good as not said.
  if (!verdict && other?.kind === "forbidden") return <VerdictSign verdict="not_said" forbidden />;
  if (!verdict) return <span className="quiet">{t("rehearsal.nothing")}</span>;
  return <VerdictSign verdict={verdict.verdict} forbidden={verdict.kind === "forbidden"} />;
}
