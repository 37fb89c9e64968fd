import {
  BulbOutlined,
  CheckCircleFilled,
  CheckCircleOutlined,
  ClockCircleOutlined,
  ExclamationCircleFilled,
  FileTextOutlined,
  InfoCircleOutlined,
  QuestionCircleFilled,
  CloseCircleFilled,
  RightCircleOutlined,
  StarFilled,
} from "@ant-design/icons";
import { useWords } from "../i18n/LanguageProvider";
import type { DueLine, Strength } from "../protocol/types";
import { Sign } from "./Sign";

/** Whether a line must be said, should be, or helps: as an icon with its word. */
export function StrengthSign({ strength }: { strength: Strength }) {
  const t = useWords();
  const icon = { hard: <StarFilled />, soft: <InfoCircleOutlined />, hint: <BulbOutlined /> }[strength];
  const tone = ({ hard: "bad", soft: "busy", hint: "quiet" } as const)[strength];
  return <Sign icon={icon} tone={tone} word={t(`due.strength.${strength}`)} />;
}

/** Where a line stands; a tick that may still change says so. */
export function DueStateSign({ line, overdue }: { line: DueLine; overdue: boolean }) {
  const t = useWords();
  if (line.provisional) return <Sign icon={<CheckCircleOutlined />} tone="busy" word={t("due.hearing")} />;
  if (line.state === "done") {
    const word = line.played ? "due.played" : line.late ? "due.late" : "due.state.done";
    return <Sign icon={<CheckCircleFilled />} tone={line.late ? "warning" : "good"} word={t(word)} />;
  }
  if (line.state === "excused") return <Sign icon={<FileTextOutlined />} tone="quiet" word={t("due.state.excused")} />;
  if (line.verdict === "not_said") return <Sign icon={<CloseCircleFilled />} tone="bad" word={t("verdict.not_said")} />;
  if (line.verdict === "unclear") return <Sign icon={<QuestionCircleFilled />} tone="warning" word={t("verdict.unclear")} />;
  if (overdue) return <Sign icon={<ExclamationCircleFilled />} tone="bad" word={t("due.state.overdue")} />;
  if (line.state === "due") return <Sign icon={<RightCircleOutlined />} tone="busy" word={t("due.state.due")} />;
  return <Sign icon={<ClockCircleOutlined />} tone="quiet" word={t("due.state.later")} />;
}
