/** Names for the shapes generated from the centre's OpenAPI document, so that pages don't speak of `components`. */
import type { components, paths } from "./schema";

type Schemas = components["schemas"];

export type Agent = Schemas["AgentView"];
export type Alert = Schemas["AlertView"];
export type AgentState = Schemas["AgentState"];
export type Board = Schemas["BoardView"];
export type Call = Schemas["CallView"];
export type CallState = Schemas["CallState"];
export type CallSummary = Schemas["CallSummary"];
export type Callback = Schemas["CallbackView"];
export type CallbackChange = Schemas["CallbackChangeView"];
export type CallbackState = Schemas["CallbackState"];
export type Centre = Schemas["CentreView"];
export type Changed = Schemas["Changed"];
export type Compliance = Schemas["ComplianceView"];
export type Customer = Schemas["CustomerView"];
export type DueLine = Schemas["DueLineView"];
export type DueState = Schemas["DueState"];
export type EndCause = Schemas["EndCause"];
export type Fault = Schemas["Fault"];
export type FieldProblem = Schemas["FieldProblem"];
export type Line = Schemas["LineView"];
/** A call going on, with what was heard here of words that should be said otherwise. */
export type LiveCall = Schemas["LiveCallFull"] & { warnings?: readonly Warning[] };
export type LineState = Schemas["LineStateView"];
/** A forbidden word that was said, with the words to say in its place. */
export interface Warning {
  rule: string;
  better: string;
  /** Seconds from the start of the call. */
  start: number | null;
}
export type RecordableLine = Schemas["RecordableLineView"];
export type Reply = Schemas["OfferedReplyView"];
export type Strength = Schemas["Strength"];
export type Me = Schemas["MeView"];
export type Mode = Schemas["Mode"];
export type Order = Schemas["OrderView"];
export type OrderAction = Schemas["OrderAction"];
export type OrderState = Schemas["OrderState"];
export type Outcome = Schemas["Outcome"];
export type Permission = Schemas["Permission"];
export type Purpose = Schemas["Purpose"];
/** What holds of the callbacks of one purpose. */
export type PurposeRules = Schemas["PurposeView"];
export type Queue = Schemas["QueueView"];
export type Satisfaction = Schemas["Satisfaction"];
/** A number that is not to be called: who noted it, since when, why (C9). */
export type Wish = Schemas["UnwantedView"];
export type TimelineEntry = Schemas["TimelineView"];
export type Verdict = Schemas["VerdictView"];
export type Verdicts = Schemas["Verdict"];

export type Snapshot = Schemas["Snapshot"];
export type Delta =
  | Schemas["CallDelta"]
  | Schemas["CallGoneDelta"]
  | Schemas["HeardDelta"]
  | Schemas["JudgedDelta"]
  | Schemas["GuidedDelta"]
  | Schemas["AlertDelta"]
  | Schemas["AgentDelta"]
  | Schemas["QueueDelta"]
  | Schemas["OrderDelta"]
  | Schemas["CallbackDelta"]
  | Schemas["CustomerDelta"]
  | Schemas["QualityDelta"]
  | Schemas["NoticeDelta"]
  | Schemas["NoticesSeenDelta"]
  | Schemas["OutbreakDelta"]
  | Schemas["AnswersDelta"]
  | Schemas["KnowledgeDelta"]
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
  | Omit<Schemas["FinishWrapUp"], "type" | "id">
  | Omit<Schemas["Hold"], "type" | "id">
  | Omit<Schemas["Resume"], "type" | "id">
  | Omit<Schemas["PlayLine"], "type" | "id">
  | Omit<Schemas["ExcuseLine"], "type" | "id">
  | Omit<Schemas["StopAutomatic"], "type" | "id">
  | Omit<Schemas["MarkWrongNumber"], "type" | "id">
  | Omit<Schemas["AcknowledgeAlert"], "type" | "id">;
export type ClientMessage = Schemas["Hello"] | Schemas["Ping"] | (Command & { type: "command"; id: string });

/** One order, for who asks. */
export type FullOrder = Schemas["OrderFull"];

/** An entry of the service catalogue; names by language (`zh-CN`, `en`). */
export type ServiceType = Schemas["ServiceTypeView"];
export type WholeServiceType = Schemas["WholeServiceTypeView"];
export type FormField = Schemas["FormFieldView"];
/** What agents say, by stage; names by language. */
export type Script = Schemas["ScriptView"];
export type ScriptCheck = Schemas["CheckView"];
export type ScriptLine = Schemas["ScriptLineView"];
export type ScriptStage = Schemas["StageView"];
export type ScriptWords = Schemas["ForbiddenView"];
export type ScriptReply = Schemas["ReplyView"];
/** A change of a script: who, when, why. */
export type ScriptVersion = Schemas["ScriptVersionView"];
export type ScriptSource = Schemas["ScriptSourceView"];
export type RetiredRule = Schemas["RetiredRuleView"];
export type ScriptProblem = Schemas["ScriptProblemView"];
export type Validation = Schemas["ValidationView"];
export type Rehearsal = Schemas["RehearsalView"];
export type CallFlips = Schemas["CallFlipsView"];
export type Flip = Schemas["FlipView"];
export type ChangedScript = Schemas["ChangedScript"];
export type RehearsedScript = Schemas["RehearsedScript"];

export type NewOrder = Schemas["NewWorkOrder"];
/** A callback to book: what is left out is decided by the centre. */
export type NewCallback = Pick<Schemas["NewCallback"], "phone" | "due_at" | "reason"> & Partial<Schemas["NewCallback"]>;
export type NewCustomer = Schemas["NewCustomer"];

/** What a list can be asked for. */
export type Asked<Path extends keyof paths> = paths[Path] extends { get: { parameters: { query?: infer Q } } } ? NonNullable<Q> : never;
