import { CommandRefused } from "../protocol/connection";
import type { Agent, AgentState, LiveCall } from "../protocol/types";
import { connection } from "../state/liveStore";
import { useReport } from "../ui/useReport";
import { openHard } from "./dueNow";

/** What an agent can do about their state and call now, and how. */
export interface DeskActions {
  canReady: boolean;
  canHangUp: boolean;
  canFinish: boolean;
  /** Connected with the customer. */
  inTalk: boolean;
  ready(): void;
  takeBreak(reason: string): void;
  hangUp(): void;
  /** To hold, or back. */
  hold(): void;
  wrongNumber(): void;
  stepIn(): void;
  play(rule: string): void;
  /** Done with the call; where hard lines need a reason, `onRulesOpen` is told instead. */
  finish(): void;
}

const HAS_LINE: readonly AgentState[] = ["ringing", "talking"];

export function useDeskActions(agent: Agent | null, live: LiveCall | null, onRulesOpen: () => void): DeskActions {
  const report = useReport();
  const call = live?.call;
  const canReady = agent !== null && agent.state !== "ready" && !(HAS_LINE.includes(agent.state) && !agent.next_state);
  const canHangUp = agent !== null && call !== undefined && call.state !== "ended" && HAS_LINE.includes(agent.state);
  const canFinish = agent?.state === "wrap_up";
  const inTalk = agent?.state === "talking" && call?.state === "talking";
  // What is open is known once the last verdicts are there; until then the centre says it.
  const blocked = canFinish && live !== null && openHard(live.stages).length > 0;
  const finishing = (work: Promise<void>) =>
    void report(
      work.catch((error: unknown) => {
        if (error instanceof CommandRefused && error.code === "wrap_up.rules_open") onRulesOpen();
        throw error;
      }),
    );
  return {
    canReady,
    canHangUp,
    canFinish,
    inTalk,
    hold() {
      if (!inTalk || !live || !call) return;
      const name = live.line.on_hold ? "resume" : "hold";
      void report(connection.command({ name, call_id: call.id }));
    },
    wrongNumber() {
      if (inTalk && call) void report(connection.command({ name: "mark_wrong_number", call_id: call.id }));
    },
    stepIn() {
      if (inTalk && call && live?.line.automatic) void report(connection.command({ name: "stop_automatic", call_id: call.id }));
    },
    play(rule) {
      if (inTalk && call) void report(connection.command({ name: "play_line", call_id: call.id, rule }));
    },
    ready() {
      if (canReady && blocked) onRulesOpen();
      else if (canReady && canFinish) finishing(connection.command({ name: "set_state", state: "ready", reason: null, user: null }));
      else if (canReady) void report(connection.command({ name: "set_state", state: "ready", reason: null, user: null }));
    },
    takeBreak(reason) {
      void report(connection.command({ name: "set_state", state: "break", reason, user: null }));
    },
    hangUp() {
      if (canHangUp) void report(connection.command({ name: "hang_up", call_id: call.id }));
    },
    finish() {
      if (canFinish && blocked) onRulesOpen();
      else if (canFinish) finishing(connection.command({ name: "finish_wrap_up" }));
    },
  };
}
