import { Result, Tabs } from "antd";
import { useRef, useState } from "react";
import { CallReasons } from "../callbacks/CallReasons";
import { CallbackForm } from "../callbacks/CallbackForm";
import { useWords } from "../i18n/LanguageProvider";
import { ShortcutHelp } from "../keys/ShortcutHelp";
import { SHORTCUTS } from "../keys/shortcuts";
import { useShortcuts } from "../keys/useShortcuts";
import { OrderForm } from "../orders/OrderForm";
import { ReadingDue } from "../knowledge/ReadingDialog";
import { now } from "../protocol/serverTime";
import type { Agent } from "../protocol/types";
import { useLive } from "../state/liveStore";
import { myAgent, myCall } from "../state/session";
import { Transcript } from "../transcript/Transcript";
import { Answers } from "./Answers";
import { CallCard } from "./CallCard";
import { Coach } from "./Coach";
import { CustomerCard } from "./CustomerCard";
import { DueLines } from "./DueLines";
import { DueNow } from "./DueNow";
import { lineDueNow, openHard } from "./dueNow";
import { ExcuseDialog } from "./ExcuseDialog";
import { MyVoice } from "./MyVoice";
import { MyWork } from "./MyWork";
import { StateBar } from "./StateBar";
import { useDeskActions } from "./useDeskActions";
import { useSubject } from "./useSubject";
import "./desk.css";

/** The agent's one screen. */
export function DeskPage() {
  const t = useWords();
  const agent = useLive(myAgent);
  if (!agent) return <Result title={t("desk.not_agent")} subTitle={t("desk.not_agent_hint")} />;
  return <Desk agent={agent} />;
}

type Tab = "order" | "callback";

function Desk({ agent }: { agent: Agent }) {
  const t = useWords();
  const live = useLive(myCall);
  const deaf = useLive((l) => l.speech === "deaf");
  const [excusing, setExcusing] = useState(false);
  const [voiceOpen, setVoiceOpen] = useState(false);
  const actions = useDeskActions(agent, live, () => setExcusing(true));
  const openRules = live && agent.state === "wrap_up" ? openHard(live.stages) : [];
  // While it only rings, what one is reading and writing stays; the call takes its place when it is picked up.
  const inCall = agent.state === "ringing" ? null : live;
  const { subject, earlier, letGo } = useSubject(inCall);
  const [tab, setTab] = useState<Tab>("order");
  const [breakOpen, setBreakOpen] = useState(false);
  const [helpOpen, setHelpOpen] = useState(false);
  const [editing, setEditing] = useState<string | null>(null);
  const forms = useRef<HTMLDivElement>(null);

  const open = (next: Tab) => {
    setTab(next);
    // Once the tab is drawn: the first field of its form.
    requestAnimationFrame(() =>
      forms.current?.querySelector<HTMLElement>(`[data-form="${next}"] :is(input, textarea)`)?.focus(),
    );
  };
  useShortcuts({
    ready: actions.ready,
    break: () => setBreakOpen(true),
    customer: () => live && setEditing(live.call.id),
    order: () => open("order"),
    callback: () => open("callback"),
    play: () => {
      const line = live && lineDueNow(live.stages, (now() - Date.parse(live.call.started_at)) / 1000);
      if (line) actions.play(line.rule);
    },
    hold: actions.hold,
    wrong_number: actions.wrongNumber,
    step_in: actions.stepIn,
    hang_up: actions.hangUp,
    finish: actions.finish,
    help: () => setHelpOpen((shown) => !shown),
  });

  const formKey = subject?.call.id ?? "none";
  return (
    <div className="desk">
      <StateBar
        agent={agent}
        actions={actions}
        breakOpen={breakOpen}
        onBreakOpen={setBreakOpen}
        onHelp={() => setHelpOpen(true)}
      />
      <div className="desk-left">
        <CallCard agent={agent} live={live} actions={actions} />
        {live?.call.callback_id && <CallReasons key={live.call.id} callId={live.call.id} />}
        {live && (
          <CustomerCard
            live={live}
            editing={editing === live.call.id}
            onEdit={(on) => setEditing(on ? live.call.id : null)}
          />
        )}
        <ReadingDue />
      </div>
      <div className="desk-middle">
        {inCall ? (
          <>
            <DueLines live={inCall} onMyVoice={() => setVoiceOpen(true)}>
              {inCall.call.state === "talking" && <DueNow live={inCall} onPlay={actions.play} />}
            </DueLines>
            <Coach
              live={inCall}
              openRules={openRules.length}
              onStepIn={actions.stepIn}
              onExcuse={() => setExcusing(true)}
            />
            <div className="panel desk-transcript">
              <header className="panel-head">
                <h2>{t("transcript.title")}</h2>
              </header>
              <Answers key={`answers ${inCall.call.id}`} callId={inCall.call.id} />
              <Transcript key={inCall.call.id} lines={inCall.transcript} deaf={deaf} />
            </div>
          </>
        ) : (
          <MyWork onMyVoice={() => setVoiceOpen(true)} />
        )}
      </div>
      <div className="desk-right panel" ref={forms}>
        <Tabs
          activeKey={tab}
          onChange={(key) => setTab(key as Tab)}
          items={[
            {
              key: "order",
              label: (
                <>
                  {t("order.form")} <kbd>{SHORTCUTS.order.hint}</kbd>
                </>
              ),
              forceRender: true,
              children: (
                <div data-form="order" className="desk-form">
                  <OrderForm
                    key={formKey}
                    call={subject?.call ?? null}
                    customer={subject?.customer ?? null}
                    onLetGo={earlier ? letGo : undefined}
                  />
                </div>
              ),
            },
            {
              key: "callback",
              label: (
                <>
                  {t("callback.form")} <kbd>{SHORTCUTS.callback.hint}</kbd>
                </>
              ),
              children: (
                <div data-form="callback" className="desk-form">
                  <CallbackForm
                    key={formKey}
                    phone={subject?.call.customer_number ?? null}
                    callId={subject?.call.id ?? null}
                  />
                </div>
              ),
            },
          ]}
        />
      </div>
      <ShortcutHelp open={helpOpen} onClose={() => setHelpOpen(false)} />
      {live && openRules.length > 0 && (
        <ExcuseDialog callId={live.call.id} lines={openRules} open={excusing} onClose={() => setExcusing(false)} />
      )}
      <MyVoice user={agent.user} open={voiceOpen} onClose={() => setVoiceOpen(false)} />
    </div>
  );
}
