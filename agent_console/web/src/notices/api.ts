/** What people of the centre are told, and what the bell asks of the centre. */
import { type Page, request } from "../protocol/http";
import type { components } from "../protocol/schema";
import type { Asked } from "../protocol/types";

type Schemas = components["schemas"];

export type Notice = Schemas["NoticeView"];
export type NoticeKind = Schemas["NoticeKind"];
export type Unseen = Schemas["UnseenView"];
export type NoticesAsked = Asked<"/api/v1/notices">;

export const notices = {
  mine: (query: NoticesAsked) => request<Page<Notice>>("GET", "/notices", { query }),
  unseen: () => request<Unseen>("GET", "/notices/unseen"),
  see: (id: string) => request<Notice>("POST", `/notices/${encodeURIComponent(id)}/seen`),
  seeAll: (until: string) => request<Unseen>("POST", "/notices/seen", { body: { until } }),
  about: (order: string) => request<Page<Notice>>("GET", `/work-orders/${encodeURIComponent(order)}/notices`),
};
