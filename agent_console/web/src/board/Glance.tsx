import {
  CheckCircleFilled,
  ClockCircleOutlined,
  CloseCircleFilled,
  ExclamationCircleFilled,
  WarningFilled,
} from "@ant-design/icons";
import { Tooltip } from "antd";
import type { ReactNode } from "react";
import { useWords } from "../i18n/LanguageProvider";
import type { Key } from "../i18n/words";
import type { Compliance } from "../protocol/types";
import type { Tone } from "../ui/Sign";

/** The phrasing of a call in progress at a glance: figures, each with its icon and, on asking, its word. */
export function Glance({ compliance }: { compliance: Compliance | null }) {
  const t = useWords();
  if (!compliance) return <span className="glance" />;
  const figures: [Key, number, ReactNode, Tone][] = [
    ["compliance.said", compliance.said, <CheckCircleFilled />, "good"],
    ["compliance.due", compliance.due, <ClockCircleOutlined />, "busy"],
    ["compliance.overdue", compliance.overdue, <ExclamationCircleFilled />, "bad"],
    ["compliance.missed", compliance.missed, <CloseCircleFilled />, "bad"],
    ["compliance.forbidden", compliance.forbidden.length, <WarningFilled />, "warning"],
  ];
  return (
    <span className="glance" role="group" aria-label={t("compliance.label")} data-testid="glance">
      {figures.map(([key, count, icon, tone]) => (
        <Tooltip key={key} title={t(key)}>
          <span className={`sign sign-${count > 0 ? tone : "quiet"}`} data-testid={key} aria-label={`${t(key)} ${count}`}>
            {icon} {count}
          </span>
        </Tooltip>
      ))}
    </span>
  );
}
