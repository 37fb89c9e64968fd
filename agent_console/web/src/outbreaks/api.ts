/** What the incidents page asks of the centre. */
import { type Page, request } from "../protocol/http";
import type { components } from "../protocol/schema";

type Schemas = components["schemas"];

export type Outbreak = Schemas["OutbreakView"];
export type OutbreakPage = Schemas["OutbreakPage"];
export type OutbreakState = Schemas["OutbreakState"];
export type OutbreakStep = Schemas["OutbreakStep"];
export type Repeats = Schemas["RepeatsView"];

const one = (id: string) => `/outbreaks/${encodeURIComponent(id)}`;

export const outbreaks = {
  open: () => request<Page<Outbreak>>("GET", "/outbreaks", { query: { open: true } }),
  past: (cursor: string | null) => request<Page<Outbreak>>("GET", "/outbreaks", { query: { cursor, limit: 20 } }),
  get: (id: string) => request<OutbreakPage>("GET", one(id)),
  confirm: (id: string, announcement: string) =>
    request<OutbreakPage>("POST", `${one(id)}/confirmation`, { body: { announcement } }),
  announce: (id: string, announcement: string) =>
    request<OutbreakPage>("PUT", `${one(id)}/announcement`, { body: { announcement } }),
  dismiss: (id: string, reason: string) => request<OutbreakPage>("POST", `${one(id)}/dismissal`, { body: { reason } }),
  end: (id: string, note: string) => request<OutbreakPage>("POST", `${one(id)}/end`, { body: { note } }),
  repeats: () => request<Repeats>("GET", "/reports/repeats"),
};
