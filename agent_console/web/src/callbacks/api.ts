/** What the console asks of the centre about callbacks, beside what every page asks. */
import { address, type Page, request } from "../protocol/http";
import type { Asked, Callback, CallbackChange, PurposeRules, Satisfaction, Wish } from "../protocol/types";

export type WishesAsked = Asked<"/api/v1/do-not-call">;

const one = (id: string) => `/callbacks/${encodeURIComponent(id)}`;

/** Grades from 1 to 5, 5 is best. */
export interface VisitFound {
  satisfaction: Satisfaction;
  attitude: number | null;
  speed: number | null;
  outcome: number | null;
  advice: string;
  complaint: string;
}

export type Change =
  | { action: "cancel" | "settle"; why?: string }
  | { action: "reschedule"; due_at: string; asked?: boolean }
  | { action: "not_convenient"; due_at: string }
  | { action: "take_over"; owner: string | null }
  | { action: "assign"; agent: string | null }
  | ({ action: "result" } & VisitFound);

export interface Done {
  id: string;
  done: boolean;
  reason: string | null;
}

export const callbackApi = {
  /** `version`: what was seen; somebody else having been first is a refusal that says what they did. */
  change: (id: string, change: Change, version?: number) => request<Callback>("PATCH", one(id), { body: change, version }),
  changeMany: (ids: readonly string[], change: Change) =>
    request<Done[]>("POST", "/callbacks/bulk", { body: { ids, change } }),
  history: (id: string) => request<CallbackChange[]>("GET", `${one(id)}/history`),
  purposes: () => request<Page<PurposeRules>>("GET", "/callbacks/purposes"),
  /** Those that a call is, or was, a try at: the one it was made for and what it carries. */
  triedIn: (call: string) => request<Page<Callback>>("GET", "/callbacks", { query: { tried_in: call } }),

  /** Numbers that are not to be called (C9). */
  wishes: (query: WishesAsked) => request<Page<Wish>>("GET", "/do-not-call", { query }),
  noteWish: (phone: string, reason: string) => request<Wish>("POST", "/do-not-call", { body: { phone, reason } }),
  takeBackWish: (phone: string) => request<void>("DELETE", `/do-not-call/${encodeURIComponent(phone)}`),
  wishesAddress: (query: WishesAsked) => address("/do-not-call", { ...query, format: "csv" }),
};
