import { CheckCircleOutlined, CoffeeOutlined, DisconnectOutlined, EditOutlined, PhoneOutlined, QuestionCircleOutlined } from "@ant-design/icons";
import { Button, Dropdown, Tooltip } from "antd";
import { useWords } from "../i18n/LanguageProvider";
import { SHORTCUTS } from "../keys/shortcuts";
import type { Agent } from "../protocol/types";
import { Counter } from "../ui/Counter";
import { Sign } from "../ui/Sign";
import { AgentSign, BREAK_REASONS } from "../ui/signs";
import type { DeskActions } from "./useDeskActions";

/** My state with its counter, my phone, and the four things I can do about calls: always there, always in place. */
export function StateBar({
  agent,
  actions,
  breakOpen,
  onBreakOpen,
  onHelp,
}: {
  agent: Agent;
  actions: DeskActions;
  breakOpen: boolean;
  onBreakOpen: (open: boolean) => void;
  onHelp: () => void;
}) {
  const t = useWords();
  const reasons = BREAK_REASONS.map((key) => ({ key, label: t(`agent.reason.${key}`) }));
  return (
    <section className="state-bar" aria-label={t("desk.state")}>
      <div className="state-now" data-testid="agent-state" data-state={agent.state} data-reason={agent.reason ?? ""}>
        <span className="state-word">
          <AgentSign state={agent.state} reason={agent.reason} />
        </span>
        <span className="state-counter">
          <Counter since={agent.since} />
        </span>
      </div>
      <div className="state-phone" data-testid="phone-state" data-registered={agent.phone_registered}>
        {agent.phone_registered ? (
          <Sign icon={<PhoneOutlined />} tone="good" word={t("desk.phone_registered")} />
        ) : (
          <Tooltip title={t("desk.phone_missing_hint")}>
            <span tabIndex={0}>
              <Sign icon={<DisconnectOutlined />} tone="bad" word={t("desk.phone_missing")} />
            </span>
          </Tooltip>
        )}
      </div>
      {agent.next_state && (
        <span className="quiet" data-testid="next-state">
          → {t("desk.after_call", { state: t(`agent.state.${agent.next_state}`) })}
        </span>
      )}
      <div className="state-actions">
        <Button
          data-testid="go-ready"
          type={agent.state === "break" || agent.state === "offline" ? "primary" : "default"}
          icon={<CheckCircleOutlined />}
          disabled={!actions.canReady}
          onClick={actions.ready}
        >
          {t("desk.ready")}
          <kbd>{SHORTCUTS.ready.hint}</kbd>
        </Button>
        <Dropdown
          trigger={["click"]}
          open={breakOpen}
          onOpenChange={onBreakOpen}
          autoFocus
          menu={{ items: reasons, onClick: ({ key }) => actions.takeBreak(key) }}
        >
          <Button data-testid="go-break" icon={<CoffeeOutlined />} aria-haspopup="menu">
            {t("desk.break")}
            <kbd>{SHORTCUTS.break.hint}</kbd>
          </Button>
        </Dropdown>
        <Button
          data-testid="hang-up"
          danger
          type={actions.canHangUp ? "primary" : "default"}
          icon={<PhoneOutlined rotate={225} />}
          disabled={!actions.canHangUp}
          onClick={actions.hangUp}
        >
          {t("desk.hang_up")}
          <kbd>{SHORTCUTS.hang_up.hint}</kbd>
        </Button>
        <Button
          data-testid="finish-wrap-up"
          type={actions.canFinish ? "primary" : "default"}
          icon={<EditOutlined />}
          disabled={!actions.canFinish}
          onClick={actions.finish}
        >
          {t("desk.finish")}
          <kbd>{SHORTCUTS.finish.hint}</kbd>
        </Button>
        <Tooltip title={`${t("keys.title")} ?`}>
          <Button type="text" icon={<QuestionCircleOutlined />} aria-label={t("keys.title")} onClick={onHelp} />
        </Tooltip>
      </div>
    </section>
  );
}
