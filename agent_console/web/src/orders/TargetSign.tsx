import {
  CheckCircleFilled,
  ClockCircleOutlined,
  ExclamationCircleFilled,
  FieldTimeOutlined,
  FireFilled,
  MinusCircleOutlined,
  PauseCircleOutlined,
  WarningFilled,
} from "@ant-design/icons";
import type { ReactNode } from "react";
import { useWords } from "../i18n/LanguageProvider";
import type { Order } from "../protocol/types";
import { useInLanguage } from "../quality/useNames";
import { useNow } from "../state/clock";
import { Sign, type Tone } from "../ui/Sign";
import type { Target, Urgency } from "./api";
import { secondsLeft, spanWords, standing, targetKey, type Standing } from "./targets";
import { useService } from "./useService";

const LOOK: Record<Standing, readonly [icon: ReactNode, tone: Tone]> = {
  met: [<CheckCircleFilled />, "good"],
  met_late: [<ExclamationCircleFilled />, "warning"],
  paused: [<PauseCircleOutlined />, "warning"],
  overdue: [<ExclamationCircleFilled />, "bad"],
  near: [<WarningFilled />, "warning"],
  running: [<ClockCircleOutlined />, "quiet"],
  void: [<MinusCircleOutlined />, "quiet"],
};

/** One target: what is to happen, and how long there is left, or how long it is past; ticking. */
export function TargetSign({ target, order }: { target: Target; order: Pick<Order, "state" | "waiting" | "service_type"> }) {
  const t = useWords();
  const now = useNow();
  const where = standing(target, order, now);
  const { key, values } = spanWords(Math.abs(secondsLeft(target, now)));
  const step = useStepName(target.step && order.service_type, target.step);
  const kind = step || t(`order.target.${target.kind}`);
  const word =
    where === "paused" && order.waiting
      ? t("order.target_paused", { kind, reason: t(`order.stop.${order.waiting.reason}`) })
      : t(`order.target_${where}`, { kind, left: t(key, values) });
  const [icon, tone] = LOOK[where];
  return (
    <span data-testid="order-target" data-kind={targetKey(target)} data-standing={where} role="timer" aria-live="off">
      <Sign icon={icon} tone={tone} word={word} />
    </span>
  );
}

/** What a step of a service type is called; empty until that is known. */
function useStepName(service: string, step: string): string {
  const inLanguage = useInLanguage();
  const whole = useService(service);
  const found = whole && [...whole.check_list, ...whole.steps].find((one) => one.id === step);
  return found ? inLanguage(found.name) : "";
}

/** The countdown of a list: the target that is due first, or why the clocks stand still. */
export function DueSign({ order }: { order: Pick<Order, "state" | "waiting" | "service_type" | "due" | "targets"> }) {
  const t = useWords();
  if (order.due) return <TargetSign target={order.due} order={order} />;
  if (order.waiting) {
    return <Sign icon={<PauseCircleOutlined />} tone="warning" word={t(`order.stop.${order.waiting.reason}`)} />;
  }
  return <span className="quiet">—</span>;
}

/** Nothing for ordinary orders: only what is urgent is said. */
export function UrgencySign({ urgency }: { urgency: Urgency }) {
  const t = useWords();
  if (urgency === "normal") return null;
  const icon = urgency === "emergency" ? <FireFilled /> : <FieldTimeOutlined />;
  return <Sign icon={icon} tone={urgency === "emergency" ? "bad" : "warning"} word={t(`order.urgency.${urgency}`)} />;
}
