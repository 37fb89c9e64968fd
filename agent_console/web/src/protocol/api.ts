/** One function for each thing the console asks of the centre. */
import { address, type Page, request } from "./http";
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
  Script,
  ServiceType,
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
  cancelCallback: (callback: string) => request<Callback>("PATCH", `/callbacks/${id(callback)}`, { body: { action: "cancel" } }),
  settleCallback: (callback: string) => request<Callback>("PATCH", `/callbacks/${id(callback)}`, { body: { action: "settle" } }),
  rescheduleCallback: (callback: string, due_at: string) =>
    request<Callback>("PATCH", `/callbacks/${id(callback)}`, { body: { action: "reschedule", due_at } }),

  customers: (query: CustomersAsked) => request<Page<Customer>>("GET", "/customers", { query }),
  customer: (customer: string) => request<Customer>("GET", `/customers/${id(customer)}`),
  addCustomer: (draft: NewCustomer) => request<Customer>("POST", "/customers", { body: draft }),
  changeCustomer: (customer: string, draft: NewCustomer) =>
    request<Customer>("PATCH", `/customers/${id(customer)}`, { body: draft }),

  catalogue: () => request<Page<ServiceType>>("GET", "/catalogue"),
  scripts: () => request<Page<Script>>("GET", "/scripts"),
};

/** Where a list comes as a file, with the same filters. */
export function csvAddress(path: "/calls" | "/work-orders" | "/callbacks" | "/customers", query: object): string {
  return address(path, { ...query, format: "csv" });
}
