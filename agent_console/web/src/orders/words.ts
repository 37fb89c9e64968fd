/** States, actions and the like in the order people go through them. */
import type { OrderAction, OrderState } from "../protocol/types";
import type { Stop, TargetKind, Urgency, WithLead } from "./api";

export const ORDER_STATES = [
  "registered",
  "dispatched",
  "accepted",
  "on_the_way",
  "on_site",
  "in_progress",
  "waiting",
  "not_done",
  "done",
  "answered",
  "visited",
  "closed",
  "cancelled",
] as const satisfies readonly OrderState[];

export const ORDER_ACTIONS = [
  "dispatch",
  "accept",
  "depart",
  "arrive",
  "start",
  "resume",
  "finish",
  "answer",
  "visit",
  "close",
  "wait",
  "fail",
  "decline",
  "reopen",
  "cancel",
] as const satisfies readonly OrderAction[];

export const URGENCIES = ["normal", "urgent", "emergency"] as const satisfies readonly Urgency[];
export const STOPS = ["waiting_for_customer", "waiting_for_parts", "waiting_for_approval"] as const satisfies readonly Stop[];
export const TARGETS = ["accept", "on_site", "done", "answered", "report", "step"] as const satisfies readonly TargetKind[];
export const WITH_LEAD = ["bounced", "unanswered", "escalated"] as const satisfies readonly WithLead[];
export const SATISFACTIONS = ["satisfied", "neutral", "dissatisfied"] as const;
