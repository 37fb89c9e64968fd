/** Names for the shapes generated from the centre's OpenAPI document, so that pages don't speak of `components`. */
import type { components, paths } from "./schema";

type Schemas = components["schemas"];

export type Agent = Schemas["AgentView"];
export type AgentState = Schemas["AgentState"];
export type Board = Schemas["BoardView"];
export type Call = Schemas["CallView"];
export type CallState = Schemas["CallState"];
export type CallSummary = Schemas["CallSummary"];
export type Callback = Schemas["CallbackView"];
export type CallbackState = Schemas["CallbackState"];
export type Centre = Schemas["CentreView"];
export type Customer = Schemas["CustomerView"];
export type DueLine = Schemas["DueLineView"];
export type EndCause = Schemas["EndCause"];
export type Fault = Schemas["Fault"];
export type FieldProblem = Schemas["FieldProblem"];
export type Line = Schemas["LineView"];
export type LiveCall = Schemas["LiveCallFull"];
export type Me = Schemas["MeView"];
export type Order = Schemas["OrderView"];
export type OrderAction = Schemas["OrderAction"];
export type OrderState = Schemas["OrderState"];
export type Outcome = Schemas["Outcome"];
export type Permission = Schemas["Permission"];
export type Queue = Schemas["QueueView"];
export type TimelineEntry = Schemas["TimelineView"];
export type Verdict = Schemas["VerdictView"];
export type Verdicts = Schemas["Verdict"];

export type Snapshot = Schemas["Snapshot"];
export type Delta =
  | Schemas["CallDelta"]
  | Schemas["CallGoneDelta"]
  | Schemas["HeardDelta"]
  | Schemas["JudgedDelta"]
  | Schemas["AgentDelta"]
  | Schemas["QueueDelta"]
  | Schemas["OrderDelta"]
  | Schemas["CallbackDelta"]
  | Schemas["CustomerDelta"]
  | Schemas["BoardDelta"];
export type Result = Schemas["Result"];
export type ServerMessage =
  | Snapshot
  | Schemas["Resumed"]
  | Delta
  | Result
  | Schemas["Pong"]
  | Schemas["ErrorMessage"];

export type Command =
  | Omit<Schemas["SetState"], "type" | "id">
  | Omit<Schemas["HangUp"], "type" | "id">
  | Omit<Schemas["FinishWrapUp"], "type" | "id">;
export type ClientMessage = Schemas["Hello"] | Schemas["Ping"] | (Command & { type: "command"; id: string });

/** An entry of the service catalogue; names by language (`zh-CN`, `en`). */
export type ServiceType = Schemas["ServiceTypeView"];
/** What agents say, by stage; names by language. */
export type Script = Schemas["ScriptView"];

export type NewOrder = Schemas["NewWorkOrder"];
export type NewCallback = Schemas["NewCallback"];
export type NewCustomer = Schemas["NewCustomer"];

/** What a list can be asked for. */
export type Asked<Path extends keyof paths> = paths[Path] extends { get: { parameters: { query?: infer Q } } } ? NonNullable<Q> : never;
