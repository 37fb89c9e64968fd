import {
  BellFilled,
  CustomerServiceOutlined,
  EditOutlined,
  PauseOutlined,
  PhoneFilled,
  PhoneOutlined,
  StopOutlined,
} from "@ant-design/icons";
import { Button } from "antd";
import type { ReactNode } from "react";
import { formatDuration, secondsBetween } from "../format/duration";
import { useWords } from "../i18n/LanguageProvider";
import { SHORTCUTS } from "../keys/shortcuts";
import type { Agent, LiveCall } from "../protocol/types";
import { useLive } from "../state/liveStore";
import { Counter } from "../ui/Counter";
import { Phone } from "../ui/Phone";
import type { DeskActions } from "./useDeskActions";

/** The call of this desk, or that there is none. Rings, talks and wraps up in one place of fixed height. */
export function CallCard({ agent, live, actions }: { agent: Agent; live: LiveCall | null; actions: DeskActions }) {
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
      <p className="call-buttons">
        <Button
          size="small"
          type={live.line.on_hold ? "primary" : "default"}
          icon={live.line.on_hold ? <CustomerServiceOutlined /> : <PauseOutlined />}
          disabled={!actions.inTalk}
          onClick={actions.hold}
          aria-pressed={live.line.on_hold}
          data-testid="hold"
        >
          {t(live.line.on_hold ? "talk.resume" : "talk.hold")}
          <kbd>{SHORTCUTS.hold.hint}</kbd>
        </Button>
        <Button
          size="small"
          icon={<StopOutlined />}
          disabled={!actions.inTalk}
          onClick={actions.wrongNumber}
          data-testid="wrong-number"
        >
          {t("talk.wrong_number")}
          <kbd>{SHORTCUTS.wrong_number.hint}</kbd>
        </Button>
      </p>
    </section>
  );
}
