/** What the knowledge pages and the desk ask of the centre. */
import type { components } from "../protocol/schema";
import { address, type Page, request } from "../protocol/http";
import type { Asked } from "../protocol/types";

type Schemas = components["schemas"];

export type Answer = Schemas["AnswerView"];
export type AnswerChange = Schemas["AnswerChangeView"];
export type AnswerSummary = Schemas["AnswerSummary"];
export type AnswerState = Schemas["AnswerState"];
export type AnswerVersion = Schemas["AnswerVersionView"];
export type AnswerWords = Schemas["AnswerWordsView"];
export type Category = Schemas["AnswerCategoryView"];
export type Mark = Schemas["MarkKind"];
export type MenuEntry = Schemas["MenuEntryView"];
export type NewAnswer = Schemas["NewAnswer"];
export type Offer = Schemas["OfferView"];
export type Proposal = Schemas["ProposalView"];
export type Readers = Schemas["ReadersView"];

export type AnswersAsked = Asked<"/api/v1/knowledge">;

const id = encodeURIComponent;

export const knowledge = {
  answers: (query: AnswersAsked) => request<Page<AnswerSummary>>("GET", "/knowledge", { query }),
  answer: (answer: string) => request<Answer>("GET", `/knowledge/${id(answer)}`),
  categories: () => request<Page<Category>>("GET", "/knowledge/categories"),
  menu: () => request<Page<MenuEntry>>("GET", "/knowledge/menu"),
  write: (body: NewAnswer) => request<Answer>("POST", "/knowledge", { body }),
  change: (answer: string, body: Schemas["ChangedAnswer"]) => request<Answer>("PUT", `/knowledge/${id(answer)}`, { body }),
  publish: (answer: string) => request<Answer>("POST", `/knowledge/${id(answer)}/publication`),
  release: (answer: string, reason: string) =>
    request<Answer>("POST", `/knowledge/${id(answer)}/release`, { body: { reason } }),
  retire: (answer: string, reason: string) =>
    request<Answer>("POST", `/knowledge/${id(answer)}/retirement`, { body: { reason } }),
  versions: (answer: string) => request<Page<AnswerVersion>>("GET", `/knowledge/${id(answer)}/versions`),
  history: (answer: string) => request<Page<AnswerChange>>("GET", `/knowledge/${id(answer)}/history`),
  readers: (answer: string) => request<Readers>("GET", `/knowledge/${id(answer)}/readers`),
  unread: () => request<Page<AnswerVersion>>("GET", "/knowledge/unread"),
  sign: (answer: string, version: number) =>
    request<void>("POST", `/knowledge/${id(answer)}/signatures`, { body: { version } }),
  mark: (answer: string, call_id: string, mark: Mark) =>
    request<void>("POST", `/knowledge/${id(answer)}/marks`, { body: { call_id, mark } }),
  offered: (call: string) => request<Page<Offer>>("GET", `/calls/${id(call)}/answers`),
  /** `serviceType`: the one that is chosen; empty: none yet. */
  proposals: (call: string, serviceType: string) =>
    request<Page<Proposal>>("GET", `/calls/${id(call)}/proposals`, { query: { service_type: serviceType } }),
};

/** The list as a file, with the same filters. */
export const knowledgeCsv = (query: object) => address("/knowledge", { ...query, format: "csv" });
