/** What pages ask of the centre about customer files, papers, copies, destruction and people. */
import type { components } from "../protocol/schema";
import { address, type Page, type Query, request } from "../protocol/http";
import type { Customer } from "../protocol/types";

type Schemas = components["schemas"];

export type WholeFile = Schemas["WholeFileView"];
export type Member = Schemas["MemberView"];
export type Grade = Schemas["GradeView"];
export type FileChange = Schemas["FileChangeView"];
export type Look = Schemas["LookView"];
export type Duplicate = Schemas["DuplicateView"];
export type CustomerEdit = Schemas["CustomerChange"];
export type NewFile = Schemas["NewCustomer"];
export type Paper = Schemas["FileView"];
export type PaperKind = Schemas["AttachmentKind"];
export type Copy = Schemas["CopyView"];
export type CopyAction = Schemas["CopyAction"];
export type WantedCopy = Schemas["WantedCopy"];
export type Destruction = Schemas["DestructionView"];
export type DestructionItem = Schemas["DestructionItemView"];
export type RecordClass = Schemas["RecordClass"];
export type Colleague = Schemas["ColleagueView"];
export type NewPerson = Schemas["NewPerson"];
export type PersonChange = Schemas["PersonChange"];
export type Role = Schemas["Role"];

const id = encodeURIComponent;

export const records = {
  file: (customer: string) => request<WholeFile>("GET", `/customers/${id(customer)}/file`),
  open: (body: NewFile) => request<Customer>("POST", "/customers", { body }),
  change: (customer: string, body: CustomerEdit, version?: number) =>
    request<Customer>("PATCH", `/customers/${id(customer)}`, { body, ...(version === undefined ? {} : { version }) }),
  secret: (customer: string) => request<Record<string, string>>("GET", `/customers/${id(customer)}/secret`),
  history: (customer: string) => request<Page<FileChange>>("GET", `/customers/${id(customer)}/history`),
  looks: (customer: string, cursor: string | null) =>
    request<Page<Look>>("GET", `/customers/${id(customer)}/looks`, { query: { cursor } }),
  duplicates: (customer: string) => request<Page<Duplicate>>("GET", `/customers/${id(customer)}/duplicates`),
  merge: (customer: string, other: string) =>
    request<Customer>("POST", `/customers/${id(customer)}/merge`, { body: { other } }),
  unmerge: (other: string) => request<Customer>("POST", `/customers/${id(other)}/unmerge`),
  doNotCall: (customer: string, reason: string) =>
    request<Customer>("PUT", `/customers/${id(customer)}/do-not-call`, { body: { reason } }),
  mayCall: (customer: string) => request<Customer>("DELETE", `/customers/${id(customer)}/do-not-call`),
  grades: () => request<Grade[]>("GET", "/grades"),

  contentAddress: (paper: string) => address(`/files/${id(paper)}/content`),
  removePaper: (paper: string, reason: string) => request<void>("DELETE", `/files/${id(paper)}`, { body: { reason } }),

  copies: (query: Query) => request<Page<Copy>>("GET", "/copies", { query }),
  askForCopy: (body: WantedCopy) => request<Copy>("POST", "/copies", { body }),
  stepCopy: (copy: string, action: CopyAction, words = "") =>
    request<Copy>("PATCH", `/copies/${id(copy)}`, { body: { action, words } }),

  destructions: (cursor: string | null) => request<Page<Destruction>>("GET", "/destructions", { query: { cursor } }),
  destructionItems: (destruction: string, cursor: string | null) =>
    request<Page<DestructionItem>>("GET", `/destructions/${id(destruction)}/items`, { query: { cursor } }),
  periods: () => request<Record<RecordClass, number | null>>("GET", "/destructions/periods"),
  confirmDestruction: (destruction: string) =>
    request<Destruction>("POST", `/destructions/${id(destruction)}/confirmation`),
  refuseDestruction: (destruction: string, reason: string) =>
    request<Destruction>("POST", `/destructions/${id(destruction)}/refusal`, { body: { reason } }),

  people: () => request<Page<Colleague>>("GET", "/people"),
  addPerson: (body: NewPerson) => request<Colleague>("POST", "/people", { body }),
  changePerson: (user: string, body: PersonChange) => request<Colleague>("PATCH", `/people/${id(user)}`, { body }),
};

/** Where a paper of a customer is sent to: the body is the file itself. */
export const papersAddress = (customer: string, kind: PaperKind, name: string) =>
  `/files?${new URLSearchParams({ subject_kind: "customer", subject: customer, kind, name }).toString()}`;
