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
import { stepOf } from "../catalogue/stepOf";
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

interface Timed {
  target: Target;
  order: Pick<Order, "state" | "waiting" | "service_type">;
}

/** One target: what is to happen, and how long there is left, or how long it is past; ticking. */
export function TargetSign({ target, order }: Timed) {
  const t = useWords();
  if (target.step) return <StepSign target={target} order={order} />;
  return <Countdown target={target} order={order} kind={t(`order.target.${target.kind}`)} />;
}

/** A step is called as its service type calls it. */
function StepSign({ target, order }: Timed) {
  const t = useWords();
  const inLanguage = useInLanguage();
  const step = stepOf(useService(order.service_type), target.step);
  return <Countdown target={target} order={order} kind={step ? inLanguage(step.name) : t("order.target.step")} />;
}

function Countdown({ target, order, kind }: Timed & { kind: string }) {
  const t = useWords();
  const now = useNow();
  const where = standing(target, order, now);
  const { key, values } = spanWords(Math.abs(secondsLeft(target, now)));
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
