import { HourglassOutlined } from "@ant-design/icons";
import { useMemo } from "react";
import { Link } from "react-router";
import { useWords } from "../i18n/LanguageProvider";
import { useLive } from "../state/liveStore";
import { Counter } from "../ui/Counter";
import { CustomerName } from "../ui/CustomerName";
import { Phone } from "../ui/Phone";
import { CallSign } from "../ui/signs";

/** Who waits, longest first, each with their own clock; under them, not counted, who is being greeted. */
export function WaitingCalls() {
  const t = useWords();
  const queues = useLive((live) => live.queues);
  const calls = useLive((live) => live.calls);
  const waiting = useMemo(
    () =>
      Object.values(queues)
        .flatMap((queue) => queue.waiting.map((w) => ({ ...w, queue })))
        .sort((a, b) => a.since.localeCompare(b.since)),
    [queues],
  );
  const arriving = useMemo(
    () =>
      Object.values(calls)
        .filter(({ call }) => call.state === "ringing" || call.state === "greeting")
        .sort((a, b) => a.call.started_at.localeCompare(b.call.started_at)),
    [calls],
  );
  return (
    <section className="section" aria-label={t("board.waiting")}>
      <h2>
        <HourglassOutlined /> {t("board.waiting")} {waiting.length}
      </h2>
      {waiting.length === 0 && <p className="quiet">{t("board.no_waiting")}</p>}
      <ul className="rows rows-wide">
        {waiting.map(({ call_id, since, queue }) => {
          const live = calls[call_id];
          return (
            <li key={call_id} data-testid="waiting-call">
              <strong className="board-clock">
                <Counter since={since} />
              </strong>
              <Link to={`/calls/${call_id}`}>
                {live ? <Phone number={live.call.customer_number} /> : t("call.detail")}
              </Link>
              <span className="grow"><CustomerName customer={live?.customer} /></span>
              <span className="quiet">{queue.name}</span>
              {live && <CallSign state={live.call.state} />}
            </li>
          );
        })}
        {arriving.map(({ call, customer }) => (
          <li key={call.id} data-testid="arriving-call">
            <span className="board-clock quiet">
              <Counter since={call.started_at} />
            </span>
            <Link to={`/calls/${call.id}`}>
              <Phone number={call.customer_number} />
            </Link>
            <span className="grow"><CustomerName customer={customer} /></span>
            <CallSign state={call.state} />
          </li>
        ))}
      </ul>
    </section>
  );
}
