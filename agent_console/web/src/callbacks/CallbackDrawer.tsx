import { Drawer, Spin } from "antd";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { useWords } from "../i18n/LanguageProvider";
import { api } from "../protocol/api";
import type { Callback } from "../protocol/types";
import { useLive } from "../state/liveStore";
import { useMay } from "../state/session";
import { Phone } from "../ui/Phone";
import { CallbackSign, OutcomeSign } from "../ui/signs";
import { Trouble } from "../ui/Trouble";
import { useMoments } from "../ui/useMoments";
import { CallbackActions } from "./CallbackActions";
import { CallbackHistory, VisitResult } from "./CallbackParts";
import { DueSign, WindowSign } from "./DueSign";
import { NumberWish } from "./NumberWish";
import { ASKS } from "./purposes";
import { VisitForm } from "./VisitForm";
import "./callbacks.css";

/** One callback: what was promised, every attempt (C10), and what can be done about it. */
export function CallbackDrawer({ id, known, onClose }: { id: string | null; known: Callback | undefined; onClose: () => void }) {
  const t = useWords();
  const live = useLive((l) => (id ? l.callbacks[id] : undefined));
  const { data, error, refetch } = useQuery({
    queryKey: ["callbacks", "one", id],
    queryFn: () => api.callback(id ?? ""),
    enabled: id !== null,
  });
  const callback = live ?? data ?? known;
  return (
    <Drawer title={t("callback.form")} open={id !== null} onClose={onClose} size={520}>
      {callback ? <Known callback={callback} /> : error ? <Trouble error={error} retry={() => void refetch()} /> : <Spin />}
    </Drawer>
  );
}

function Known({ callback }: { callback: Callback }) {
  const t = useWords();
  const { when } = useMoments();
  const mayBook = useMay("book_callbacks");
  return (
    <article data-testid="callback-detail" data-state={callback.state}>
      <section className="drawer-part">
        <dl className="facts">
          <dt>{t("callback.phone")}</dt>
          <dd>
            <Phone number={callback.phone} />
            <NumberWish phone={callback.phone} />
          </dd>
          <dt>{t("callback.state")}</dt>
          <dd>
            <CallbackSign state={callback.state} />
          </dd>
          <dt>{t("callback.purpose")}</dt>
          <dd>
            {t(`callback.purpose.${callback.purpose}`)} · {t(`callback.mode.${callback.mode}`)}
          </dd>
          <dt>{t("callback.promised")}</dt>
          <dd>
            {when(callback.due_at)} {callback.asked && <span className="quiet">{t("callback.asked")}</span>}
          </dd>
          {callback.latest_at && (
            <>
              <dt>{t("callback.window")}</dt>
              <dd>
                {when(callback.latest_at)} <WindowSign callback={callback} />
              </dd>
            </>
          )}
          <dt>{t("callback.next_at")}</dt>
          <dd>
            {when(callback.next_at)} {callback.state === "scheduled" && <DueSign callback={callback} />}
          </dd>
          <dt>{t("callback.reason")}</dt>
          <dd>{callback.reason}</dd>
          <dt>{t("callback.agent")}</dt>
          <dd>{callback.agent ?? t("callback.agent_anyone")}</dd>
          <dt>{t("callback.owner")}</dt>
          <dd>{callback.owner}</dd>
          {callback.carried_by && (
            <>
              <dt>{t("callback.carried_by")}</dt>
              <dd>
                <Link to={`/callbacks?state=all&id=${callback.carried_by}`}>{t("callback.form")}</Link>
              </dd>
            </>
          )}
          {callback.closed_why && (
            <>
              <dt>{t("callback.closed_why")}</dt>
              <dd>{callback.closed_why === "do_not_call" ? t("callback.do_not_call") : callback.closed_why}</dd>
            </>
          )}
          {callback.work_order && (
            <>
              <dt>{t("callback.order")}</dt>
              <dd>
                <Link to={`/orders/${callback.work_order}`}>{callback.work_order}</Link>
              </dd>
            </>
          )}
          {callback.call_id && (
            <>
              <dt>{t("order.call")}</dt>
              <dd>
                <Link to={`/calls/${callback.call_id}`}>{t("call.detail")}</Link>
              </dd>
            </>
          )}
        </dl>
      </section>
      {mayBook && ["scheduled", "handed_over"].includes(callback.state) && (
        <section className="drawer-part">
          <h2>{t("order.actions")}</h2>
          <CallbackActions callback={callback} />
        </section>
      )}
      {callback.result ? (
        <section className="drawer-part">
          <h2>{t("visit.title")}</h2>
          <VisitResult result={callback.result} />
        </section>
      ) : (
        mayBook &&
        ASKS.has(callback.purpose) &&
        ["dialling", "carried", "done", "handed_over"].includes(callback.state) && (
          <section className="drawer-part">
            <h2>{t("visit.title")}</h2>
            <VisitForm callback={callback} />
          </section>
        )
      )}
      <section className="drawer-part">
        <h2>{t("callback.attempts")}</h2>
        {callback.attempts.length === 0 && <p className="quiet">{t("callback.no_attempts")}</p>}
        <ul className="rows">
          {callback.attempts.map((attempt) => (
            <li key={attempt.call_id} data-testid="callback-attempt" data-outcome={attempt.outcome ?? ""}>
              <Link to={`/calls/${attempt.call_id}`}>{when(attempt.started_at)}</Link> <OutcomeSign outcome={attempt.outcome} />{" "}
              <span className="quiet">{attempt.agent}</span>
            </li>
          ))}
        </ul>
      </section>
      <section className="drawer-part">
        <h2>{t("callback.history")}</h2>
        <CallbackHistory callback={callback} />
      </section>
    </article>
  );
}
