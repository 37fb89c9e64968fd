import {
  BellOutlined,
  CarOutlined,
  CheckCircleFilled,
  CheckCircleOutlined,
  ClockCircleOutlined,
  CloseCircleFilled,
  CoffeeOutlined,
  EditOutlined,
  EnvironmentOutlined,
  ExclamationCircleOutlined,
  FileDoneOutlined,
  HourglassOutlined,
  LoadingOutlined,
  MessageOutlined,
  PauseCircleOutlined,
  PhoneFilled,
  PhoneOutlined,
  PoweroffOutlined,
  QuestionCircleFilled,
  SendOutlined,
  SmileOutlined,
  SoundOutlined,
  StopOutlined,
  ToolOutlined,
  UserSwitchOutlined,
} from "@ant-design/icons";
import type { ReactNode } from "react";
import { useWords } from "../i18n/LanguageProvider";
import type { AgentState, CallbackState, CallState, EndCause, OrderState, Outcome, Verdicts } from "../protocol/types";
import { Sign, type Tone } from "./Sign";

type Look = readonly [icon: ReactNode, tone: Tone];

const AGENT: Record<AgentState, Look> = {
  offline: [<PoweroffOutlined />, "quiet"],
  ready: [<CheckCircleFilled />, "good"],
  break: [<CoffeeOutlined />, "warning"],
  ringing: [<BellOutlined />, "busy"],
  talking: [<PhoneFilled />, "busy"],
  wrap_up: [<EditOutlined />, "warning"],
};
const CALL: Record<CallState, Look> = {
  ringing: [<BellOutlined />, "warning"],
  greeting: [<SoundOutlined />, "busy"],
  waiting: [<HourglassOutlined />, "warning"],
  offered: [<BellOutlined />, "busy"],
  dialling: [<PhoneOutlined />, "busy"],
  talking: [<PhoneFilled />, "good"],
  ended: [<CheckCircleOutlined />, "quiet"],
};
const CAUSE: Record<EndCause, Look> = {
  completed: [<CheckCircleOutlined />, "good"],
  abandoned: [<CloseCircleFilled />, "bad"],
  cancelled: [<StopOutlined />, "quiet"],
  busy: [<StopOutlined />, "warning"],
  no_answer: [<StopOutlined />, "warning"],
  declined: [<StopOutlined />, "warning"],
  unreachable: [<StopOutlined />, "warning"],
  agent_unavailable: [<StopOutlined />, "warning"],
  callback_taken: [<PhoneOutlined />, "busy"],
  self_served: [<CheckCircleOutlined />, "good"],
  informed: [<SoundOutlined />, "good"],
  interrupted: [<ExclamationCircleOutlined />, "bad"],
  failed: [<ExclamationCircleOutlined />, "bad"],
};
const ORDER: Record<OrderState, Look> = {
  registered: [<EditOutlined />, "warning"],
  dispatched: [<SendOutlined />, "busy"],
  accepted: [<UserSwitchOutlined />, "busy"],
  on_the_way: [<CarOutlined />, "busy"],
  on_site: [<EnvironmentOutlined />, "busy"],
  in_progress: [<ToolOutlined />, "busy"],
  waiting: [<PauseCircleOutlined />, "warning"],
  not_done: [<ExclamationCircleOutlined />, "bad"],
  done: [<CheckCircleFilled />, "good"],
  answered: [<MessageOutlined />, "good"],
  visited: [<SmileOutlined />, "good"],
  closed: [<FileDoneOutlined />, "quiet"],
  cancelled: [<StopOutlined />, "quiet"],
};
const CALLBACK: Record<CallbackState, Look> = {
  scheduled: [<ClockCircleOutlined />, "busy"],
  dialling: [<LoadingOutlined />, "busy"],
  carried: [<PhoneOutlined />, "busy"],
  done: [<CheckCircleFilled />, "good"],
  handed_over: [<ExclamationCircleOutlined />, "bad"],
  cancelled: [<StopOutlined />, "quiet"],
};
const VERDICT: Record<Verdicts | "open", Look> = {
  said: [<CheckCircleFilled />, "good"],
  not_said: [<CloseCircleFilled />, "bad"],
  unclear: [<QuestionCircleFilled />, "warning"],
  open: [<ClockCircleOutlined />, "quiet"],
};

function sign([icon, tone]: Look, word: string) {
  return <Sign icon={icon} tone={tone} word={word} />;
}

/** The reason replaces nothing: `小休 · 用餐`. */
export function AgentSign({ state, reason }: { state: AgentState; reason?: string | null }) {
  const t = useWords();
  const why = state === "break" && isReason(reason) ? ` · ${t(`agent.reason.${reason}`)}` : "";
  return sign(AGENT[state], t(`agent.state.${state}`) + why);
}

export function CallSign({ state, cause }: { state: CallState; cause?: EndCause | null }) {
  const t = useWords();
  return cause ? sign(CAUSE[cause], t(`call.cause.${cause}`)) : sign(CALL[state], t(`call.state.${state}`));
}

export function OrderSign({ state }: { state: OrderState }) {
  return sign(ORDER[state], useWords()(`order.state.${state}`));
}

export function CallbackSign({ state }: { state: CallbackState }) {
  return sign(CALLBACK[state], useWords()(`callback.state.${state}`));
}

export function OutcomeSign({ outcome }: { outcome: Outcome | null }) {
  const t = useWords();
  const look: Look = outcome === "connected" ? VERDICT.said : outcome === null ? CALLBACK.dialling : CAUSE.busy;
  return sign(look, t(`outcome.${outcome ?? "running"}`));
}

export function VerdictSign({ verdict, forbidden }: { verdict: Verdicts | null; forbidden?: boolean }) {
  const t = useWords();
  const word = t(`verdict.${verdict ?? "open"}`);
  // A forbidden phrase is bad when it was said.
  if (forbidden) return sign(verdict === "said" ? VERDICT.not_said : verdict === "unclear" ? VERDICT.unclear : VERDICT.said, word);
  return sign(VERDICT[verdict ?? "open"], word);
}

export const BREAK_REASONS = ["rest", "meal", "training", "meeting", "away", "other"] as const;
const GIVEN_BY_SYSTEM = ["login", "missed_call", "connection_lost"] as const;
type Reason = (typeof BREAK_REASONS)[number] | (typeof GIVEN_BY_SYSTEM)[number];

export function isReason(reason: string | null | undefined): reason is Reason {
  return ([...BREAK_REASONS, ...GIVEN_BY_SYSTEM] as readonly (string | null | undefined)[]).includes(reason);
}
