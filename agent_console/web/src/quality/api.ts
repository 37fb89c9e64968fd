/** What the quality pages ask of the centre. */
import type { components } from "../protocol/schema";
import { address, type Page, request } from "../protocol/http";
import type { Asked } from "../protocol/types";

type Schemas = components["schemas"];

export type Card = Schemas["CardView"];
export type CardSummary = Schemas["CardSummary"];
export type CardItem = Schemas["CardItemView"];
export type CardState = Schemas["CardState"];
export type Change = Schemas["ChangeView"];
export type ReviewReason = Schemas["ReviewReason"];
export type Section = Schemas["Section"];
export type RuleWeight = Schemas["RuleWeightView"];
export type Slip = Schemas["SlipView"];
export type SlipState = Schemas["SlipState"];
export type SlipDeed = Schemas["SlipDeed"];
export type Appeal = Schemas["AppealView"];
export type AppealAction = Schemas["AppealAction"];
export type AppealEntry = Schemas["AppealEntryView"];
export type AppealState = Schemas["AppealState"];
export type Level = Schemas["Level"];
export type Evidence = Schemas["EvidenceBody"];
export type Credit = Schemas["CreditView"];
export type CreditBoard = Schemas["CreditBoard"];
export type Corrective = Schemas["CorrectiveActionView"];
export type CorrectiveState = Schemas["ActionState"];
export type CorrectiveStep = Schemas["ActionStep"];
export type Month = Schemas["MonthView"];
export type MonthSum = Schemas["MonthSumView"];
export type RuleAccuracy = Schemas["RuleAccuracyView"];
export type RuleAccuracyDetail = Schemas["RuleAccuracyDetail"];

export type CardsAsked = Asked<"/api/v1/score-cards">;
export type SlipsAsked = Asked<"/api/v1/fault-slips">;
export type AppealsAsked = Asked<"/api/v1/appeals">;
export type CorrectiveAsked = Asked<"/api/v1/corrective-actions">;
export type AccuracyAsked = Asked<"/api/v1/reports/quality/rules">;

const id = encodeURIComponent;

export const quality = {
  cards: (query: CardsAsked) => request<Page<CardSummary>>("GET", "/score-cards", { query }),
  card: (call: string) => request<Card>("GET", `/score-cards/${id(call)}`),
  changeItem: (call: string, rule: string, body: Schemas["CardItemChange"]) =>
    request<Card>("PATCH", `/score-cards/${id(call)}/items/${id(rule)}`, { body }),
  addItem: (call: string, body: Schemas["NewCardItem"]) =>
    request<Card>("POST", `/score-cards/${id(call)}/items`, { body }),
  confirmCard: (call: string) => request<Card>("POST", `/score-cards/${id(call)}/confirm`),

  slips: (query: SlipsAsked) => request<Page<Slip>>("GET", "/fault-slips", { query }),
  slip: (number: string) => request<Slip>("GET", `/fault-slips/${id(number)}`),
  changeSlip: (number: string, action: SlipDeed, reason: string) =>
    request<Slip>("PATCH", `/fault-slips/${id(number)}`, { body: { action, reason } }),

  appeals: (query: AppealsAsked) => request<Page<Appeal>>("GET", "/appeals", { query }),
  appeal: (appeal: string) => request<Appeal>("GET", `/appeals/${id(appeal)}`),
  fileAppeal: (body: Schemas["NewAppeal"]) => request<Appeal>("POST", "/appeals", { body }),
  decide: (appeal: string, body: Schemas["Decision"]) =>
    request<Appeal>("POST", `/appeals/${id(appeal)}/decision`, { body }),
  escalate: (appeal: string, body: Schemas["Further"]) =>
    request<Appeal>("POST", `/appeals/${id(appeal)}/escalation`, { body }),
  accept: (appeal: string) => request<Appeal>("POST", `/appeals/${id(appeal)}/acceptance`),
  withdraw: (appeal: string) => request<Appeal>("POST", `/appeals/${id(appeal)}/withdrawal`),

  creditBoard: (day: string | undefined) => request<CreditBoard>("GET", "/credits/board", { query: { day } }),
  giveCredit: (body: Schemas["NewCredit"]) => request<Credit>("POST", "/credits", { body }),
  revokeCredit: (credit: string, reason: string) =>
    request<Credit>("POST", `/credits/${id(credit)}/revocation`, { body: { reason } }),

  corrective: (query: CorrectiveAsked) => request<Page<Corrective>>("GET", "/corrective-actions", { query }),
  correctiveAction: (action: string) => request<Corrective>("GET", `/corrective-actions/${id(action)}`),
  stepCorrective: (action: string, body: Schemas["ActionChange"]) =>
    request<Corrective>("PATCH", `/corrective-actions/${id(action)}`, { body }),

  month: (month: string | undefined) => request<Month>("GET", "/reports/quality/month", { query: { month } }),
  accuracy: (query: AccuracyAsked) => request<Page<RuleAccuracy>>("GET", "/reports/quality/rules", { query }),
  ruleAccuracy: (rule: string, query: AccuracyAsked) =>
    request<RuleAccuracyDetail>("GET", `/reports/quality/rules/${id(rule)}`, { query }),
};

/** Where a list of quality work comes as a file, with the same filters. */
export function qualityCsv(path: string, query: object): string {
  return address(path, { ...query, format: "csv" });
}

export const payrollAddress = (month: string) => address("/reports/quality/payroll", { month });
