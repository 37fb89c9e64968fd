/** What the catalogue's pages ask of the centre. */
import { request } from "../protocol/http";
import type { components } from "../protocol/schema";

type Schemas = components["schemas"];

export type WholeServiceType = Schemas["WholeServiceTypeView"];
export type FormField = Schemas["FormFieldView"];
export type WorkStep = Schemas["WorkStepView"];
export type Span = Schemas["SpanView"];
export type FollowUp = Schemas["FollowUpView"];
export type DateJob = Schemas["DateJobView"];
export type Recurrence = Schemas["RecurrenceView"];
export type Texts = Readonly<Record<string, string>>;

export const services = {
  one: (id: string) => request<WholeServiceType>("GET", `/catalogue/${encodeURIComponent(id)}`),
  reload: () => request<Schemas["ReloadedView"]>("POST", "/catalogue/reload"),
};
