import { BellFilled, EditOutlined, PhoneFilled, PhoneOutlined } from "@ant-design/icons";
import type { ReactNode } from "react";
import { formatDuration, secondsBetween } from "../format/duration";
import { useWords } from "../i18n/LanguageProvider";
import { SHORTCUTS } from "../keys/shortcuts";
import type { Agent, LiveCall } from "../protocol/types";
import { useLive } from "../state/liveStore";
import { Counter } from "../ui/Counter";
import { Phone } from "../ui/Phone";

/** The call of this desk, or that there is none. Rings, talks and wraps up in one place of fixed height. */
export function CallCard({ agent, live }: { agent: Agent; live: LiveCall | null }) {
  const t = useWords();
  const queue = useLive((l) => (live?.call.queue ? (l.queues[live.call.queue]?.name ?? live.call.queue) : null));
  if (!live) {
    return (
      <section className="panel call-card" aria-label={t("desk.call")} data-testid="call-card" data-state="none">
        <p className="call-words quiet">
          {agent.state === "ready" ? t("desk.no_call_ready") : t("desk.no_call_break", { key: SHORTCUTS.ready.hint })}
        </p>
        {!agent.phone_registered && <p className="call-warning">⚠ {t("desk.phone_missing_hint")}</p>}
      </section>
    );
  }
  const { call } = live;
  // The agent's line is what counts here: the call's own end may take a moment longer.
  const over = call.state === "ended" || agent.state === "wrap_up";
  const shown = over ? "ended" : call.state;
  const outbound = call.direction === "outbound";
  const [icon, words, since]: [ReactNode, string, string | null] =
    over
      ? [<EditOutlined />, t("desk.wrap_up"), agent.since]
      : call.state === "talking"
        ? [<PhoneFilled />, t("desk.talking"), call.connected_at]
        : call.state === "dialling"
          ? [<PhoneOutlined />, t("desk.dialling"), agent.since]
          : [<BellFilled />, t(outbound ? "desk.ringing_out" : "desk.ringing"), agent.since];
  const talked = secondsBetween(call.connected_at, call.ended_at);
  const waited = secondsBetween(call.answered_at, call.connected_at ?? call.ended_at);
  return (
    <section
      className={`panel call-card call-card-${shown}`}
      aria-label={t("desk.call")}
      data-testid="call-card"
      data-state={shown}
    >
      <p className="call-words" role={agent.state === "ringing" ? "alert" : undefined}>
        {icon} {words}
      </p>
      <p className="call-who">
        <span className="call-number">
          <Phone number={call.customer_number} />
        </span>
        <span className="call-counter">
          <Counter since={since} />
        </span>
      </p>
      <p className="quiet call-facts">
        {t(`call.direction.${call.direction}`)}
        {queue && ` · ${queue}`}
        {waited !== null && !outbound && ` · ${t("desk.waited")} ${formatDuration(waited)}`}
        {talked !== null && ` · ${t("desk.call_time")} ${formatDuration(talked)}`}
      </p>
    </section>
  );
}
