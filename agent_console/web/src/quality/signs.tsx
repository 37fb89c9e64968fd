import {
  AlertOutlined,
  AuditOutlined,
  CheckCircleFilled,
  CheckCircleOutlined,
  ClockCircleOutlined,
  CloseCircleFilled,
  EditOutlined,
  ExclamationCircleFilled,
  FileSearchOutlined,
  HourglassOutlined,
  QuestionCircleFilled,
  RobotOutlined,
  StopOutlined,
  ToolOutlined,
} from "@ant-design/icons";
import type { ReactNode } from "react";
import { useWords } from "../i18n/LanguageProvider";
import type { Verdicts } from "../protocol/types";
import { Sign, type Tone } from "../ui/Sign";
import type { AppealState, CardItem, CardState, CorrectiveState, ReviewReason, SlipState } from "./api";

type Look = readonly [icon: ReactNode, tone: Tone];

const CARD: Record<CardState, Look> = {
  draft: [<RobotOutlined />, "warning"],
  confirmed: [<CheckCircleFilled />, "good"],
};
const REVIEW: Record<ReviewReason, Look> = {
  severe: [<ExclamationCircleFilled />, "bad"],
  hard: [<ExclamationCircleFilled />, "warning"],
  alert: [<AlertOutlined />, "bad"],
  excused: [<EditOutlined />, "warning"],
  sampled: [<FileSearchOutlined />, "quiet"],
};
const SLIP: Record<SlipState, Look> = {
  counted: [<CheckCircleOutlined />, "bad"],
  under_appeal: [<HourglassOutlined />, "warning"],
  cancelled: [<StopOutlined />, "quiet"],
};
const APPEAL: Record<AppealState, Look> = {
  at_lead: [<HourglassOutlined />, "warning"],
  at_director: [<HourglassOutlined />, "warning"],
  at_manager: [<HourglassOutlined />, "warning"],
  decided_by_lead: [<AuditOutlined />, "busy"],
  decided_by_director: [<AuditOutlined />, "busy"],
  closed: [<CheckCircleOutlined />, "quiet"],
  withdrawn: [<StopOutlined />, "quiet"],
};
const CORRECTIVE: Record<CorrectiveState, Look> = {
  open: [<EditOutlined />, "bad"],
  planned: [<ToolOutlined />, "busy"],
  done: [<FileSearchOutlined />, "warning"],
  closed: [<CheckCircleFilled />, "good"],
  cancelled: [<StopOutlined />, "quiet"],
};

/** What a verdict means on the card, whatever the rule listens for. */
export type Finding = "fault" | "fine" | "unclear";

export function findingOf(kind: CardItem["kind"], verdict: Verdicts): Finding {
  if (verdict === "unclear") return "unclear";
  return (kind === "required") === (verdict === "not_said") ? "fault" : "fine";
}

/** The verdict that says `finding` of a rule of this kind. */
export function verdictOf(kind: CardItem["kind"], finding: Finding): Verdicts {
  if (finding === "unclear") return "unclear";
  return (kind === "required") === (finding === "fault") ? "not_said" : "said";
}

const FINDING: Record<Finding, Look> = {
  fault: [<CloseCircleFilled />, "bad"],
  fine: [<CheckCircleFilled />, "good"],
  unclear: [<QuestionCircleFilled />, "warning"],
};

export function FindingSign({ kind, verdict }: { kind: CardItem["kind"]; verdict: Verdicts }) {
  const t = useWords();
  const finding = findingOf(kind, verdict);
  return <Sign icon={FINDING[finding][0]} tone={FINDING[finding][1]} word={t(`card.item.${finding}`)} />;
}

export function CardSign({ state }: { state: CardState }) {
  const [icon, tone] = CARD[state];
  return <Sign icon={icon} tone={tone} word={useWords()(`card.state.${state}`)} />;
}

export function ReviewSigns({ reasons }: { reasons: readonly ReviewReason[] }) {
  const t = useWords();
  if (reasons.length === 0) return <>—</>;
  return (
    <span className="review-signs">
      {reasons.map((reason) => (
        <Sign key={reason} icon={REVIEW[reason][0]} tone={REVIEW[reason][1]} word={t(`card.review.${reason}`)} />
      ))}
    </span>
  );
}

export function SlipSign({ state }: { state: SlipState }) {
  const [icon, tone] = SLIP[state];
  return <Sign icon={icon} tone={tone} word={useWords()(`slip.state.${state}`)} />;
}

export function AppealSign({ state }: { state: AppealState }) {
  const [icon, tone] = APPEAL[state];
  return <Sign icon={icon} tone={tone} word={useWords()(`appeal.state.${state}`)} />;
}

export function CorrectiveSign({ state }: { state: CorrectiveState }) {
  const [icon, tone] = CORRECTIVE[state];
  return <Sign icon={icon} tone={tone} word={useWords()(`corrective.state.${state}`)} />;
}

/** A time that should have been kept. */
export function OverdueSign({ word }: { word: string }) {
  return <Sign icon={<ClockCircleOutlined />} tone="bad" word={word} />;
}
