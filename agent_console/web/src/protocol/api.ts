/** One function for each thing the console asks of the centre. */
import { address, type Page, request, requestText, send } from "./http";
import type {
  Asked,
  Call,
  Callback,
  CallSummary,
  Customer,
  NewCallback,
  NewCustomer,
  NewOrder,
  Order,
  OrderAction,
  RecordableLine,
  ChangedScript,
  Rehearsal,
  RehearsedScript,
  Script,
  ScriptSource,
  ScriptVersion,
  ServiceType,
  Validation,
} from "./types";

const id = encodeURIComponent;

export type CallsAsked = Asked<"/api/v1/calls">;
export type OrdersAsked = Asked<"/api/v1/work-orders">;
export type CallbacksAsked = Asked<"/api/v1/callbacks">;
export type CustomersAsked = Asked<"/api/v1/customers">;

export const api = {
  logIn: (user: string, password: string) => request("POST", "/login", { body: { user, password } }),
  logOut: () => request<void>("POST", "/logout"),

  calls: (query: CallsAsked) => request<Page<CallSummary>>("GET", "/calls", { query }),
  call: (call: string) => request<Call>("GET", `/calls/${id(call)}`),
  recordingAddress: (call: string) => address(`/calls/${id(call)}/recording`),

  orders: (query: OrdersAsked) => request<Page<Order>>("GET", "/work-orders", { query }),
  order: (number: string) => request<Order>("GET", `/work-orders/${id(number)}`),
  openOrder: (order: NewOrder) => request<Order>("POST", "/work-orders", { body: order }),
  actOnOrder: (number: string, action: OrderAction, note: string) =>
    request<Order>("PATCH", `/work-orders/${id(number)}`, { body: { action, note } }),

  callbacks: (query: CallbacksAsked) => request<Page<Callback>>("GET", "/callbacks", { query }),
  callback: (callback: string) => request<Callback>("GET", `/callbacks/${id(callback)}`),
  bookCallback: (callback: NewCallback) => request<Callback>("POST", "/callbacks", { body: callback }),

  customers: (query: CustomersAsked) => request<Page<Customer>>("GET", "/customers", { query }),
  customer: (customer: string) => request<Customer>("GET", `/customers/${id(customer)}`),
  addCustomer: (draft: NewCustomer) => request<Customer>("POST", "/customers", { body: draft }),
  changeCustomer: (customer: string, draft: NewCustomer) =>
    request<Customer>("PATCH", `/customers/${id(customer)}`, { body: draft }),

  recordableLines: (user: string) => request<Page<RecordableLine>>("GET", `/agents/${id(user)}/lines`),
  lineRecordingAddress: (user: string, rule: string) => address(`/agents/${id(user)}/lines/${id(rule)}`),
  keepLineRecording: (user: string, rule: string, wav: Blob | ArrayBuffer) =>
    send("PUT", `/agents/${id(user)}/lines/${id(rule)}`, wav, "audio/wav"),
  forgetLineRecording: (user: string, rule: string) => request<void>("DELETE", `/agents/${id(user)}/lines/${id(rule)}`),

  catalogue: () => request<Page<ServiceType>>("GET", "/catalogue"),
  scripts: () => request<Page<Script>>("GET", "/scripts"),
  script: (script: string, version?: number) => request<Script>("GET", `/scripts/${id(script)}`, { query: { version } }),
  scriptSource: (script: string) => request<ScriptSource>("GET", `/scripts/${id(script)}/editing`),
  scriptFile: (script: string, version?: number | "shipped") => requestText(`/scripts/${id(script)}/source`, { version }),
  scriptFileAddress: (script: string) => address(`/scripts/${id(script)}/source`),
  scriptVersions: (script: string, cursor: string | null) =>
    request<Page<ScriptVersion>>("GET", `/scripts/${id(script)}/versions`, { query: { cursor } }),
  changeScript: (script: string, changed: ChangedScript) => request<Script>("PUT", `/scripts/${id(script)}`, { body: changed }),
  validateScript: (script: string, source: string) =>
    request<Validation>("POST", `/scripts/${id(script)}/validation`, { body: { source } }),
  rehearseScript: (script: string, rehearsed: RehearsedScript) =>
    request<Rehearsal>("POST", `/scripts/${id(script)}/rehearsal`, { body: rehearsed }),
  /** `version` null: what the product ships. */
  restoreScript: (script: string, version: number | null, base_version: number) =>
    request<Script>("POST", `/scripts/${id(script)}/restoration`, { body: { version, base_version } }),
};

/** Where a list comes as a file, with the same filters. */
export function csvAddress(path: "/calls" | "/work-orders" | "/callbacks" | "/customers", query: object): string {
  return address(path, { ...query, format: "csv" });
}
