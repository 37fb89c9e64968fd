/** Made by `npm run types` from agent_console/openapi.json; not edited by hand. */
export interface paths {
    "/api/v1/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log In
         * @description A token for user and password. 401 for wrong ones, 429 after too many tries.
         */
        post: operations["log_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log Out
         * @description The token is no longer good. Nothing happens without one.
         */
        post: operations["log_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Me */
        get: operations["me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Calls
         * @description Newest first. Without `see_all_calls`: one's own, or all of the one customer asked for (O4).
         */
        get: operations["list_calls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{call_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Call
         * @description With timeline, transcript and verdicts.
         */
        get: operations["get_call"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{call_id}/recording": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Recording
         * @description What was spoken, as WAV. Listening is written into the audit log (R2).
         */
        get: operations["get_recording"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{call_id}/hangup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hang Up
         * @description End a running call: one's own, or any for who steers agents. 404 where it isn't running.
         */
        post: operations["hang_up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Orders
         * @description Newest first.
         */
        get: operations["list_orders"];
        put?: never;
        /**
         * Open Order
         * @description Register a matter: numbered at once, its history begun (W1).
         */
        post: operations["open_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-orders/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Order */
        get: operations["get_order"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change Order
         * @description Move it on, or put its words right. 409 where the action isn't possible now.
         */
        patch: operations["change_order"];
        trace?: never;
    };
    "/api/v1/callbacks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Callbacks
         * @description By when they are due.
         */
        get: operations["list_callbacks"];
        put?: never;
        /**
         * Book
         * @description Promise a call (T12). 422 for a time in the past or a number that can't be dialled.
         */
        post: operations["book"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/callbacks/{callback_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Callback */
        get: operations["get_callback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change Callback
         * @description Cancel it, settle it, or agree on another time. 409 where that isn't possible now.
         */
        patch: operations["change_callback"];
        trace?: never;
    };
    "/api/v1/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Customers
         * @description By name; `phone` finds the one file a number belongs to, however it is written.
         *
         *     What shows files is written into the audit log (R2): who, what was searched, how many.
         */
        get: operations["list_customers"];
        put?: never;
        /**
         * Open File
         * @description 409 where a number is in another file: one household, one file (R1).
         */
        post: operations["open_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get File
         * @description Looking is written into the audit log (R2).
         */
        get: operations["get_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change File */
        patch: operations["change_file"];
        trace?: never;
    };
    "/api/v1/agents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Agents
         * @description All on one page; without `see_board` only oneself.
         */
        get: operations["list_agents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agents/{user}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Agent */
        get: operations["get_agent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agents/{user}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set State
         * @description Ready, break or offline: one's own, or anybody's for who steers agents.
         */
        put: operations["set_state"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Queues */
        get: operations["list_queues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scripts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Scripts */
        get: operations["list_scripts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scripts/{script_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Script */
        get: operations["get_script"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Service Types */
        get: operations["list_service_types"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/{service_type}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Service Type */
        get: operations["get_service_type"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Board
         * @description The figures of the live board, counted now (L1).
         */
        get: operations["get_board"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Health
         * @description `{"sip": "ok", "database": "ok", "speech": "ok" | "deaf", …}` once calls can be answered.
         */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Metrics */
        get: operations["metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** AgentDelta */
        AgentDelta: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "agent";
            /** Seq */
            seq: number;
            agent: components["schemas"]["AgentView"];
        };
        /**
         * AgentState
         * @enum {string}
         */
        AgentState: "offline" | "ready" | "break" | "ringing" | "talking" | "wrap_up";
        /** AgentView */
        AgentView: {
            /** User */
            user: string;
            /** Name */
            name: string;
            /** Queues */
            queues: string[];
            state: components["schemas"]["AgentState"];
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /**
             * Idle Since
             * Format: date-time
             */
            idle_since: string;
            /** Reason */
            reason: string | null;
            /** Call Id */
            call_id: string | null;
            /** Phone Registered */
            phone_registered: boolean;
            next_state: components["schemas"]["AgentState"] | null;
            /** Next Reason */
            next_reason: string | null;
        };
        /**
         * Answering
         * @description What became of a caller's wait; both together are the calls that the service level counts (T2).
         * @enum {string}
         */
        Answering: "answered" | "abandoned";
        /** AttemptView */
        AttemptView: {
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /** Ended At */
            ended_at: string | null;
            /** Agent */
            agent: string;
            /** Call Id */
            call_id: string;
            outcome: components["schemas"]["Outcome"] | null;
        };
        /**
         * BoardDelta
         * @description At most once a second, while something changes.
         */
        BoardDelta: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "board";
            /** Seq */
            seq: number;
            board: components["schemas"]["BoardView"];
        };
        /**
         * BoardView
         * @description The live board (L1). Today is the day of the centre's time zone.
         */
        BoardView: {
            /**
             * As Of
             * Format: date-time
             */
            as_of: string;
            /** Waiting */
            waiting: number;
            /** Longest Wait S */
            longest_wait_s: number;
            /** In Progress */
            in_progress: number;
            /** Agents By State */
            agents_by_state: {
                [key: string]: number;
            };
            /** Offered */
            offered: number;
            /** Answered */
            answered: number;
            /** Abandoned */
            abandoned: number;
            /** Service Level */
            service_level: number | null;
            /** Average Speed Of Answer S */
            average_speed_of_answer_s: number | null;
            /** Callbacks Due */
            callbacks_due: number;
        };
        /**
         * CallDelta
         * @description A call began, changed or ended. Told to its agent (this is the screen pop) and to who may see all calls.
         */
        CallDelta: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "call";
            /** Seq */
            seq: number;
            /** Live */
            live: components["schemas"]["LiveCallFull"] | components["schemas"]["LiveCall"];
            entry: components["schemas"]["TimelineView"] | null;
        };
        /**
         * CallDirection
         * @enum {string}
         */
        CallDirection: "inbound" | "outbound";
        /**
         * CallGoneDelta
         * @description A call that rang here now is with somebody else, or waits again: forget it.
         */
        CallGoneDelta: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "call_gone";
            /** Seq */
            seq: number;
            /** Call Id */
            call_id: string;
        };
        /**
         * CallState
         * @enum {string}
         */
        CallState: "ringing" | "greeting" | "waiting" | "offered" | "dialling" | "talking" | "ended";
        /**
         * CallSummary
         * @description A call in a list.
         */
        CallSummary: {
            /** Id */
            id: string;
            direction: components["schemas"]["CallDirection"];
            /** Caller */
            caller: string;
            /** Called */
            called: string;
            /** Customer Number */
            customer_number: string;
            state: components["schemas"]["CallState"];
            /** Queue */
            queue: string | null;
            /** Agent */
            agent: string | null;
            /** Customer Id */
            customer_id: string | null;
            /** Callback Id */
            callback_id: string | null;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /** Queued At */
            queued_at: string | null;
            /** Answered At */
            answered_at: string | null;
            /** Connected At */
            connected_at: string | null;
            /** Ended At */
            ended_at: string | null;
            end_cause: components["schemas"]["EndCause"] | null;
            /** Recorded */
            recorded: boolean;
        };
        /**
         * CallView
         * @description A call with all that is known of it.
         */
        CallView: {
            /** Id */
            id: string;
            direction: components["schemas"]["CallDirection"];
            /** Caller */
            caller: string;
            /** Called */
            called: string;
            /** Customer Number */
            customer_number: string;
            state: components["schemas"]["CallState"];
            /** Queue */
            queue: string | null;
            /** Agent */
            agent: string | null;
            /** Customer Id */
            customer_id: string | null;
            /** Callback Id */
            callback_id: string | null;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /** Queued At */
            queued_at: string | null;
            /** Answered At */
            answered_at: string | null;
            /** Connected At */
            connected_at: string | null;
            /** Ended At */
            ended_at: string | null;
            end_cause: components["schemas"]["EndCause"] | null;
            /** Recorded */
            recorded: boolean;
            /** Timeline */
            timeline: components["schemas"]["TimelineView"][];
            /** Transcript */
            transcript: components["schemas"]["LineView"][];
            /** Verdicts */
            verdicts: components["schemas"]["VerdictView"][];
        };
        /** CallbackDelta */
        CallbackDelta: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "callback";
            /** Seq */
            seq: number;
            callback: components["schemas"]["CallbackView"];
        };
        /**
         * CallbackState
         * @enum {string}
         */
        CallbackState: "scheduled" | "dialling" | "done" | "handed_over" | "cancelled";
        /** CallbackView */
        CallbackView: {
            /** Id */
            id: string;
            /** Phone */
            phone: string;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /**
             * Next At
             * Format: date-time
             */
            next_at: string;
            state: components["schemas"]["CallbackState"];
            /** Reason */
            reason: string;
            /** Call Id */
            call_id: string | null;
            /** Work Order */
            work_order: string | null;
            /** Agent */
            agent: string | null;
            /** Customer Id */
            customer_id: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Created By */
            created_by: string;
            /** Tries */
            tries: number;
            /** Attempts */
            attempts: components["schemas"]["AttemptView"][];
        };
        /** Cancel */
        Cancel: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            action: "cancel";
        };
        /**
         * CentreView
         * @description What does not change while the centre runs.
         */
        CentreView: {
            /** Name */
            name: string;
            /** Number */
            number: string;
            /** Region */
            region: string;
            /** Timezone */
            timezone: string;
        };
        ClientMessage: components["schemas"]["Hello"] | components["schemas"]["Ping"] | (components["schemas"]["SetState"] | components["schemas"]["HangUp"] | components["schemas"]["FinishWrapUp"]);
        /** Credentials */
        Credentials: {
            /** User */
            user: string;
            /** Password */
            password: string;
        };
        /**
         * CustomerChange
         * @description What is left out stays.
         */
        CustomerChange: {
            /** Name */
            name?: string | null;
            /** Phones */
            phones?: string[] | null;
            /** Title */
            title?: string | null;
            /** Place */
            place?: string | null;
            /** Note */
            note?: string | null;
            /** Key Customer */
            key_customer?: boolean | null;
        };
        /**
         * CustomerDelta
         * @description Told to the agents in a call with this customer, and to who may see all calls.
         */
        CustomerDelta: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "customer";
            /** Seq */
            seq: number;
            customer: components["schemas"]["CustomerView"];
        };
        /** CustomerView */
        CustomerView: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Surname */
            surname: string;
            /** Title */
            title: string;
            /** Phones */
            phones: string[];
            /** Place */
            place: string;
            /** Note */
            note: string;
            /** Key Customer */
            key_customer: boolean;
        };
        /**
         * DueLineView
         * @description A line the agent is to say now (P1), its variables filled in; `verdict` null: not judged yet.
         */
        DueLineView: {
            /** Rule */
            rule: string;
            /** Stage */
            stage: string;
            /** Text */
            text: string;
            verdict: components["schemas"]["Verdict"] | null;
            /** Current */
            current: boolean;
        };
        /**
         * EndCause
         * @description How a call ended; what reports count. Values are stored and shown: they stay.
         * @enum {string}
         */
        EndCause: "completed" | "abandoned" | "cancelled" | "busy" | "no_answer" | "declined" | "unreachable" | "agent_unavailable" | "interrupted" | "failed";
        /**
         * ErrorMessage
         * @description Something is wrong with the conversation itself; the socket is closed after it.
         */
        ErrorMessage: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "error";
            /** Code */
            code: string;
            /** Detail */
            detail: string;
        };
        /**
         * Failure
         * @description Why a command was refused: `code` is that of the problem+json the API would answer.
         */
        Failure: {
            /** Code */
            code: string;
            /** Title */
            title: string;
            /** Detail */
            detail: string;
            /** Errors */
            errors: components["schemas"]["FieldProblem"][] | null;
        };
        /**
         * Fault
         * @description What is wrong with a field, for programs and for words in any language.
         * @enum {string}
         */
        Fault: "invalid" | "needed" | "too_short" | "too_long" | "unknown" | "past" | "no_zone" | "no_phone" | "extension" | "area_code" | "taken";
        /** FieldProblem */
        FieldProblem: {
            /** Field */
            field: string;
            code: components["schemas"]["Fault"];
            /** Reason */
            reason: string;
        };
        /**
         * FinishWrapUp
         * @description Done with the call: to whatever state was asked for meanwhile, else ready.
         */
        FinishWrapUp: {
            /**
             * Type
             * @constant
             */
            type: "command";
            /** Id */
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            name: "finish_wrap_up";
        };
        /** HangUp */
        HangUp: {
            /**
             * Type
             * @constant
             */
            type: "command";
            /** Id */
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            name: "hang_up";
            /** Call Id */
            call_id: string;
        };
        /**
         * HeardDelta
         * @description Speech. A line with `final` false replaces the last such line of its leg; a final line ends it.
         */
        HeardDelta: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "heard";
            /** Seq */
            seq: number;
            /** Call Id */
            call_id: string;
            line: components["schemas"]["LineView"];
        };
        /**
         * Hello
         * @description First. `token` may be left out where the login cookie came with the handshake.
         */
        Hello: {
            /**
             * Type
             * @constant
             */
            type: "hello";
            /**
             * Token
             * @default null
             */
            token: string | null;
            /**
             * After
             * @default null
             */
            after: number | null;
        };
        /** HistoryView */
        HistoryView: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** Action */
            action: string;
            /** Before */
            before: string | null;
            /** After */
            after: string;
            /** Note */
            note: string;
        };
        /**
         * JudgedDelta
         * @description A rule was judged; replaces the earlier verdict of the same rule.
         */
        JudgedDelta: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "judged";
            /** Seq */
            seq: number;
            /** Call Id */
            call_id: string;
            verdict: components["schemas"]["VerdictView"];
            /** Stages */
            stages: components["schemas"]["DueLineView"][];
        };
        /**
         * LineView
         * @description A stretch of speech; with `gap` true nothing was heard between `start` and `end` (overload).
         */
        LineView: {
            leg: components["schemas"]["Speaker"];
            /** Start */
            start: number;
            /** End */
            end: number;
            /** Text */
            text: string;
            /** Final */
            final: boolean;
            /** Confidence */
            confidence: number;
            /** Gap */
            gap: boolean;
        };
        /** ListOf[AgentView] */
        ListOf_AgentView_: {
            /** Items */
            items: components["schemas"]["AgentView"][];
            /** Next */
            next: string | null;
        };
        /** ListOf[CallSummary] */
        ListOf_CallSummary_: {
            /** Items */
            items: components["schemas"]["CallSummary"][];
            /** Next */
            next: string | null;
        };
        /** ListOf[CallbackView] */
        ListOf_CallbackView_: {
            /** Items */
            items: components["schemas"]["CallbackView"][];
            /** Next */
            next: string | null;
        };
        /** ListOf[CustomerView] */
        ListOf_CustomerView_: {
            /** Items */
            items: components["schemas"]["CustomerView"][];
            /** Next */
            next: string | null;
        };
        /** ListOf[OrderView] */
        ListOf_OrderView_: {
            /** Items */
            items: components["schemas"]["OrderView"][];
            /** Next */
            next: string | null;
        };
        /** ListOf[QueueView] */
        ListOf_QueueView_: {
            /** Items */
            items: components["schemas"]["QueueView"][];
            /** Next */
            next: string | null;
        };
        /** ListOf[ScriptView] */
        ListOf_ScriptView_: {
            /** Items */
            items: components["schemas"]["ScriptView"][];
            /** Next */
            next: string | null;
        };
        /** ListOf[ServiceTypeView] */
        ListOf_ServiceTypeView_: {
            /** Items */
            items: components["schemas"]["ServiceTypeView"][];
            /** Next */
            next: string | null;
        };
        /**
         * LiveCall
         * @description A call going on, as its agent (and who may see all calls) sees it: the screen pop.
         */
        LiveCall: {
            call: components["schemas"]["CallSummary"];
            customer: components["schemas"]["CustomerView"] | null;
            /** Orders */
            orders: components["schemas"]["OrderView"][];
            /** Stages */
            stages: components["schemas"]["DueLineView"][];
        };
        /**
         * LiveCallFull
         * @description A live call with what was said so far.
         */
        LiveCallFull: {
            call: components["schemas"]["CallSummary"];
            customer: components["schemas"]["CustomerView"] | null;
            /** Orders */
            orders: components["schemas"]["OrderView"][];
            /** Stages */
            stages: components["schemas"]["DueLineView"][];
            /** Transcript */
            transcript: components["schemas"]["LineView"][];
            /** Verdicts */
            verdicts: components["schemas"]["VerdictView"][];
        };
        /** Login */
        Login: {
            /** Token */
            token: string;
            me: components["schemas"]["MeView"];
        };
        /**
         * MeView
         * @description Who is logged in; `agent` is null for somebody who takes no calls.
         */
        MeView: {
            person: components["schemas"]["PersonView"];
            agent: components["schemas"]["AgentView"] | null;
        };
        /** NewCallback */
        NewCallback: {
            /** Phone */
            phone: string;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /** Reason */
            reason: string;
            /** Call Id */
            call_id?: string | null;
            /** Work Order */
            work_order?: string | null;
            /** Agent */
            agent?: string | null;
        };
        /** NewCustomer */
        NewCustomer: {
            /** Name */
            name: string;
            /** Phones */
            phones: string[];
            /**
             * Title
             * @default
             */
            title: string;
            /**
             * Place
             * @default
             */
            place: string;
            /**
             * Note
             * @default
             */
            note: string;
            /**
             * Key Customer
             * @default false
             */
            key_customer: boolean;
        };
        /** NewOrderCustomer */
        NewOrderCustomer: {
            /** Name */
            name: string;
            /** Phone */
            phone: string;
        };
        /** NewState */
        NewState: {
            state: components["schemas"]["AgentState"];
            /** Reason */
            reason?: string | null;
        };
        /** NewWorkOrder */
        NewWorkOrder: {
            /** Service Type */
            service_type: string;
            /** Call Id */
            call_id?: string | null;
            customer: components["schemas"]["NewOrderCustomer"];
            /**
             * Place
             * @default
             */
            place: string;
            /** Description */
            description: string;
            /** Fields */
            fields?: {
                [key: string]: string;
            };
        };
        /**
         * OrderAction
         * @enum {string}
         */
        OrderAction: "dispatch" | "accept" | "start" | "fail" | "finish" | "close" | "reopen" | "cancel";
        /**
         * OrderChange
         * @description Either an action with its note, or other words.
         */
        OrderChange: {
            action?: components["schemas"]["OrderAction"] | null;
            /**
             * Note
             * @default
             */
            note: string;
            /** Description */
            description?: string | null;
            /** Place */
            place?: string | null;
            /** Group */
            group?: string | null;
        };
        /** OrderCustomer */
        OrderCustomer: {
            /** Id */
            id: string | null;
            /** Name */
            name: string;
            /** Phone */
            phone: string;
        };
        /** OrderDelta */
        OrderDelta: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "order";
            /** Seq */
            seq: number;
            order: components["schemas"]["OrderView"];
        };
        /**
         * OrderState
         * @enum {string}
         */
        OrderState: "registered" | "dispatched" | "accepted" | "in_progress" | "not_done" | "done" | "closed" | "cancelled";
        /** OrderView */
        OrderView: {
            /** Number */
            number: string;
            state: components["schemas"]["OrderState"];
            /** Service Type */
            service_type: string;
            customer: components["schemas"]["OrderCustomer"];
            /** Place */
            place: string;
            /** Description */
            description: string;
            /** Group */
            group: string;
            /** Fields */
            fields: {
                [key: string]: string;
            };
            /** Call Id */
            call_id: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Created By */
            created_by: string;
            /** History */
            history: components["schemas"]["HistoryView"][];
            /** Actions */
            actions: components["schemas"]["OrderAction"][];
        };
        /**
         * Outcome
         * @description How one attempt ended (C10).
         * @enum {string}
         */
        Outcome: "connected" | "busy" | "no_answer" | "declined" | "unreachable" | "agent_unavailable" | "interrupted";
        /**
         * Permission
         * @enum {string}
         */
        Permission: "take_calls" | "see_all_calls" | "see_board" | "steer_agents" | "write_orders" | "book_callbacks" | "see_customers" | "manage_people";
        /** PersonView */
        PersonView: {
            /** User */
            user: string;
            /** Name */
            name: string;
            role: components["schemas"]["Role"];
            /** Queues */
            queues: string[];
            /** Permissions */
            permissions: components["schemas"]["Permission"][];
        };
        /** Ping */
        Ping: {
            /**
             * Type
             * @constant
             */
            type: "ping";
        };
        /** Pong */
        Pong: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "pong";
        };
        /**
         * Problem
         * @description What every refusal looks like.
         */
        Problem: {
            /**
             * Type
             * @default about:blank
             */
            type: string;
            /** Title */
            title: string;
            /** Status */
            status: number;
            /** Code */
            code: string;
            /** Detail */
            detail: string;
            /**
             * Errors
             * @default null
             */
            errors: components["schemas"]["FieldProblem"][] | null;
        };
        /** QueueDelta */
        QueueDelta: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "queue";
            /** Seq */
            seq: number;
            queue: components["schemas"]["QueueView"];
        };
        /**
         * QueueView
         * @description A queue and who waits in it, first to be served first. Times in seconds.
         */
        QueueView: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Strategy */
            strategy: string;
            /** Ring Timeout S */
            ring_timeout_s: number;
            /** Service Threshold S */
            service_threshold_s: number;
            /** Waiting */
            waiting: components["schemas"]["WaitingView"][];
        };
        /** Reschedule */
        Reschedule: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            action: "reschedule";
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
        };
        /** Result */
        Result: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "result";
            /** Id */
            id: string;
            /** Ok */
            ok: boolean;
            error: components["schemas"]["Failure"] | null;
        };
        /**
         * Resumed
         * @description Answer to `hello.after`: nothing is lost, the missed deltas follow.
         */
        Resumed: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "resumed";
            /** Seq */
            seq: number;
            me: components["schemas"]["MeView"];
        };
        /**
         * Role
         * @enum {string}
         */
        Role: "agent" | "senior" | "lead" | "quality" | "duty_manager" | "department" | "manager" | "administrator";
        /**
         * RuleKind
         * @enum {string}
         */
        RuleKind: "required" | "forbidden";
        /** ScriptLineView */
        ScriptLineView: {
            /** Id */
            id: string;
            /** Text */
            text: string;
            /** Variants */
            variants: string[];
        };
        /** ScriptView */
        ScriptView: {
            /** Id */
            id: string;
            /** Name */
            name: {
                [key: string]: string;
            };
            /** Stages */
            stages: components["schemas"]["StageView"][];
        };
        ServerMessage: components["schemas"]["Snapshot"] | components["schemas"]["Resumed"] | components["schemas"]["CallDelta"] | components["schemas"]["CallGoneDelta"] | components["schemas"]["HeardDelta"] | components["schemas"]["JudgedDelta"] | components["schemas"]["AgentDelta"] | components["schemas"]["QueueDelta"] | components["schemas"]["OrderDelta"] | components["schemas"]["CallbackDelta"] | components["schemas"]["CustomerDelta"] | components["schemas"]["BoardDelta"] | components["schemas"]["Result"] | components["schemas"]["Pong"] | components["schemas"]["ErrorMessage"];
        /** ServiceTypeView */
        ServiceTypeView: {
            /** Id */
            id: string;
            /** Name */
            name: {
                [key: string]: string;
            };
            /** Group */
            group: string;
            /** Urgent */
            urgent: boolean;
        };
        /**
         * SetState
         * @description Ask to be ready, on a break (with a reason) or offline; `user`: somebody else, for those who steer agents.
         */
        SetState: {
            /**
             * Type
             * @constant
             */
            type: "command";
            /** Id */
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            name: "set_state";
            state: components["schemas"]["AgentState"];
            /**
             * Reason
             * @default null
             */
            reason: string | null;
            /**
             * User
             * @default null
             */
            user: string | null;
        };
        /**
         * Settle
         * @description A person has reached the customer another way.
         */
        Settle: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            action: "settle";
        };
        /**
         * Snapshot
         * @description Everything this person may see now; what follows are deltas with a higher `seq`.
         */
        Snapshot: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "snapshot";
            /** Seq */
            seq: number;
            me: components["schemas"]["MeView"];
            centre: components["schemas"]["CentreView"];
            /**
             * Speech
             * @enum {string}
             */
            speech: "ok" | "deaf";
            /** Agents */
            agents: components["schemas"]["AgentView"][];
            /** Calls */
            calls: components["schemas"]["LiveCallFull"][];
            /** Queues */
            queues: components["schemas"]["QueueView"][];
            /** Callbacks */
            callbacks: components["schemas"]["CallbackView"][];
            /** Orders */
            orders: components["schemas"]["OrderView"][];
            board: components["schemas"]["BoardView"] | null;
        };
        /**
         * Speaker
         * @description Which leg spoke: agent and caller are separate channels, so who spoke is known.
         * @enum {string}
         */
        Speaker: "caller" | "agent";
        /** StageView */
        StageView: {
            /** Id */
            id: string;
            /** Name */
            name: {
                [key: string]: string;
            };
            /** Lines */
            lines: components["schemas"]["ScriptLineView"][];
        };
        /** TimelineView */
        TimelineView: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Seconds */
            seconds: number;
            /** Event */
            event: string;
            /** Detail */
            detail: {
                [key: string]: string;
            };
        };
        /**
         * Verdict
         * @enum {string}
         */
        Verdict: "said" | "not_said" | "unclear";
        /** VerdictView */
        VerdictView: {
            /** Rule */
            rule: string;
            kind: components["schemas"]["RuleKind"];
            verdict: components["schemas"]["Verdict"];
            leg: components["schemas"]["Speaker"];
            /** Start */
            start: number | null;
            /** End */
            end: number | null;
        };
        /** WaitingView */
        WaitingView: {
            /** Call Id */
            call_id: string;
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /** Priority */
            priority: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    log_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Credentials"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Login"];
                };
            };
            /** @description Refused, or failed: see `code`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    log_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, or failed: see `code`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeView"];
                };
            };
            /** @description Refused, or failed: see `code`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_calls: {
        parameters: {
            query?: {
                agent?: string | null;
                queue?: string | null;
                /** @description Any of these. */
                state?: components["schemas"]["CallState"][] | null;
                direction?: components["schemas"]["CallDirection"] | null;
                /** @description Part of the customer's number. */
                number?: string | null;
                customer_id?: string | null;
                end_cause?: components["schemas"]["EndCause"] | null;
                /** @description Any of these. */
                answering?: components["schemas"]["Answering"][] | null;
                since?: string | null;
                until?: string | null;
                /** @description `next` of the page before. */
                cursor?: string | null;
                /** @description Items on a page. */
                limit?: number;
                /** @description csv: all that matches, as a file. */
                format?: ("json" | "csv") | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOf_CallSummary_"];
                };
            };
            /** @description Refused, or failed: see `code`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_call: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallView"];
                };
            };
            /** @description Refused, or failed: see `code`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_recording: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Stereo: caller left, agent right. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "audio/wav": unknown;
                };
            };
            /** @description The range asked for. */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "audio/wav": unknown;
                };
            };
            /** @description Refused, or failed: see `code`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    hang_up: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, or failed: see `code`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_orders: {
        parameters: {
            query?: {
                state?: components["schemas"]["OrderState"] | null;
                group?: string | null;
                service_type?: string | null;
                text?: string | null;
                call_id?: string | null;
                customer_id?: string | null;
                created_by?: string | null;
                since?: string | null;
                until?: string | null;
                open?: boolean;
                /** @description `next` of the page before. */
                cursor?: string | null;
                /** @description Items on a page. */
                limit?: number;
                /** @description csv: all that matches, as a file. */
                format?: ("json" | "csv") | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOf_OrderView_"];
                };
            };
            /** @description Refused, or failed: see `code`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    open_order: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWorkOrder"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
            /** @description Refused, or failed: see `code`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
            /** @description Refused, or failed: see `code`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
            /** @description Refused, or failed: see `code`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_callbacks: {
        parameters: {
            query?: {
                state?: components["schemas"]["CallbackState"] | null;
                agent?: string | null;
                phone?: string | null;
                call_id?: string | null;
                work_order?: string | null;
                due_before?: string | null;
                due_after?: string | null;
                /** @description Open, and its time has come: what the board counts. */
                due?: boolean;
                open?: boolean;
                /** @description `next` of the page before. */
                cursor?: string | null;
                /** @description Items on a page. */
                limit?: number;
                /** @description csv: all that matches, as a file. */
                format?: ("json" | "csv") | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOf_CallbackView_"];
                };
            };
            /** @description Refused, or failed: see `code`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    book: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCallback"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallbackView"];
                };
            };
            /** @description Refused, or failed: see `code`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_callback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                callback_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallbackView"];
                };
            };
            /** @description Refused, or failed: see `code`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_callback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                callback_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Cancel"] | components["schemas"]["Settle"] | components["schemas"]["Reschedule"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallbackView"];
                };
            };
            /** @description Refused, or failed: see `code`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_customers: {
        parameters: {
            query?: {
                text?: string | null;
                /** @description The file of this number, or none. */
                phone?: string | null;
                /** @description `next` of the page before. */
                cursor?: string | null;
                /** @description Items on a page. */
                limit?: number;
                /** @description csv: all that matches, as a file. */
                format?: ("json" | "csv") | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOf_CustomerView_"];
                };
            };
            /** @description Refused, or failed: see `code`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    open_file: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCustomer"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerView"];
                };
            };
            /** @description Refused, or failed: see `code`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerView"];
                };
            };
            /** @description Refused, or failed: see `code`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerView"];
                };
            };
            /** @description Refused, or failed: see `code`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_agents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOf_AgentView_"];
                };
            };
            /** @description Refused, or failed: see `code`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_agent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentView"];
                };
            };
            /** @description Refused, or failed: see `code`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_state: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewState"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentView"];
                };
            };
            /** @description Refused, or failed: see `code`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_queues: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOf_QueueView_"];
                };
            };
            /** @description Refused, or failed: see `code`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_scripts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOf_ScriptView_"];
                };
            };
            /** @description Refused, or failed: see `code`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_script: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                script_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScriptView"];
                };
            };
            /** @description Refused, or failed: see `code`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_service_types: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOf_ServiceTypeView_"];
                };
            };
            /** @description Refused, or failed: see `code`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_service_type: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                service_type: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceTypeView"];
                };
            };
            /** @description Refused, or failed: see `code`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_board: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BoardView"];
                };
            };
            /** @description Refused, or failed: see `code`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: string;
                    };
                };
            };
            /** @description A part is down; the body says which. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, or failed: see `code`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": unknown;
                };
            };
            /** @description Refused, or failed: see `code`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
