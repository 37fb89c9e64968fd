import type { Agent, AgentState, LiveCall } from "../protocol/types";
import { connection } from "../state/liveStore";
import { useReport } from "../ui/useReport";

/** What an agent can do about their state and call now, and how. */
export interface DeskActions {
  canReady: boolean;
  canHangUp: boolean;
  canFinish: boolean;
  ready(): void;
  takeBreak(reason: string): void;
  hangUp(): void;
  finish(): void;
}

const HAS_LINE: readonly AgentState[] = ["ringing", "talking"];

export function useDeskActions(agent: Agent | null, live: LiveCall | null): DeskActions {
  const report = useReport();
  const call = live?.call;
  const canReady = agent !== null && agent.state !== "ready" && !(HAS_LINE.includes(agent.state) && !agent.next_state);
  const canHangUp = agent !== null && call !== undefined && call.state !== "ended" && HAS_LINE.includes(agent.state);
  const canFinish = agent?.state === "wrap_up";
  return {
    canReady,
    canHangUp,
    canFinish,
    ready() {
      if (canReady) void report(connection.command({ name: "set_state", state: "ready", reason: null, user: null }));
    },
    takeBreak(reason) {
      void report(connection.command({ name: "set_state", state: "break", reason, user: null }));
    },
    hangUp() {
      if (canHangUp) void report(connection.command({ name: "hang_up", call_id: call.id }));
    },
    finish() {
      if (canFinish) void report(connection.command({ name: "finish_wrap_up" }));
    },
  };
}
