/** What the morning page asks of the centre. */
import { address, type Page, request } from "../protocol/http";
import type { components } from "../protocol/schema";

type Schemas = components["schemas"];

export type Morning = Schemas["MorningView"];
export type ShiftHandover = Schemas["ShiftHandoverView"];

export const morning = {
  sheet: (day: string | undefined) => request<Morning>("GET", "/reports/morning", { query: { day } }),
  fileAddress: (day: string | undefined, format: "csv" | "xlsx") => address("/reports/morning/rows", { day, format }),
  shifts: (cursor: string | null) => request<Page<ShiftHandover>>("GET", "/handovers/shift", { query: { cursor, limit: 5 } }),
  handOver: (note: string) => request<ShiftHandover>("POST", "/handovers/shift", { body: { note } }),
  sign: (id: string, note: string) =>
    request<ShiftHandover>("POST", `/handovers/shift/${encodeURIComponent(id)}/signature`, { body: { note } }),
};
