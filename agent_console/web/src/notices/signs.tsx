import {
  AlertFilled,
  BellOutlined,
  CalendarOutlined,
  ClockCircleOutlined,
  ExclamationCircleFilled,
  FileDoneOutlined,
  FileProtectOutlined,
  FileTextOutlined,
  HomeOutlined,
  PhoneOutlined,
  ReadOutlined,
  RiseOutlined,
  SwapOutlined,
  TeamOutlined,
} from "@ant-design/icons";
import type { ReactNode } from "react";
import { useWords } from "../i18n/LanguageProvider";
import { Sign, type Tone } from "../ui/Sign";
import type { NoticeKind } from "./api";
import { titleOf } from "./noticeWords";

type Look = readonly [icon: ReactNode, tone: Tone];

const LOOKS: Record<NoticeKind, Look> = {
  order_new: [<FileTextOutlined />, "busy"],
  order_again: [<FileTextOutlined />, "warning"],
  target_near: [<ClockCircleOutlined />, "warning"],
  target_overdue: [<ExclamationCircleFilled />, "bad"],
  escalated: [<RiseOutlined />, "bad"],
  handover: [<SwapOutlined />, "busy"],
  handover_back: [<SwapOutlined />, "warning"],
  with_lead: [<TeamOutlined />, "warning"],
  date_due: [<CalendarOutlined />, "busy"],
  date_missed: [<CalendarOutlined />, "bad"],
  approval: [<FileProtectOutlined />, "busy"],
  emergency: [<AlertFilled />, "bad"],
  report_due: [<FileDoneOutlined />, "warning"],
  outbreak: [<HomeOutlined />, "bad"],
  outbreak_over: [<HomeOutlined />, "good"],
  callback_task: [<PhoneOutlined />, "warning"],
  retention: [<FileProtectOutlined />, "quiet"],
  answer_expires: [<ReadOutlined />, "warning"],
  reading: [<ReadOutlined />, "busy"],
  shift: [<TeamOutlined />, "busy"],
};

/** What a notice is about, as an icon with its words. */
export function NoticeSign({ kind }: { kind: NoticeKind }) {
  const t = useWords();
  const [icon, tone] = LOOKS[kind] ?? [<BellOutlined />, "quiet"];
  return <Sign icon={icon} tone={tone} word={titleOf(kind, t)} />;
}
