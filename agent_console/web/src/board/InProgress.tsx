import { EyeOutlined, PhoneFilled } from "@ant-design/icons";
import { Button } from "antd";
import { useMemo } from "react";
import { useWords } from "../i18n/LanguageProvider";
import type { LiveCall } from "../protocol/types";
import { useLive } from "../state/liveStore";
import { useMay } from "../state/session";
import { Counter } from "../ui/Counter";
import { CustomerName } from "../ui/CustomerName";
import { Phone } from "../ui/Phone";
import { CallSign } from "../ui/signs";
import { useStageName } from "../ui/useStageName";
import { Glance } from "./Glance";

/** Calls going on, with who talks and where in the script they are. */
export function InProgress({ onPeek }: { onPeek: (callId: string) => void }) {
  const t = useWords();
  const stageName = useStageName();
  const calls = useLive((live) => live.calls);
  const agents = useLive((live) => live.agents);
  const seesAll = useMay("see_all_calls");
  const running = useMemo(
    () =>
      Object.values(calls)
        .filter(({ call }) => call.state === "talking" || call.state === "dialling")
        .sort((a, b) => a.call.started_at.localeCompare(b.call.started_at)),
    [calls],
  );
  const stageOf = ({ call, stages }: LiveCall) => {
    const stage = stages.find((line) => line.current)?.stage;
    return stage ? stageName(call.script_id, stage) : "";
  };
  return (
    <section className="section" aria-label={t("board.in_progress")}>
      <h2>
        <PhoneFilled /> {t("board.in_progress")} {running.length}
      </h2>
      {!seesAll && <p className="quiet">{t("board.no_access_calls")}</p>}
      {seesAll && running.length === 0 && <p className="quiet">{t("board.no_in_progress")}</p>}
      <ul className="rows rows-wide">
        {running.map((live) => {
          const { call, customer } = live;
          return (
            <li key={call.id} data-testid="running-call" data-state={call.state}>
              <strong className="board-clock">
                <Counter since={call.connected_at ?? call.started_at} />
              </strong>
              <CallSign state={call.state} />
              <span>
                {call.direction === "outbound" ? "↗ " : ""}
                <Phone number={call.customer_number} />
              </span>
              <span className="grow one-line">
                <CustomerName customer={customer} />
                {customer && call.agent && " · "}
                {call.agent && `${agents[call.agent]?.name ?? ""} ${call.agent}`}
              </span>
              <span className="quiet">{call.state === "talking" && stageOf(live)}</span>
              <Glance compliance={call.state === "talking" ? live.compliance : null} />
              <Button size="small" icon={<EyeOutlined />} onClick={() => onPeek(call.id)} data-testid="peek">
                {t("board.peek")}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
