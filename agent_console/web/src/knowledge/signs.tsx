import {
  CheckCircleFilled,
  ClockCircleOutlined,
  EditOutlined,
  HourglassOutlined,
  SolutionOutlined,
  StopOutlined,
} from "@ant-design/icons";
import type { ReactNode } from "react";
import { useWords } from "../i18n/LanguageProvider";
import { Sign, type Tone } from "../ui/Sign";
import type { AnswerState } from "./api";

const STATE: Record<AnswerState, readonly [icon: ReactNode, tone: Tone]> = {
  draft: [<EditOutlined />, "quiet"],
  waiting: [<HourglassOutlined />, "warning"],
  in_force: [<CheckCircleFilled />, "good"],
  retired: [<StopOutlined />, "quiet"],
};

export function AnswerSign({ state }: { state: AnswerState }) {
  const t = useWords();
  const [icon, tone] = STATE[state];
  return <Sign icon={icon} tone={tone} word={t(`answer.state.${state}`)} />;
}

export function ExpiredSign() {
  const t = useWords();
  return <Sign icon={<ClockCircleOutlined />} tone="bad" word={t("answer.expired")} />;
}

export function ReadingSign() {
  const t = useWords();
  return <Sign icon={<SolutionOutlined />} tone="busy" word={t("answer.required_reading")} />;
}
