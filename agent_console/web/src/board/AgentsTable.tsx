import { MoreOutlined, TeamOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useMemo } from "react";
import { Link } from "react-router";
import { useWords } from "../i18n/LanguageProvider";
import type { Agent, AgentState } from "../protocol/types";
import { connection, useLive } from "../state/liveStore";
import { useMay } from "../state/session";
import { Counter } from "../ui/Counter";
import { AgentSign, BREAK_REASONS } from "../ui/signs";
import { useReport } from "../ui/useReport";

const ORDER: readonly AgentState[] = ["ringing", "talking", "wrap_up", "ready", "break", "offline"];

/** Who is here and what they do, each with their own clock; a lead can change their state. */
export function AgentsTable() {
  const t = useWords();
  const agents = useLive((live) => live.agents);
  const steers = useMay("steer_agents");
  const here = useMemo(
    () =>
      Object.values(agents).sort(
        (a, b) => Number(a.state === "offline") - Number(b.state === "offline") || a.user.localeCompare(b.user),
      ),
    [agents],
  );
  const count = (state: AgentState) => here.filter((a) => a.state === state).length;
  return (
    <section className="section" aria-label={t("board.agents")}>
      <h2>
        <TeamOutlined /> {t("board.agents")}
      </h2>
      <p className="agent-counts">
        {ORDER.filter((state) => count(state) > 0).map((state) => (
          <span key={state}>
            <AgentSign state={state} /> {count(state)}
          </span>
        ))}
      </p>
      {here.length === 0 && <p className="quiet">{t("board.no_agents")}</p>}
      <ul className="rows rows-wide agent-rows">
        {here.map((agent) => (
          <li key={agent.user} data-testid="agent-row" data-user={agent.user} data-state={agent.state}>
            <Link className="agent-name" to={`/calls?agent=${agent.user}`}>
              {agent.name} {agent.user}
            </Link>
            <span className="grow">
              <AgentSign state={agent.state} reason={agent.reason} />
              {!agent.phone_registered && agent.state !== "offline" && (
                <span className="sign sign-bad agent-phone">⚠ {t("desk.phone_missing")}</span>
              )}
            </span>
            <strong className="board-clock">{agent.state !== "offline" && <Counter since={agent.since} />}</strong>
            {steers && <Steer agent={agent} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Steer({ agent }: { agent: Agent }) {
  const t = useWords();
  const report = useReport();
  const items = [
    { key: "ready", label: t("board.set_ready") },
    ...BREAK_REASONS.map((reason) => ({ key: reason, label: `${t("board.set_break")} · ${t(`agent.reason.${reason}`)}` })),
  ];
  const steer = (key: string) =>
    void report(
      connection.command({
        name: "set_state",
        user: agent.user,
        state: key === "ready" ? "ready" : "break",
        reason: key === "ready" ? null : key,
      }),
    );
  return (
    <Dropdown trigger={["click"]} menu={{ items, onClick: ({ key }) => steer(key) }}>
      <Button size="small" type="text" icon={<MoreOutlined />} aria-label={`${agent.name} ${t("board.steer")}`} />
    </Dropdown>
  );
}
