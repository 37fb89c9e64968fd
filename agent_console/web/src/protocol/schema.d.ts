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
         * @description Newest first, or as `sort` says. Who works in a group sees its orders, and what is offered to it.
         */
        get: operations["list_orders"];
        put?: never;
        /**
         * Open Order
         * @description Register a matter: numbered at once, its history begun (W1), its group told where that is urgent (W2).
         */
        post: operations["open_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-orders/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move Many
         * @description The same action on several, each for itself: what was done, and what was wrong with the others.
         */
        post: operations["move_many"];
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
         * @description Move it on, or put its words or fields right. 409 where the action isn't possible now, or where somebody else
         *     has changed it since `If-Match` was seen; the answer then says what they changed.
         */
        patch: operations["change_order"];
        trace?: never;
    };
    "/api/v1/work-orders/{number}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change Step
         * @description Tick a step off, or take the tick back with a reason.
         */
        post: operations["change_step"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-orders/{number}/papers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Receive Papers
         * @description The papers that are there now.
         */
        put: operations["receive_papers"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-orders/{number}/quote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Quote
         * @description What it will cost, to be confirmed by the customer before work starts (W4).
         */
        put: operations["quote"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-orders/{number}/quote/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm Quote
         * @description The customer agreed.
         */
        post: operations["confirm_quote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-orders/{number}/fee": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand In
         * @description The fee is with finance (W4).
         */
        post: operations["hand_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-orders/{number}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * File Report
         * @description The written report of an emergency (W10).
         */
        put: operations["file_report"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-orders/{number}/handover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand Over
         * @description Offer it to a person or a group; it stays with its owner until one of them accepts (O1).
         */
        post: operations["hand_over"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-orders/{number}/handover/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take Over */
        post: operations["take_over"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-orders/{number}/handover/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline Handover
         * @description Not theirs: it stays with its owner, and counts against the desk (O5).
         */
        post: operations["decline_handover"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-orders/{number}/owner": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Give
         * @description A lead decides who answers for it (O5).
         */
        put: operations["give"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/order-board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Order Board
         * @description How many open orders each group has in each state, and how many of them are overdue or due within the hour.
         */
        get: operations["order_board"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/order-counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Order Counts
         * @description How many open orders are one's own, offered to one, of one's groups, due within the hour, overdue, at all.
         */
        get: operations["order_counts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/order-desks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Order Desks
         * @description The people and groups that orders can go to, by name.
         */
        get: operations["order_desks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/order-repeats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Order Repeats
         * @description Orders of the same place and category in the last 30 days, before another one is registered (W9).
         */
        get: operations["order_repeats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-orders/{number}/related": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Related
         * @description Repeats, the order it follows, an outbreak's orders, callbacks and calls of one order.
         */
        get: operations["related"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/callbacks/many": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Book Many
         * @description News for everybody a trouble reached, a quarter's care: all or none. 422 where one can't be right.
         */
        post: operations["book_many"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/callbacks/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change Many
         * @description The same change to several, each for itself: what was done, and what was wrong with the others.
         */
        post: operations["change_many"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/do-not-call": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Unwanted
         * @description The latest first, or the oldest; of a number, the one wish or none.
         */
        get: operations["list_unwanted"];
        put?: never;
        /**
         * Add Unwanted
         * @description They don't want to be called: what is booked for them is cancelled, but for promised and emergency calls.
         */
        post: operations["add_unwanted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/do-not-call/{phone}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove Unwanted
         * @description They may be called again. 404 where the number isn't on the list.
         */
        delete: operations["remove_unwanted"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/callbacks/purposes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Purposes
         * @description All there are, what goes first on top.
         */
        get: operations["list_purposes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/callbacks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Callback Rates
         * @description What was due, reached and in time, by purpose; the share of visits made (the goal is all of them) and of
         *     effective complaints in orders (the goal is at most 1 %). Without a period: this day so far.
         */
        get: operations["get_callback_rates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
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
         * @description By when they are due, or as `sort` says; by `next` and `priority` only open ones.
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
         * @description Cancel or settle it, agree on another time, take it over, name who makes it, write down what a visit found.
         *
         *     409 where that isn't possible now, or where somebody else has changed it since `If-Match` was seen; the answer
         *     then says what they changed.
         */
        patch: operations["change_callback"];
        trace?: never;
    };
    "/api/v1/callbacks/{callback_id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get History
         * @description Who did what to it, when, from what to what; oldest first (C10).
         */
        get: operations["get_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
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
        /**
         * Change File
         * @description With If-Match: 409 where somebody changed it meanwhile, with what they changed.
         */
        patch: operations["change_file"];
        trace?: never;
    };
    "/api/v1/grades": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Grades
         * @description Grades of customers with their service rules (R4), as the settings have them.
         */
        get: operations["list_grades"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer_id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Whole File
         * @description Everything in one: the first page of each part. Looking is written into the audit log (R2).
         */
        get: operations["get_whole_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer_id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Secret Parts
         * @description The secret parts, for whose role they are; each look is written into the audit log (R2).
         */
        get: operations["get_secret_parts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer_id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Customer History
         * @description Every change, newest first (R3).
         */
        get: operations["get_customer_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer_id}/looks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Looks
         * @description Who had to do with the file, newest first (R2); for leads.
         */
        get: operations["list_looks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer_id}/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Duplicates
         * @description Files that may be of the same household, with why.
         */
        get: operations["list_duplicates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer_id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Merge Files
         * @description The other file becomes part of this one, with its calls, orders, callbacks and papers (R1).
         */
        post: operations["merge_files"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer_id}/unmerge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Unmerge Files
         * @description This file, which was merged into another, is its own again; for leads.
         */
        post: operations["unmerge_files"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer_id}/do-not-call": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Wish Not To Be Called
         * @description The customer doesn't wish to be called, but for promised and emergency calls (C9).
         */
        put: operations["wish_not_to_be_called"];
        post?: never;
        /** Wish To Be Called Again */
        delete: operations["wish_to_be_called_again"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Files
         * @description Those of one order, customer, …, newest first.
         */
        get: operations["list_files"];
        put?: never;
        /**
         * Add File
         * @description The body is the file itself. What it is is read from its bytes: pictures, PDF, documents, sound; photos lose
         *     what they tell of where they were taken.
         */
        post: operations["add_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/{file_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get File Record */
        get: operations["get_file_record"];
        put?: never;
        post?: never;
        /**
         * Remove File
         * @description It is no longer shown; the record stays, and the bytes until their period is over (R3).
         */
        delete: operations["remove_file"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/{file_id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Content
         * @description Its bytes, under their own type; all but pictures to be saved, never shown. Looking is logged (R2).
         */
        get: operations["get_content"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/copies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Copies
         * @description Newest first: everybody's for who approves, else one's own.
         */
        get: operations["list_copies"];
        put?: never;
        /** Ask For Copy */
        post: operations["ask_for_copy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/copies/{copy_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Copy */
        get: operations["get_copy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change Copy
         * @description Approve, refuse (somebody else, with the permission), withdraw, hand out, give back.
         */
        patch: operations["change_copy"];
        trace?: never;
    };
    "/api/v1/destructions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Destructions
         * @description Newest first; what was destroyed stays on record.
         */
        get: operations["list_destructions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/destructions/periods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Periods
         * @description Months that each class is kept; null: for ever.
         */
        get: operations["list_periods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/destructions/{destruction_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Destruction */
        get: operations["get_destruction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/destructions/{destruction_id}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Destruction Items */
        get: operations["list_destruction_items"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/destructions/{destruction_id}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm Destruction
         * @description The first yes, or the second by somebody else: then it is carried out.
         */
        post: operations["confirm_destruction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/destructions/{destruction_id}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse Destruction */
        post: operations["refuse_destruction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List People
         * @description Everybody, by user name: so that pages say names. Those who left are there, too: the past names them.
         */
        get: operations["list_people"];
        put?: never;
        /**
         * Add Person
         * @description 409 where the user name is taken.
         */
        post: operations["add_person"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{user}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change Person
         * @description Role, queues, groups, password; `active` false for who left. Nobody takes their own keys away.
         */
        patch: operations["change_person"];
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
    "/api/v1/agents/{user}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Recordable Lines
         * @description Every line of the script, with what a recording of it would say, and whether there is one.
         */
        get: operations["list_recordable_lines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agents/{user}/lines/{rule}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Line Recording */
        get: operations["get_line_recording"];
        /**
         * Put Line Recording
         * @description Keep a recording: 16-bit PCM WAV of any rate; made 8 kHz mono, cut to the speech, and levelled.
         */
        put: operations["put_line_recording"];
        post?: never;
        /**
         * Delete Line Recording
         * @description The centre's voice says it again. Harmless where there is no recording.
         */
        delete: operations["delete_line_recording"];
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
        /**
         * List Scripts
         * @description Those in use, all on one page.
         */
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
        /**
         * Change Script
         * @description A new version, in use at once for calls that begin now. 422 with every problem and its line where it is wrong.
         */
        put: operations["change_script"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scripts/{script_id}/editing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Script Source
         * @description The source of the version in use, and the rules that were retired.
         */
        get: operations["get_script_source"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scripts/{script_id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Script Versions
         * @description Newest first.
         */
        get: operations["list_script_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scripts/{script_id}/source": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download Script */
        get: operations["download_script"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scripts/{script_id}/validation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Validate Script
         * @description What is wrong, and what will be heard badly. Changes nothing.
         */
        post: operations["validate_script"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scripts/{script_id}/rehearsal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rehearse Script
         * @description Which verdicts of past calls a changed script would flip, newest call first, part by part.
         */
        post: operations["rehearse_script"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scripts/{script_id}/restoration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore Script
         * @description An earlier version, or the product's, as a new version.
         */
        post: operations["restore_script"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Answers
         * @description With `q` best first, else by category and title. Drafts are shown to those who write answers.
         */
        get: operations["list_answers"];
        put?: never;
        /**
         * Write Answer
         * @description A draft.
         */
        post: operations["write_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Unread Answers
         * @description What one has yet to read and sign (K2), the oldest first, all on one page.
         */
        get: operations["list_unread_answers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Answer Categories
         * @description In order, all on one page.
         */
        get: operations["list_answer_categories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/menu": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Menu Entries
         * @description What waiting callers may hear (K3), by key, all on one page.
         */
        get: operations["list_menu_entries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/{answer_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Answer */
        get: operations["get_answer"];
        /**
         * Change Answer
         * @description The next version, a draft; what is live stays so until the draft is published.
         */
        put: operations["change_answer"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/{answer_id}/publication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish Answer
         * @description Live at once, or when its time has come and everybody asked has signed (K2).
         */
        post: operations["publish_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/{answer_id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Release Answer
         * @description Live although signatures are missing (K2).
         */
        post: operations["release_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/{answer_id}/retirement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retire Answer
         * @description Offered no more; editing it brings it back.
         */
        post: operations["retire_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/{answer_id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Answer Versions
         * @description Newest first.
         */
        get: operations["list_answer_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/{answer_id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Answer Changes
         * @description Oldest first, all on one page.
         */
        get: operations["list_answer_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/{answer_id}/readers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Answer Readers
         * @description Who has signed the newest words, and who is missing (K2).
         */
        get: operations["list_answer_readers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/{answer_id}/signatures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign Answer
         * @description One has read this version (K2). 409 where it is no longer the one to be read.
         */
        post: operations["sign_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/{answer_id}/marks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark Answer
         * @description What one made of an answer in one's call; the last word counts.
         */
        post: operations["mark_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{call_id}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Offered Answers
         * @description What was offered last in a call (K1); the `answers` delta tells when that changes.
         */
        get: operations["list_offered_answers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{call_id}/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Proposals
         * @description By field, the surest first, all on one page. Ask again when a final line was `heard`.
         *
         *     `service_type`: the one that is chosen, for choices of its form; without it those of the likeliest are proposed.
         */
        get: operations["list_proposals"];
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
        /**
         * List Service Types
         * @description All on one page, the retired ones among them: old orders are still called by their names.
         */
        get: operations["list_service_types"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/reload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reload Service Types
         * @description Read the site's files again. 422 with every problem and its line where one is wrong; then all stays as it was.
         */
        post: operations["reload_service_types"];
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
        /**
         * Get Service Type
         * @description Everything about one type, in every language: forms render themselves from it.
         */
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
    "/api/v1/score-cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Score Cards
         * @description By the time of the call, or the worst first. Without `review_quality` only one's own.
         */
        get: operations["list_score_cards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/score-cards/{call_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Score Card
         * @description The card of a call, with items, history, slips, and what can be put on it.
         */
        get: operations["get_score_card"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/score-cards/{call_id}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add Card Item
         * @description A fault that the engine had not, or the solution.
         */
        post: operations["add_card_item"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/score-cards/{call_id}/items/{rule}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change Card Item
         * @description Another verdict or other points, with a reason; or none of them: it is right as it is.
         */
        patch: operations["change_card_item"];
        trace?: never;
    };
    "/api/v1/score-cards/{call_id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm Score Card
         * @description The card is right: its faults become slips (Q2). 422 while an agent's reason was not looked at (P6).
         */
        post: operations["confirm_score_card"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/fault-slips": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Fault Slips
         * @description Newest first. Without `review_quality` only one's own.
         */
        get: operations["list_fault_slips"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/fault-slips/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Fault Slip */
        get: operations["get_fault_slip"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change Fault Slip
         * @description The lead shares the blame or not, or the slip is taken back; each with its reason.
         */
        patch: operations["change_fault_slip"];
        trace?: never;
    };
    "/api/v1/appeals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Appeals
         * @description Newest first. Without `review_quality` only one's own.
         */
        get: operations["list_appeals"];
        put?: never;
        /**
         * File Appeal
         * @description Against one's own slip: its points don't count until the appeal is closed.
         */
        post: operations["file_appeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{appeal_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Appeal */
        get: operations["get_appeal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{appeal_id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide Appeal
         * @description Grant, reduce or reject, in writing: for who stands on the appeal's rung. 403 for everybody else.
         */
        post: operations["decide_appeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{appeal_id}/escalation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Escalate Appeal
         * @description Take a decision to the next rung.
         */
        post: operations["escalate_appeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{appeal_id}/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept Appeal
         * @description Take the decision as it is.
         */
        post: operations["accept_appeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{appeal_id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw Appeal
         * @description Take the appeal back, while nobody has decided on it.
         */
        post: operations["withdraw_appeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/credits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Credits
         * @description Newest first; public in the team.
         */
        get: operations["list_credits"];
        put?: never;
        /**
         * Give Credit
         * @description Good work earns points; nobody gives them to themselves.
         */
        post: operations["give_credit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/credits/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Credit Board
         * @description A day's board; today's at the centre where none is named.
         */
        get: operations["get_credit_board"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/credits/{credit_id}/revocation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke Credit
         * @description Given by mistake: it stays on record and counts no more.
         */
        post: operations["revoke_credit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/corrective-actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Corrective Actions
         * @description Open ones by their date, else newest first. Without `review_quality` those one has to carry out.
         */
        get: operations["list_corrective_actions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/corrective-actions/{action_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Corrective Action */
        get: operations["get_corrective_action"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change Corrective Action
         * @description Plan, finish, check (pass or fail) or cancel. 409 where the step isn't possible now.
         */
        patch: operations["change_corrective_action"];
        trace?: never;
    };
    "/api/v1/reports/quality/month": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Quality Month
         * @description Points, deductions and steps (Q2, Q3, Q5): of everybody for quality staff and leads, else one's own.
         */
        get: operations["get_quality_month"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/quality/payroll": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Payroll
         * @description The month's file for payroll (Q5). Fetching it is written into the audit log.
         */
        get: operations["get_payroll"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/quality/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Rule Accuracy
         * @description Precision and recall by rule, from confirmed cards and decided appeals; all on one page.
         */
        get: operations["list_rule_accuracy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/quality/rules/{rule}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Rule Accuracy
         * @description A rule's figures with the calls behind them.
         */
        get: operations["get_rule_accuracy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Notices
         * @description What the caller was told: first what they have not seen, then the rest, each newest first.
         */
        get: operations["list_notices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/unseen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count Unseen Notices
         * @description How much the caller has not seen.
         */
        get: operations["count_unseen_notices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See Notices
         * @description The caller has seen what they were told up to then; urgent ones are acknowledged one by one.
         */
        post: operations["see_notices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{notice_id}/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See Notice
         * @description The caller has seen it; an urgent one they have acknowledged (W10).
         */
        post: operations["see_notice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-orders/{number}/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Order Notices
         * @description Who was told what about an order, and when they saw it (W7); newest first.
         */
        get: operations["list_order_notices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outbreaks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Outbreaks
         * @description Newest first. `open`: those that a lead has to decide on, and those that run, by building.
         */
        get: operations["list_outbreaks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outbreaks/{outbreak_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Outbreak */
        get: operations["get_outbreak"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outbreaks/{outbreak_id}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm Outbreak
         * @description It is one: an order is opened that stands for all its reports, and callers hear the announcement.
         */
        post: operations["confirm_outbreak"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outbreaks/{outbreak_id}/announcement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Announce Outbreak
         * @description Other words for callers, as more is known.
         */
        put: operations["announce_outbreak"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outbreaks/{outbreak_id}/dismissal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Dismiss Outbreak
         * @description It is none.
         */
        post: operations["dismiss_outbreak"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outbreaks/{outbreak_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End Outbreak
         * @description It is over: each customer is called once, its orders are finished as far as they can be.
         */
        post: operations["end_outbreak"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/repeats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Repeats
         * @description Places with so many matters of one kind (W9), most first; the last 30 days where no time is named.
         */
        get: operations["get_repeats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/morning": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Morning
         * @description What the morning meeting of `day` goes through; today's where none is named.
         */
        get: operations["get_morning"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/morning/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Morning Rows
         * @description The same as a table, to take away as a file.
         */
        get: operations["list_morning_rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/handovers/shift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Shift Handovers
         * @description What shifts left behind, newest first, and who signed for it (W11).
         */
        get: operations["list_shift_handovers"];
        put?: never;
        /**
         * Hand Over Shift
         * @description The shift ends: every open order is written down as it stands, for the next shift to sign.
         */
        post: operations["hand_over_shift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/handovers/shift/{handover_id}/signature": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign Shift
         * @description The next shift takes it over: somebody else than who handed it over, once.
         */
        post: operations["sign_shift"];
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
        /**
         * AcknowledgeAlert
         * @description Say that one looks after an alert (P4).
         */
        AcknowledgeAlert: {
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
            name: "acknowledge_alert";
            /** Alert Id */
            alert_id: string;
        };
        /**
         * ActionChange
         * @description A step with what it needs: `plan` cause, measure, person and due; each other one a note.
         */
        ActionChange: {
            step: components["schemas"]["ActionStep"];
            /**
             * Cause
             * @default
             */
            cause: string;
            /**
             * Measure
             * @default
             */
            measure: string;
            /**
             * Person
             * @default
             */
            person: string;
            /** Due */
            due?: string | null;
            /**
             * Note
             * @default
             */
            note: string;
        };
        /**
         * ActionState
         * @enum {string}
         */
        ActionState: "open" | "planned" | "done" | "closed" | "cancelled";
        /**
         * ActionStep
         * @enum {string}
         */
        ActionStep: "plan" | "finish" | "pass" | "fail" | "cancel";
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
         * AlertDelta
         * @description A supervisor is to look at a call, or one of them has. Told to who may see all calls (P4).
         */
        AlertDelta: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "alert";
            /** Seq */
            seq: number;
            alert: components["schemas"]["AlertView"];
        };
        /**
         * AlertView
         * @description Words that need a supervisor's eye (P4).
         */
        AlertView: {
            /** Id */
            id: string;
            /** Call Id */
            call_id: string;
            /** Rule */
            rule: string;
            /** Agent */
            agent: string | null;
            /** Words */
            words: string;
            /** Better */
            better: string;
            /** Start */
            start: number | null;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Seen By */
            seen_by: string | null;
            /** Seen At */
            seen_at: string | null;
        };
        /** AnswerCategoryView */
        AnswerCategoryView: {
            /** Name */
            name: string;
            /** Answers */
            answers: number;
        };
        /** AnswerChangeView */
        AnswerChangeView: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            deed: components["schemas"]["AnswerDeed"];
            before: components["schemas"]["AnswerState"];
            after: components["schemas"]["AnswerState"];
            /** Version */
            version: number;
            /** Reason */
            reason: string;
        };
        /**
         * AnswerDeed
         * @enum {string}
         */
        AnswerDeed: "save" | "publish" | "go_live" | "release" | "retire";
        /** AnswerReason */
        AnswerReason: {
            /** Reason */
            reason: string;
        };
        /**
         * AnswerState
         * @description Of an answer's newest words; older ones may be offered meanwhile (`Answer.live_version`).
         * @enum {string}
         */
        AnswerState: "draft" | "waiting" | "in_force" | "retired";
        /**
         * AnswerSummary
         * @description With the words in force; the newest where none are.
         */
        AnswerSummary: {
            /** Id */
            id: string;
            /** Title */
            title: string;
            /** Excerpt */
            excerpt: string;
            /** Category */
            category: string;
            state: components["schemas"]["AnswerState"];
            /** Version */
            version: number;
            /** Live Version */
            live_version: number | null;
            /** Owner */
            owner: string;
            /** Expires On */
            expires_on: string | null;
            /** Expired */
            expired: boolean;
            /** Key */
            key: number | null;
            /** Required Reading */
            required_reading: boolean;
        };
        /** AnswerVersionView */
        AnswerVersionView: {
            /** Answer Id */
            answer_id: string;
            /** Version */
            version: number;
            words: components["schemas"]["AnswerWordsView"];
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** Note */
            note: string;
        };
        /** AnswerView */
        AnswerView: {
            /** Id */
            id: string;
            state: components["schemas"]["AnswerState"];
            /** Expired */
            expired: boolean;
            live: components["schemas"]["AnswerVersionView"] | null;
            newest: components["schemas"]["AnswerVersionView"];
            marks: components["schemas"]["MarksView"];
        };
        /** AnswerWordsView */
        AnswerWordsView: {
            /** Title */
            title: string;
            /** Text */
            text: string;
            /** Questions */
            questions: string[];
            /** Keywords */
            keywords: string[];
            /** Spoken */
            spoken: string;
            /**
             * Key
             * @description Of the self-service menu.
             */
            key: number | null;
            /** Category */
            category: string;
            /** Service Types */
            service_types: string[];
            /** Owner */
            owner: string;
            /** Expires On */
            expires_on: string | null;
            /** Live From */
            live_from: string | null;
            reading: components["schemas"]["ReadingView"] | null;
        };
        /**
         * Answering
         * @description What became of a caller's wait; both together are the calls that the service level counts (T2).
         * @enum {string}
         */
        Answering: "answered" | "abandoned";
        /**
         * AnswersDelta
         * @description Answers that fit what the caller said last (K1), whenever they are others. Told to who talks in the call.
         */
        AnswersDelta: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "answers";
            /** Seq */
            seq: number;
            /** Call Id */
            call_id: string;
            /** Answers */
            answers: components["schemas"]["OfferView"][];
        };
        /**
         * AppealAction
         * @enum {string}
         */
        AppealAction: "file" | "grant" | "reduce" | "reject" | "escalate" | "pass_up" | "accept" | "lapse" | "withdraw";
        /** AppealEntryView */
        AppealEntryView: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            action: components["schemas"]["AppealAction"];
            state: components["schemas"]["AppealState"];
            /** Words */
            words: string;
            evidence: components["schemas"]["EvidenceView"] | null;
            /** Points */
            points: number | null;
        };
        /**
         * AppealState
         * @enum {string}
         */
        AppealState: "at_lead" | "at_director" | "at_manager" | "decided_by_lead" | "decided_by_director" | "closed" | "withdrawn";
        /**
         * AppealView
         * @description An appeal with its slip and everything that happened to it (Q4).
         */
        AppealView: {
            /** Id */
            id: string;
            slip: components["schemas"]["SlipView"];
            /** Call Id */
            call_id: string;
            /** Agent */
            agent: string;
            /** Points */
            points: number;
            /** Outcome */
            outcome: number;
            state: components["schemas"]["AppealState"];
            level: components["schemas"]["Level"] | null;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** Due At */
            due_at: string | null;
            /** Overdue */
            overdue: boolean;
            /** Open */
            open: boolean;
            /** Entries */
            entries: components["schemas"]["AppealEntryView"][];
            /** Actions */
            actions: components["schemas"]["AppealAction"][];
        };
        /** Assign */
        Assign: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            action: "assign";
            /** Agent */
            agent: string | null;
        };
        /**
         * AttachmentKind
         * @enum {string}
         */
        AttachmentKind: "photo" | "paper" | "signature" | "identity" | "recording";
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
            outcome: components["schemas"]["domain__callbacks__callback__Outcome"] | null;
        };
        /**
         * Basis
         * @description Which confirmed cards figures rest on.
         * @enum {string}
         */
        Basis: "all" | "sampled";
        /** BoardCell */
        BoardCell: {
            /** Group */
            group: string;
            state: components["schemas"]["OrderState"];
            due: components["schemas"]["DueIn"];
            /** Orders */
            orders: number;
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
        /** BouncesView */
        BouncesView: {
            /** Group */
            group: string;
            /** Bounces */
            bounces: number;
        };
        /** BulkCallback */
        BulkCallback: {
            /** Id */
            id: string;
            /** Done */
            done: boolean;
            /** Code */
            code: string | null;
            /** Reason */
            reason: string | null;
        };
        /** BulkCallbacks */
        BulkCallbacks: {
            /** Ids */
            ids: string[];
            /** Change */
            change: components["schemas"]["Cancel"] | components["schemas"]["Reschedule"] | components["schemas"]["TakeOver"] | components["schemas"]["Assign"];
        };
        /** BulkMove */
        BulkMove: {
            /**
             * Note
             * @default
             */
            note: string;
            /** Appointment */
            appointment?: string | null;
            stop?: components["schemas"]["Stop"] | null;
            /**
             * Code
             * @default
             */
            code: string;
            /** Signature File */
            signature_file?: string | null;
            /** Satisfaction */
            satisfaction?: string | null;
            /** Assignee */
            assignee?: string | null;
            action: components["schemas"]["OrderAction"];
            /** Numbers */
            numbers: string[];
        };
        /** BulkOutcome */
        BulkOutcome: {
            /** Number */
            number: string;
            /** Done */
            done: boolean;
            /** Code */
            code: string | null;
            /** Reason */
            reason: string | null;
        };
        /**
         * BurdenView
         * @description What a person bears of one slip: `points` × `share`.
         */
        BurdenView: {
            /** Slip */
            slip: string;
            /** Agent */
            agent: string;
            /** Rule */
            rule: string;
            /** Words */
            words: string;
            /** Call Id */
            call_id: string;
            /** Slip Points */
            slip_points: number;
            /** Share */
            share: number;
            /** Points */
            points: number;
            /** Repeated */
            repeated: number;
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
        /** CallFlipsView */
        CallFlipsView: {
            /** Id */
            id: string;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /** Agent */
            agent: string | null;
            /** Queue */
            queue: string | null;
            /** Flips */
            flips: components["schemas"]["FlipView"][];
        };
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
         * CallKind
         * @description What kind of call a stage belongs to.
         * @enum {string}
         */
        CallKind: "inbound" | "outbound" | "internal";
        /** CallOutView */
        CallOutView: {
            /** Name */
            name: {
                [key: string]: string;
            };
            /** Group */
            group: string | null;
            /** Phone */
            phone: string;
        };
        /** CallPart */
        CallPart: {
            /** Id */
            id: string;
            direction: components["schemas"]["CallDirection"];
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /** Agent */
            agent: string | null;
            end_cause: components["schemas"]["EndCause"] | null;
            /** Recorded */
            recorded: boolean;
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
            /** Script Id */
            script_id: string | null;
            /** Script Version */
            script_version: number | null;
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
            /** Script Id */
            script_id: string | null;
            /** Script Version */
            script_version: number | null;
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
        /**
         * CallbackChangeView
         * @description A line of the history; `before` and `after` hold what differs.
         */
        CallbackChangeView: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** What */
            what: string;
            /** Why */
            why: string;
            /** Before */
            before: {
                [key: string]: string;
            };
            /** After */
            after: {
                [key: string]: string;
            };
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
        /** CallbackPart */
        CallbackPart: {
            /** Id */
            id: string;
            state: components["schemas"]["CallbackState"];
            /** Purpose */
            purpose: string;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /** Reason */
            reason: string;
            /** Agent */
            agent: string | null;
        };
        /**
         * CallbackRatesView
         * @description The rates of a period (C10). Shares lie between 0 and 1; null where there is nothing to have a share of.
         */
        CallbackRatesView: {
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /**
             * Until
             * Format: date-time
             */
            until: string;
            /** Purposes */
            purposes: components["schemas"]["PurposeRateView"][];
            /** Visited */
            visited: number | null;
            /** Satisfied */
            satisfied: number;
            /** Neutral */
            neutral: number;
            /** Dissatisfied */
            dissatisfied: number;
            /** Orders */
            orders: number;
            /** Complaints */
            complaints: number;
            /** Complaint Share */
            complaint_share: number | null;
        };
        /**
         * CallbackSort
         * @description Earliest or most urgent first. `NEXT` and `PRIORITY` say something of open callbacks only, and show no others.
         * @enum {string}
         */
        CallbackSort: "due" | "next" | "priority" | "created";
        /**
         * CallbackState
         * @enum {string}
         */
        CallbackState: "scheduled" | "dialling" | "carried" | "done" | "handed_over" | "cancelled";
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
            purpose: components["schemas"]["Purpose"];
            mode: components["schemas"]["Mode"];
            /** Earliest At */
            earliest_at: string | null;
            /** Latest At */
            latest_at: string | null;
            /**
             * Window End
             * Format: date-time
             */
            window_end: string;
            /** Owner */
            owner: string;
            /** Priority */
            priority: number;
            /** Asked */
            asked: boolean;
            /** Carried By */
            carried_by: string | null;
            /** Queue */
            queue: string | null;
            /** Queued At */
            queued_at: string | null;
            result: components["schemas"]["VisitResultView"] | null;
            /** Closed Why */
            closed_why: string;
            /** Version */
            version: number;
        };
        /** CallbacksPart */
        CallbacksPart: {
            /** Items */
            items: components["schemas"]["CallbackPart"][];
            /** Next */
            next: string | null;
        };
        /** CallsPart */
        CallsPart: {
            /** Items */
            items: components["schemas"]["CallPart"][];
            /** Next */
            next: string | null;
        };
        /** Cancel */
        Cancel: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            action: "cancel";
            /**
             * Why
             * @default
             */
            why: string;
        };
        /**
         * CardFault
         * @description An item that took points.
         */
        CardFault: {
            /** Rule */
            rule: string;
            /** Words */
            words: string;
            /** Points */
            points: number;
        };
        /**
         * CardItemChange
         * @description Without `verdict` the item stays as it is: it was looked at. Else a reason is needed.
         */
        CardItemChange: {
            verdict?: components["schemas"]["Verdict"] | null;
            /** Points */
            points?: number | null;
            /**
             * Reason
             * @default
             */
            reason: string;
        };
        /**
         * CardItemView
         * @description A rule's verdict on the card; `start`, `end`: seconds of the recording it rests on.
         */
        CardItemView: {
            /** Rule */
            rule: string;
            section: components["schemas"]["Section"];
            kind: components["schemas"]["RuleKind"];
            verdict: components["schemas"]["Verdict"];
            engine: components["schemas"]["Verdict"] | null;
            /** Fault */
            fault: boolean;
            /** Points */
            points: number;
            /** Worth */
            worth: number;
            severity: components["schemas"]["Severity"];
            strength: components["schemas"]["Strength"];
            /** Alert */
            alert: boolean;
            /** Start */
            start: number | null;
            /** End */
            end: number | null;
            /** Late */
            late: boolean;
            /** Played */
            played: boolean;
            /** Certainty */
            certainty: number;
            /** Excuse */
            excuse: string | null;
            /** Words */
            words: string;
            /** Why */
            why: {
                [key: string]: string;
            };
            /** Settled By */
            settled_by: string | null;
        };
        /**
         * CardOrder
         * @description How a list of cards is sorted.
         * @enum {string}
         */
        CardOrder: "newest" | "lowest";
        /**
         * CardState
         * @enum {string}
         */
        CardState: "draft" | "confirmed";
        /**
         * CardSummary
         * @description A score card in a list (Q1).
         */
        CardSummary: {
            /** Call Id */
            call_id: string;
            /** Agent */
            agent: string;
            /**
             * Call At
             * Format: date-time
             */
            call_at: string;
            state: components["schemas"]["CardState"];
            /** Total */
            total: number;
            /** Out Of */
            out_of: number;
            /** Points */
            points: number;
            /** Faults */
            faults: components["schemas"]["CardFault"][];
            /** Review */
            review: components["schemas"]["ReviewReason"][];
            /** Confirmed By */
            confirmed_by: string | null;
            /** Confirmed At */
            confirmed_at: string | null;
        };
        /**
         * CardView
         * @description A score card with all there is to it.
         */
        CardView: {
            /** Call Id */
            call_id: string;
            /** Agent */
            agent: string;
            /**
             * Call At
             * Format: date-time
             */
            call_at: string;
            state: components["schemas"]["CardState"];
            /** Total */
            total: number;
            /** Out Of */
            out_of: number;
            /** Points */
            points: number;
            /** Faults */
            faults: components["schemas"]["CardFault"][];
            /** Review */
            review: components["schemas"]["ReviewReason"][];
            /** Confirmed By */
            confirmed_by: string | null;
            /** Confirmed At */
            confirmed_at: string | null;
            /** Script */
            script: string;
            /** Script Version */
            script_version: number;
            /** Items */
            items: components["schemas"]["CardItemView"][];
            /** History */
            history: components["schemas"]["ChangeView"][];
            /** Undecided */
            undecided: string[];
            /** Reviewable */
            reviewable: boolean;
            /** Addable */
            addable: components["schemas"]["RuleWeightView"][];
            /** Slips */
            slips: components["schemas"]["SlipView"][];
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
        /**
         * ChangeView
         * @description One change: kept for ever. `by` is ``centre`` for what nobody did.
         */
        ChangeView: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** Action */
            action: string;
            /** Part */
            part: string;
            /** Before */
            before: string | null;
            /** After */
            after: string;
            /** Reason */
            reason: string;
        };
        /**
         * Changed
         * @description A change that whoever asks has not seen yet.
         */
        Changed: {
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
        /** ChangedAnswer */
        ChangedAnswer: {
            /** Title */
            title: string;
            /** Text */
            text: string;
            /** Questions */
            questions?: string[];
            /** Keywords */
            keywords?: string[];
            /**
             * Spoken
             * @default
             */
            spoken: string;
            /** Key */
            key?: number | null;
            /**
             * Category
             * @default
             */
            category: string;
            /** Service Types */
            service_types?: string[];
            /**
             * Owner
             * @default
             */
            owner: string;
            /** Expires On */
            expires_on?: string | null;
            /** Live From */
            live_from?: string | null;
            reading?: components["schemas"]["RequiredReading"] | null;
            /**
             * Note
             * @default
             */
            note: string;
            /** Base Version */
            base_version: number;
        };
        /** ChangedScript */
        ChangedScript: {
            /** Source */
            source: string;
            /**
             * Note
             * @default
             */
            note: string;
            /** Base Version */
            base_version: number;
        };
        /** CheckView */
        CheckView: {
            /** Id */
            id: string;
            /** Line */
            line: number;
            kind: components["schemas"]["RuleKind"];
            /** Name */
            name: {
                [key: string]: string;
            };
            /** Condition */
            condition: {
                [key: string]: unknown;
            };
            /** When */
            when: {
                [key: string]: unknown;
            } | null;
            /** Better */
            better: string;
            /** Calls */
            calls: components["schemas"]["CallKind"][];
            /** Points */
            points: number;
            severity: components["schemas"]["Severity"];
            strength: components["schemas"]["Strength"];
            /** Alert */
            alert: boolean;
            /** Why */
            why: {
                [key: string]: string;
            } | null;
        };
        /** ChoiceView */
        ChoiceView: {
            /** Value */
            value: string;
            /** Label */
            label: {
                [key: string]: string;
            };
        };
        ClientMessage: components["schemas"]["Hello"] | components["schemas"]["Ping"] | (components["schemas"]["SetState"] | components["schemas"]["HangUp"] | components["schemas"]["FinishWrapUp"] | components["schemas"]["Hold"] | components["schemas"]["Resume"] | components["schemas"]["PlayLine"] | components["schemas"]["ExcuseLine"] | components["schemas"]["StopAutomatic"] | components["schemas"]["MarkWrongNumber"] | components["schemas"]["AcknowledgeAlert"]);
        /**
         * ColleagueView
         * @description Somebody of the centre, as everybody knows them.
         */
        ColleagueView: {
            /** User */
            user: string;
            /** Name */
            name: string;
            role: components["schemas"]["Role"];
            /** Queues */
            queues: string[];
            /** Groups */
            groups: string[];
            /** Active */
            active: boolean;
        };
        /**
         * ComplianceView
         * @description A call at a glance (L1): how many of its lines are where, hints left out.
         */
        ComplianceView: {
            /** Said */
            said: number;
            /** Due */
            due: number;
            /** Overdue */
            overdue: number;
            /** Missed */
            missed: number;
            /** Unclear */
            unclear: number;
            /** Forbidden */
            forbidden: string[];
            /** Alerts */
            alerts: string[];
        };
        /**
         * CopyAction
         * @enum {string}
         */
        CopyAction: "approve" | "refuse" | "withdraw" | "fetch" | "hand_out" | "give_back";
        /** CopyChange */
        CopyChange: {
            action: components["schemas"]["CopyAction"];
            /**
             * Words
             * @default
             */
            words: string;
        };
        /**
         * CopyKind
         * @enum {string}
         */
        CopyKind: "export" | "loan";
        /**
         * CopyState
         * @enum {string}
         */
        CopyState: "requested" | "approved" | "refused" | "withdrawn" | "fetched" | "lent" | "returned";
        /** CopyStepView */
        CopyStepView: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            action: components["schemas"]["CopyAction"];
            /** Words */
            words: string;
        };
        /**
         * CopyView
         * @description A wish to copy out or borrow (R2).
         */
        CopyView: {
            /** Id */
            id: string;
            kind: components["schemas"]["CopyKind"];
            /** Resource */
            resource: string;
            /** Filters */
            filters: {
                [key: string]: string;
            };
            /** Subject */
            subject: string;
            /** What */
            what: string;
            /** Why */
            why: string;
            /** By */
            by: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Until
             * Format: date-time
             */
            until: string;
            state: components["schemas"]["CopyState"];
            /** Overdue */
            overdue: boolean;
            /** Steps */
            steps: components["schemas"]["CopyStepView"][];
            /** Actions */
            actions: components["schemas"]["CopyAction"][];
        };
        /**
         * CorrectiveActionView
         * @description What follows from a severe fault (Q6).
         */
        CorrectiveActionView: {
            /** Id */
            id: string;
            /** Slip */
            slip: string;
            /** Call Id */
            call_id: string;
            /** Agent */
            agent: string;
            /** Rule */
            rule: string;
            /** Words */
            words: string;
            state: components["schemas"]["ActionState"];
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /**
             * Due
             * Format: date
             */
            due: string;
            /** Overdue */
            overdue: boolean;
            /** Cause */
            cause: string;
            /** Measure */
            measure: string;
            /** Person */
            person: string | null;
            /** History */
            history: components["schemas"]["ChangeView"][];
            /** Steps */
            steps: components["schemas"]["ActionStep"][];
        };
        /** Credentials */
        Credentials: {
            /** User */
            user: string;
            /** Password */
            password: string;
        };
        /**
         * CreditBoard
         * @description The day's board, public in the team (Q5): most points of the day first, then of the month.
         */
        CreditBoard: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Ranks */
            ranks: components["schemas"]["CreditRank"][];
            /** Credits */
            credits: components["schemas"]["CreditView"][];
            /** Names */
            names: {
                [key: string]: string;
            };
        };
        /** CreditRank */
        CreditRank: {
            /** Agent */
            agent: string;
            /** Name */
            name: string;
            /** Day */
            day: number;
            /** Month */
            month: number;
        };
        /** CreditView */
        CreditView: {
            /** Id */
            id: string;
            /** Agent */
            agent: string;
            /** Points */
            points: number;
            /** Reason */
            reason: string;
            /** Given By */
            given_by: string;
            /**
             * Given At
             * Format: date-time
             */
            given_at: string;
            /** Call Id */
            call_id: string | null;
            /** Revoked By */
            revoked_by: string | null;
            /** Revoked At */
            revoked_at: string | null;
            /** Revoked Why */
            revoked_why: string;
        };
        /**
         * CustomerChange
         * @description What is left out stays; of the secret parts those that are named change.
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
            kind?: components["schemas"]["CustomerKind"] | null;
            /** People */
            people?: components["schemas"]["MemberBody"][] | null;
            /** Emergency Phones */
            emergency_phones?: string[] | null;
            home?: components["schemas"]["HomeBody"] | null;
            /** Grade */
            grade?: string | null;
            /** Secret */
            secret?: {
                [key: string]: string;
            } | null;
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
        /**
         * CustomerKind
         * @enum {string}
         */
        CustomerKind: "household" | "person" | "organisation";
        /**
         * CustomerView
         * @description Numbers are struck out in the middle for who may not see them whole (A2).
         */
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
            kind: components["schemas"]["CustomerKind"];
            /** People */
            people: components["schemas"]["MemberView"][];
            /** Emergency Phones */
            emergency_phones: string[];
            home: components["schemas"]["HomeView"];
            /** Grade */
            grade: string;
            do_not_call: components["schemas"]["DoNotCallView"] | null;
            /** Secret Parts */
            secret_parts: string[];
            /** Merged Into */
            merged_into: string | null;
            /** Destroyed At */
            destroyed_at: string | null;
            /** Version */
            version: number;
        };
        /**
         * DateDeed
         * @description What the scheduler does when a date of an order has come.
         * @enum {string}
         */
        DateDeed: "remind" | "escalate" | "call";
        /** DateJobView */
        DateJobView: {
            /** Id */
            id: string;
            /** Name */
            name: {
                [key: string]: string;
            };
            do: components["schemas"]["DateDeed"];
            /** Of Field */
            of_field: string | null;
            after: components["schemas"]["SpanView"] | null;
            before: components["schemas"]["SpanView"] | null;
            /** Unless */
            unless: string[];
            purpose: components["schemas"]["FollowPurpose"] | null;
            /** Only */
            only: {
                [key: string]: string;
            };
        };
        /** DateView */
        DateView: {
            /** Job */
            job: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Done */
            done: boolean;
        };
        /**
         * DeadlineView
         * @description Within so many seconds after each `moment`; null: at some time before it.
         */
        DeadlineView: {
            moment: components["schemas"]["Moment"];
            /** Within S */
            within_s: number | null;
        };
        /** Decision */
        Decision: {
            decision: components["schemas"]["AppealAction"];
            /** Words */
            words: string;
            /** Points */
            points?: number | null;
            evidence?: components["schemas"]["EvidenceBody"] | null;
        };
        /** DeskView */
        DeskView: {
            /** Name */
            name: string;
            /** Outside */
            outside: boolean;
        };
        /**
         * DesksView
         * @description Who orders can go to.
         */
        DesksView: {
            /** People */
            people: components["schemas"]["WorkerView"][];
            /** Groups */
            groups: components["schemas"]["DeskView"][];
        };
        /**
         * DestructionAction
         * @enum {string}
         */
        DestructionAction: "propose" | "confirm" | "refuse" | "finish";
        /** DestructionEntryView */
        DestructionEntryView: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            action: components["schemas"]["DestructionAction"];
            /** Words */
            words: string;
        };
        /** DestructionItemView */
        DestructionItemView: {
            /** Subject */
            subject: string;
            /** Gone */
            gone: boolean;
        };
        /**
         * DestructionState
         * @enum {string}
         */
        DestructionState: "proposed" | "confirmed" | "approved" | "done" | "refused";
        /**
         * DestructionView
         * @description A list of what has been kept long enough (R3).
         */
        DestructionView: {
            /** Id */
            id: string;
            what: components["schemas"]["RecordClass"];
            /**
             * Cutoff
             * Format: date-time
             */
            cutoff: string;
            /** Count */
            count: number;
            state: components["schemas"]["DestructionState"];
            /** Entries */
            entries: components["schemas"]["DestructionEntryView"][];
            /** May Confirm */
            may_confirm: boolean;
            /** May Refuse */
            may_refuse: boolean;
        };
        /** Dismissal */
        Dismissal: {
            /** Reason */
            reason: string;
        };
        /**
         * Dispatch
         * @description When the responsible group is told (W2).
         * @enum {string}
         */
        Dispatch: "at_once" | "batch" | "by_hand";
        /**
         * DoNotCallView
         * @description The customer's wish not to be called (C9).
         */
        DoNotCallView: {
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /** By */
            by: string;
            /** Reason */
            reason: string;
        };
        /**
         * DueIn
         * @description When the next target of an order is due.
         * @enum {string}
         */
        DueIn: "overdue" | "soon" | "later";
        /**
         * DueLineView
         * @description A required line (P1), its variables filled in. Times in seconds from the start of the call.
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
            state: components["schemas"]["DueState"];
            strength: components["schemas"]["Strength"];
            /** Points */
            points: number;
            /** Due S */
            due_s: number | null;
            before: components["schemas"]["Moment"] | null;
            /** At S */
            at_s: number | null;
            /** Provisional */
            provisional: boolean;
            /** Late */
            late: boolean;
            /** Played */
            played: boolean;
        };
        /**
         * DueState
         * @description Where a required line stands in a running call, as its agent sees it.
         * @enum {string}
         */
        DueState: "later" | "due" | "overdue" | "done" | "excused";
        /** DuplicateView */
        DuplicateView: {
            customer: components["schemas"]["CustomerView"];
            /** Reasons */
            reasons: string[];
        };
        /** DutyView */
        DutyView: {
            /** User */
            user: string;
            /** Name */
            name: string;
            /** Groups */
            groups: string[];
            /** State */
            state: string | null;
            /** Owned */
            owned: number;
            /** Assigned */
            assigned: number;
        };
        /** End */
        End: {
            /** Note */
            note: string;
        };
        /**
         * EndCause
         * @description How a call ended; what reports count. Values are stored and shown: they stay.
         * @enum {string}
         */
        EndCause: "completed" | "abandoned" | "cancelled" | "busy" | "no_answer" | "declined" | "unreachable" | "agent_unavailable" | "callback_taken" | "self_served" | "informed" | "interrupted" | "failed";
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
        /** EscalationStepView */
        EscalationStepView: {
            to: components["schemas"]["Rung"];
            when: components["schemas"]["Strain"];
            after: components["schemas"]["SpanView"] | null;
        };
        /**
         * Every
         * @enum {string}
         */
        Every: "day" | "week" | "month" | "quarter" | "year";
        /**
         * EvidenceBody
         * @description Seconds of the call's recording.
         */
        EvidenceBody: {
            /** Start */
            start: number;
            /** End */
            end?: number | null;
        };
        /**
         * EvidenceView
         * @description Seconds of the call's recording.
         */
        EvidenceView: {
            /** Start */
            start: number;
            /** End */
            end: number | null;
        };
        /**
         * ExcuseLine
         * @description Why a hard rule was left open, in a call that is over (P6). It goes to quality review.
         */
        ExcuseLine: {
            /**
             * Type
             * @constant
             */
            type: "command";
            /** Id */
            id: string;
            /** Call Id */
            call_id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            name: "excuse_line";
            /** Rule */
            rule: string;
            /** Reason */
            reason: string;
        };
        /** ExportView */
        ExportView: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
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
        /** FeeView */
        FeeView: {
            /** Yuan */
            yuan: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** Receipt */
            receipt: string;
        };
        /**
         * Field
         * @description What it is proposed for. Which fields of a service type's form take it says their `proposes`.
         * @enum {string}
         */
        Field: "choice" | "service_type" | "urgency" | "place" | "name" | "title" | "phone" | "moment" | "number";
        /**
         * FieldKind
         * @enum {string}
         */
        FieldKind: "text" | "long_text" | "choice" | "choices" | "number" | "money" | "date" | "time" | "moment" | "yes_no" | "phone";
        /** FieldProblem */
        FieldProblem: {
            /** Field */
            field: string;
            code: components["schemas"]["Fault"];
            /** Reason */
            reason: string;
            /**
             * Line
             * @default null
             */
            line: number | null;
            /**
             * Rule
             * @default null
             */
            rule: string | null;
        };
        /**
         * FileChangeView
         * @description One field of one change (R3).
         */
        FileChangeView: {
            /** Version */
            version: number;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** Field */
            field: string;
            /** Before */
            before: string;
            /** After */
            after: string;
        };
        /**
         * FileView
         * @description A photo or paper; its bytes are under /files/{id}/content.
         */
        FileView: {
            /** Id */
            id: string;
            subject_kind: components["schemas"]["SubjectKind"];
            /** Subject */
            subject: string;
            kind: components["schemas"]["AttachmentKind"];
            /** Name */
            name: string;
            /** Type */
            type: string;
            /** Size */
            size: number;
            /** Image */
            image: boolean;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
        };
        /** FilesPart */
        FilesPart: {
            /** Items */
            items: components["schemas"]["FileView"][];
            /** Next */
            next: string | null;
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
        /**
         * Flaw
         * @description Stable codes, for programs and for words in any language; the values of a problem fill in the rest.
         * @enum {string}
         */
        Flaw: "yaml" | "bare_braces" | "size" | "nothing" | "alias" | "tag" | "documents" | "deep" | "many" | "duplicate" | "unknown_key" | "missing" | "no_mapping" | "no_list" | "no_text" | "no_number" | "no_whole" | "no_truth" | "range" | "unknown" | "long" | "id" | "file" | "taken" | "placeholder" | "brace" | "silent" | "syllables" | "pattern" | "pattern_empty" | "condition" | "anchor" | "anchors" | "due" | "bound" | "order" | "too_many" | "value";
        /**
         * FlipView
         * @description A verdict that the changed script would give otherwise; null: the rule says nothing of the call.
         */
        FlipView: {
            /** Rule */
            rule: string;
            before: components["schemas"]["VerdictView"] | null;
            after: components["schemas"]["VerdictView"] | null;
        };
        /**
         * Flow
         * @description The ways an order can go; each has its table of who may do what.
         * @enum {string}
         */
        Flow: "desk" | "group" | "field";
        /**
         * FollowPurpose
         * @description Why the customer is called (C2, C3, C6, C8, S16); the purposes of callbacks that catalogue files may name.
         * @enum {string}
         */
        FollowPurpose: "visit" | "progress" | "survey" | "care" | "dunning" | "promised";
        /** FollowUpView */
        FollowUpView: {
            /** Id */
            id: string;
            when: components["schemas"]["FollowWhen"];
            purpose: components["schemas"]["FollowPurpose"];
            due: components["schemas"]["SpanView"];
            latest: components["schemas"]["SpanView"] | null;
            every: components["schemas"]["SpanView"] | null;
            /** By Machine */
            by_machine: boolean;
            /** Only */
            only: {
                [key: string]: string;
            };
        };
        /**
         * FollowWhen
         * @description What a follow-up follows.
         * @enum {string}
         */
        FollowWhen: "registered" | "while_open" | "done" | "closed";
        /**
         * ForbiddenView
         * @description Words that are never said.
         */
        ForbiddenView: {
            /** Id */
            id: string;
            /** Line */
            line: number;
            /** Phrases */
            phrases: string[];
            /** Better */
            better: string;
            /** Exceptions */
            exceptions: string[];
            /** Roles */
            roles: components["schemas"]["Role"][];
            /** Stages */
            stages: string[];
            /** Similar */
            similar: number;
            /** Points */
            points: number;
            severity: components["schemas"]["Severity"];
            /** Alert */
            alert: boolean;
            /** Why */
            why: {
                [key: string]: string;
            } | null;
        };
        /** FormFieldView */
        FormFieldView: {
            /** Id */
            id: string;
            /** Label */
            label: {
                [key: string]: string;
            };
            kind: components["schemas"]["FieldKind"];
            /** Required */
            required: boolean;
            /** Needed For */
            needed_for: string | null;
            /** Choices */
            choices: components["schemas"]["ChoiceView"][];
            /** Mask */
            mask: string;
            /** Example */
            example: string;
            /** Least */
            least: string | null;
            /** Most */
            most: string | null;
            /** Unit */
            unit: {
                [key: string]: string;
            };
            /** Secret */
            secret: boolean;
            /** Of Field */
            of_field: string | null;
            within: components["schemas"]["SpanView"] | null;
            /** Proposes */
            proposes: string | null;
        };
        /**
         * Further
         * @description To the next rung.
         */
        Further: {
            /** Reason */
            reason: string;
            evidence?: components["schemas"]["EvidenceBody"] | null;
        };
        /**
         * GradeView
         * @description A grade of customers and what they are given (R4).
         */
        GradeView: {
            /** Key */
            key: string;
            /** Name */
            name: {
                [key: string]: string;
            };
            /** Priority */
            priority: boolean;
            /** Callback Within Minutes */
            callback_within_minutes: number | null;
            /** Manager */
            manager: string;
        };
        /** GroupOpenView */
        GroupOpenView: {
            /** Group */
            group: string;
            /** Open */
            open: number;
            /** By State */
            by_state: {
                [key: string]: number;
            };
            /** Overdue */
            overdue: number;
            /** Due Today */
            due_today: number;
        };
        /**
         * GuidedDelta
         * @description What the agent of a call is shown of its rules, whenever something of it changes.
         */
        GuidedDelta: {
            /** Stages */
            stages: components["schemas"]["DueLineView"][];
            /** Replies */
            replies: components["schemas"]["OfferedReplyView"][];
            compliance: components["schemas"]["ComplianceView"] | null;
            line: components["schemas"]["LineStateView"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "guided";
            /** Seq */
            seq: number;
            /** Call Id */
            call_id: string;
        };
        /** HandedIn */
        HandedIn: {
            /** Yuan */
            yuan: number | string;
            /**
             * Receipt
             * @default
             */
            receipt: string;
        };
        /** HandoverView */
        HandoverView: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /**
             * Until
             * Format: date-time
             */
            until: string;
            /** User */
            user: string | null;
            /** Group */
            group: string | null;
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
            /** Desk */
            desk: string;
        };
        /**
         * Hold
         * @description The customer is to hear music (T10).
         */
        Hold: {
            /**
             * Type
             * @constant
             */
            type: "command";
            /** Id */
            id: string;
            /** Call Id */
            call_id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            name: "hold";
        };
        /** HomeBody */
        HomeBody: {
            /**
             * Building
             * @default
             */
            building: string;
            /**
             * Unit
             * @default
             */
            unit: string;
            /**
             * Room
             * @default
             */
            room: string;
        };
        /** HomeView */
        HomeView: {
            /** Building */
            building: string;
            /** Unit */
            unit: string;
            /** Room */
            room: string;
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
            /** Better */
            better: string;
        };
        /**
         * KnowledgeDelta
         * @description An answer is new, changed, or signed: whoever shows it asks for it again, and for what is to be read.
         */
        KnowledgeDelta: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "knowledge";
            /** Seq */
            seq: number;
            /** Id */
            id: string;
        };
        /**
         * LeftOpenView
         * @description An order as it stood when the shift ended.
         */
        LeftOpenView: {
            /** Number */
            number: string;
            /** Service Type */
            service_type: string;
            /** State */
            state: string;
            /** Group */
            group: string;
            /** Owner */
            owner: string;
            /** Place */
            place: string;
            /** Due At */
            due_at: string | null;
        };
        /**
         * Level
         * @description The rungs of the ladder.
         * @enum {string}
         */
        Level: "lead" | "director" | "manager";
        /**
         * LineStateView
         * @description How the customer's line stands.
         */
        LineStateView: {
            /** On Hold */
            on_hold: boolean;
            /** Speaking */
            speaking: string | null;
            /** Automatic */
            automatic: string | null;
            trouble: components["schemas"]["Trouble"] | null;
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
            /** Normal */
            normal: string;
        };
        /** ListOf[AgentView] */
        ListOf_AgentView_: {
            /** Items */
            items: components["schemas"]["AgentView"][];
            /** Next */
            next: string | null;
        };
        /** ListOf[AnswerCategoryView] */
        ListOf_AnswerCategoryView_: {
            /** Items */
            items: components["schemas"]["AnswerCategoryView"][];
            /** Next */
            next: string | null;
        };
        /** ListOf[AnswerChangeView] */
        ListOf_AnswerChangeView_: {
            /** Items */
            items: components["schemas"]["AnswerChangeView"][];
            /** Next */
            next: string | null;
        };
        /** ListOf[AnswerSummary] */
        ListOf_AnswerSummary_: {
            /** Items */
            items: components["schemas"]["AnswerSummary"][];
            /** Next */
            next: string | null;
        };
        /** ListOf[AnswerVersionView] */
        ListOf_AnswerVersionView_: {
            /** Items */
            items: components["schemas"]["AnswerVersionView"][];
            /** Next */
            next: string | null;
        };
        /** ListOf[AppealView] */
        ListOf_AppealView_: {
            /** Items */
            items: components["schemas"]["AppealView"][];
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
        /** ListOf[CardSummary] */
        ListOf_CardSummary_: {
            /** Items */
            items: components["schemas"]["CardSummary"][];
            /** Next */
            next: string | null;
        };
        /** ListOf[ColleagueView] */
        ListOf_ColleagueView_: {
            /** Items */
            items: components["schemas"]["ColleagueView"][];
            /** Next */
            next: string | null;
        };
        /** ListOf[CopyView] */
        ListOf_CopyView_: {
            /** Items */
            items: components["schemas"]["CopyView"][];
            /** Next */
            next: string | null;
        };
        /** ListOf[CorrectiveActionView] */
        ListOf_CorrectiveActionView_: {
            /** Items */
            items: components["schemas"]["CorrectiveActionView"][];
            /** Next */
            next: string | null;
        };
        /** ListOf[CreditView] */
        ListOf_CreditView_: {
            /** Items */
            items: components["schemas"]["CreditView"][];
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
        /** ListOf[DestructionItemView] */
        ListOf_DestructionItemView_: {
            /** Items */
            items: components["schemas"]["DestructionItemView"][];
            /** Next */
            next: string | null;
        };
        /** ListOf[DestructionView] */
        ListOf_DestructionView_: {
            /** Items */
            items: components["schemas"]["DestructionView"][];
            /** Next */
            next: string | null;
        };
        /** ListOf[DuplicateView] */
        ListOf_DuplicateView_: {
            /** Items */
            items: components["schemas"]["DuplicateView"][];
            /** Next */
            next: string | null;
        };
        /** ListOf[FileChangeView] */
        ListOf_FileChangeView_: {
            /** Items */
            items: components["schemas"]["FileChangeView"][];
            /** Next */
            next: string | null;
        };
        /** ListOf[FileView] */
        ListOf_FileView_: {
            /** Items */
            items: components["schemas"]["FileView"][];
            /** Next */
            next: string | null;
        };
        /** ListOf[LookView] */
        ListOf_LookView_: {
            /** Items */
            items: components["schemas"]["LookView"][];
            /** Next */
            next: string | null;
        };
        /** ListOf[MenuEntryView] */
        ListOf_MenuEntryView_: {
            /** Items */
            items: components["schemas"]["MenuEntryView"][];
            /** Next */
            next: string | null;
        };
        /** ListOf[MorningRow] */
        ListOf_MorningRow_: {
            /** Items */
            items: components["schemas"]["MorningRow"][];
            /** Next */
            next: string | null;
        };
        /** ListOf[NoticeView] */
        ListOf_NoticeView_: {
            /** Items */
            items: components["schemas"]["NoticeView"][];
            /** Next */
            next: string | null;
        };
        /** ListOf[OfferView] */
        ListOf_OfferView_: {
            /** Items */
            items: components["schemas"]["OfferView"][];
            /** Next */
            next: string | null;
        };
        /** ListOf[OrderLine] */
        ListOf_OrderLine_: {
            /** Items */
            items: components["schemas"]["OrderLine"][];
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
        /** ListOf[OutbreakView] */
        ListOf_OutbreakView_: {
            /** Items */
            items: components["schemas"]["OutbreakView"][];
            /** Next */
            next: string | null;
        };
        /** ListOf[ProposalView] */
        ListOf_ProposalView_: {
            /** Items */
            items: components["schemas"]["ProposalView"][];
            /** Next */
            next: string | null;
        };
        /** ListOf[PurposeView] */
        ListOf_PurposeView_: {
            /** Items */
            items: components["schemas"]["PurposeView"][];
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
        /** ListOf[RecordableLineView] */
        ListOf_RecordableLineView_: {
            /** Items */
            items: components["schemas"]["RecordableLineView"][];
            /** Next */
            next: string | null;
        };
        /** ListOf[RuleAccuracyView] */
        ListOf_RuleAccuracyView_: {
            /** Items */
            items: components["schemas"]["RuleAccuracyView"][];
            /** Next */
            next: string | null;
        };
        /** ListOf[ScriptVersionView] */
        ListOf_ScriptVersionView_: {
            /** Items */
            items: components["schemas"]["ScriptVersionView"][];
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
        /** ListOf[ShiftHandoverView] */
        ListOf_ShiftHandoverView_: {
            /** Items */
            items: components["schemas"]["ShiftHandoverView"][];
            /** Next */
            next: string | null;
        };
        /** ListOf[SlipView] */
        ListOf_SlipView_: {
            /** Items */
            items: components["schemas"]["SlipView"][];
            /** Next */
            next: string | null;
        };
        /** ListOf[UnwantedView] */
        ListOf_UnwantedView_: {
            /** Items */
            items: components["schemas"]["UnwantedView"][];
            /** Next */
            next: string | null;
        };
        /**
         * LiveCall
         * @description A call going on, as its agent (and who may see all calls) sees it: the screen pop.
         */
        LiveCall: {
            /** Stages */
            stages: components["schemas"]["DueLineView"][];
            /** Replies */
            replies: components["schemas"]["OfferedReplyView"][];
            compliance: components["schemas"]["ComplianceView"] | null;
            line: components["schemas"]["LineStateView"];
            call: components["schemas"]["CallSummary"];
            customer: components["schemas"]["CustomerView"] | null;
            /** Orders */
            orders: components["schemas"]["OrderView"][];
        };
        /**
         * LiveCallFull
         * @description A live call with what was said so far.
         */
        LiveCallFull: {
            /** Stages */
            stages: components["schemas"]["DueLineView"][];
            /** Replies */
            replies: components["schemas"]["OfferedReplyView"][];
            compliance: components["schemas"]["ComplianceView"] | null;
            line: components["schemas"]["LineStateView"];
            call: components["schemas"]["CallSummary"];
            customer: components["schemas"]["CustomerView"] | null;
            /** Orders */
            orders: components["schemas"]["OrderView"][];
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
         * LookView
         * @description Who had to do with the file (R2).
         */
        LookView: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** Action */
            action: string;
            /** Detail */
            detail: {
                [key: string]: string;
            };
        };
        /**
         * MarkKind
         * @enum {string}
         */
        MarkKind: "used" | "not_helpful";
        /**
         * MarkWrongNumber
         * @description The caller wanted somebody else (T8).
         */
        MarkWrongNumber: {
            /**
             * Type
             * @constant
             */
            type: "command";
            /** Id */
            id: string;
            /** Call Id */
            call_id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            name: "mark_wrong_number";
        };
        /**
         * MarksView
         * @description How often agents used it in calls, and found it not helpful.
         */
        MarksView: {
            /** Used */
            used: number;
            /** Not Helpful */
            not_helpful: number;
        };
        /**
         * MeView
         * @description Who is logged in; `agent` is null for somebody who takes no calls.
         */
        MeView: {
            person: components["schemas"]["PersonView"];
            agent: components["schemas"]["AgentView"] | null;
        };
        /** MemberBody */
        MemberBody: {
            /** Name */
            name: string;
            /**
             * Title
             * @default
             */
            title: string;
            /**
             * Relation
             * @default
             */
            relation: string;
            /** Phones */
            phones?: string[];
            /**
             * Note
             * @default
             */
            note: string;
        };
        /** MemberView */
        MemberView: {
            /** Name */
            name: string;
            /** Title */
            title: string;
            /** Relation */
            relation: string;
            /** Phones */
            phones: string[];
            /** Note */
            note: string;
        };
        /**
         * MenuEntryView
         * @description What a waiting caller may hear by pressing a key (K3).
         */
        MenuEntryView: {
            /** Key */
            key: number;
            /** Title */
            title: string;
            /** Spoken */
            spoken: string;
        };
        /**
         * MergedView
         * @description A file that became part of this one.
         */
        MergedView: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
        };
        /** Merging */
        Merging: {
            /** Other */
            other: string;
        };
        /**
         * Mode
         * @description Who speaks (C8).
         * @enum {string}
         */
        Mode: "agent" | "machine";
        /**
         * Moment
         * @description What happens in a call that lines are due before or after, and stages begin with.
         * @enum {string}
         */
        Moment: "answer" | "hold" | "return" | "transfer" | "thanks" | "silence" | "noise" | "quiet" | "wrong_number" | "hang_up";
        /**
         * MonthRulesView
         * @description The numbers the sums are made with (Q2, Q3).
         */
        MonthRulesView: {
            /** Point Value */
            point_value: number;
            /** Steps */
            steps: components["schemas"]["StepView"][];
            /** Publish From */
            publish_from: number;
            /** Repeats */
            repeats: number;
            /** Lead Share */
            lead_share: number;
        };
        /**
         * MonthSumView
         * @description One person's month. deduction = points × value of a point + extra of the step.
         */
        MonthSumView: {
            /** Person */
            person: string;
            /** Name */
            name: string;
            /** Points */
            points: number;
            /** Open Points */
            open_points: number;
            /** Extra */
            extra: number;
            /** Deduction */
            deduction: number;
            proposal: components["schemas"]["Proposal"];
            /** Published */
            published: boolean;
            /** Repeated */
            repeated: string[];
            /** Credits */
            credits: number;
            /** Burdens */
            burdens: components["schemas"]["BurdenView"][];
        };
        /**
         * MonthView
         * @description A month: all sums for quality staff, one's own for everybody else, and the published list.
         */
        MonthView: {
            /** Month */
            month: string;
            payroll: components["schemas"]["Payroll"];
            rules: components["schemas"]["MonthRulesView"];
            /** Sums */
            sums: components["schemas"]["MonthSumView"][];
            /** Published */
            published: components["schemas"]["PublishedView"][];
            /** Exported */
            exported: components["schemas"]["ExportView"][];
        };
        /** MorningCalls */
        MorningCalls: {
            /** Offered */
            offered: number;
            /** Answered */
            answered: number;
            /** Abandoned */
            abandoned: number;
            /** Service Level */
            service_level: number | null;
            /** Average Wait S */
            average_wait_s: number | null;
        };
        /** MorningOrders */
        MorningOrders: {
            /** Opened */
            opened: number;
            /** Finished */
            finished: number;
            /** On Time */
            on_time: number;
            /** Late */
            late: number;
            /** On Time Rate */
            on_time_rate: number | null;
        };
        /** MorningRow */
        MorningRow: {
            /** Section */
            section: string;
            /** What */
            what: string;
            /** Of */
            of: string;
            /** Value */
            value: number | null;
        };
        /** MorningToday */
        MorningToday: {
            /** Targets */
            targets: number;
            /** Appointments */
            appointments: number;
            /** Dates */
            dates: number;
            /** Callbacks */
            callbacks: number;
            /** Overdue Callbacks */
            overdue_callbacks: number;
        };
        /**
         * MorningView
         * @description What the morning meeting goes through; figures of the calls and orders are those of the day before `day`.
         */
        MorningView: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /**
             * Until
             * Format: date-time
             */
            until: string;
            calls: components["schemas"]["MorningCalls"];
            orders: components["schemas"]["MorningOrders"];
            /** Open */
            open: components["schemas"]["GroupOpenView"][];
            today: components["schemas"]["MorningToday"];
            /** Duties */
            duties: components["schemas"]["DutyView"][];
        };
        /**
         * MyCountsView
         * @description How many open orders each view of the list has.
         */
        MyCountsView: {
            /** Mine */
            mine: number;
            /** Offered */
            offered: number;
            /** My Groups */
            my_groups: number;
            /** Soon */
            soon: number;
            /** Overdue */
            overdue: number;
            /** Open */
            open: number;
        };
        /** NewAnswer */
        NewAnswer: {
            /** Title */
            title: string;
            /** Text */
            text: string;
            /** Questions */
            questions?: string[];
            /** Keywords */
            keywords?: string[];
            /**
             * Spoken
             * @default
             */
            spoken: string;
            /** Key */
            key?: number | null;
            /**
             * Category
             * @default
             */
            category: string;
            /** Service Types */
            service_types?: string[];
            /**
             * Owner
             * @default
             */
            owner: string;
            /** Expires On */
            expires_on?: string | null;
            /** Live From */
            live_from?: string | null;
            reading?: components["schemas"]["RequiredReading"] | null;
            /**
             * Note
             * @default
             */
            note: string;
        };
        /** NewAppeal */
        NewAppeal: {
            /** Slip */
            slip: string;
            /** Reason */
            reason: string;
            evidence?: components["schemas"]["EvidenceBody"] | null;
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
            /** @default promised */
            purpose: components["schemas"]["Purpose"];
            /** @default agent */
            mode: components["schemas"]["Mode"];
            /** Earliest At */
            earliest_at?: string | null;
            /** Latest At */
            latest_at?: string | null;
            /**
             * Asked
             * @default false
             */
            asked: boolean;
            /** Queue */
            queue?: string | null;
            /**
             * Priority
             * @default 0
             */
            priority: number;
            /** Key */
            key?: string | null;
        };
        /**
         * NewCallbacks
         * @description Several at once, all or none; a number that comes twice is called once.
         */
        NewCallbacks: {
            /** Callbacks */
            callbacks: components["schemas"]["NewCallback"][];
        };
        /**
         * NewCardItem
         * @description A rule of the call's script that has no verdict yet, or the solution: a fault, or well done.
         */
        NewCardItem: {
            /** Rule */
            rule: string;
            /** Fault */
            fault: boolean;
            /** Points */
            points?: number | null;
            /** Reason */
            reason: string;
            /** Start */
            start?: number | null;
            /** End */
            end?: number | null;
        };
        /** NewCredit */
        NewCredit: {
            /** Agent */
            agent: string;
            /** Points */
            points: number;
            /** Reason */
            reason: string;
            /** Call Id */
            call_id?: string | null;
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
            /** @default household */
            kind: components["schemas"]["CustomerKind"];
            /** People */
            people?: components["schemas"]["MemberBody"][];
            /** Emergency Phones */
            emergency_phones?: string[];
            home?: components["schemas"]["HomeBody"] | null;
            /**
             * Grade
             * @default
             */
            grade: string;
            /** Secret */
            secret?: {
                [key: string]: string;
            };
        };
        /** NewDoNotCall */
        NewDoNotCall: {
            /** Phone */
            phone: string;
            /**
             * Reason
             * @default
             */
            reason: string;
        };
        /** NewMark */
        NewMark: {
            /** Call Id */
            call_id: string;
            mark: components["schemas"]["MarkKind"];
        };
        /** NewOrderCustomer */
        NewOrderCustomer: {
            /** Name */
            name: string;
            /** Phone */
            phone: string;
        };
        /** NewOwner */
        NewOwner: {
            /** Owner */
            owner: string;
            /**
             * Note
             * @default
             */
            note: string;
        };
        /** NewPerson */
        NewPerson: {
            /** User */
            user: string;
            /** Name */
            name: string;
            role: components["schemas"]["Role"];
            /** Password */
            password: string;
            /** Queues */
            queues?: string[];
            /** Groups */
            groups?: string[];
        };
        /** NewQuote */
        NewQuote: {
            /** Lines */
            lines: components["schemas"]["QuotedLine"][];
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
            urgency?: components["schemas"]["Urgency"] | null;
            /** Appointment */
            appointment?: string | null;
        };
        /**
         * NotConvenient
         * @description The customer is on the line, or just was, and asks to be called again then (C5).
         */
        NotConvenient: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            action: "not_convenient";
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
        };
        /**
         * NoticeDelta
         * @description This person is told something. Told to whom it is for: a person, a group's people, those of a role.
         */
        NoticeDelta: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "notice";
            /** Seq */
            seq: number;
            notice: components["schemas"]["NoticeView"];
        };
        /**
         * NoticeKind
         * @description What it is about. The parameters in `words` that each kind may have are the values of `PARAMETERS`.
         * @enum {string}
         */
        NoticeKind: "order_new" | "order_again" | "target_near" | "target_overdue" | "escalated" | "handover" | "handover_back" | "with_lead" | "date_due" | "date_missed" | "approval" | "emergency" | "report_due" | "outbreak" | "outbreak_over" | "callback_task" | "retention" | "answer_expires" | "reading" | "shift";
        /**
         * NoticeView
         * @description One thing that somebody is told; consoles make its words from `kind` and `words`.
         */
        NoticeView: {
            /** Id */
            id: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            kind: components["schemas"]["NoticeKind"];
            /** To */
            to: string;
            /** Subject */
            subject: string;
            /** Words */
            words: {
                [key: string]: string;
            };
            /** Urgent */
            urgent: boolean;
            /** Seen */
            seen: components["schemas"]["SeenView"][];
        };
        /**
         * NoticesSeenDelta
         * @description This person has seen notices on another screen: the count is to be asked for again.
         */
        NoticesSeenDelta: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "notices_seen";
            /** Seq */
            seq: number;
        };
        /** Offer */
        Offer: {
            /** User */
            user?: string | null;
            /** Group */
            group?: string | null;
            /**
             * Note
             * @default
             */
            note: string;
        };
        /**
         * OfferView
         * @description An answer that fits what the caller said (K1).
         */
        OfferView: {
            /** Id */
            id: string;
            /** Title */
            title: string;
            /** Score */
            score: number;
            /** Why */
            why: string[];
        };
        /**
         * OfferedReplyView
         * @description What to say to what the caller said last (P8, K1).
         */
        OfferedReplyView: {
            /** Id */
            id: string;
            /** Name */
            name: {
                [key: string]: string;
            };
            /** Say */
            say: string[];
        };
        /**
         * OrderAction
         * @enum {string}
         */
        OrderAction: "dispatch" | "decline" | "accept" | "depart" | "arrive" | "start" | "wait" | "resume" | "fail" | "finish" | "answer" | "visit" | "close" | "reopen" | "cancel";
        /**
         * OrderBoardView
         * @description Open orders by group, state and what is due, for the leads (O5, W7).
         */
        OrderBoardView: {
            /**
             * As Of
             * Format: date-time
             */
            as_of: string;
            /**
             * Soon Until
             * Format: date-time
             */
            soon_until: string;
            /** Cells */
            cells: components["schemas"]["BoardCell"][];
            /** With Lead */
            with_lead: {
                [key: string]: number;
            };
            /** Bounces */
            bounces: components["schemas"]["BouncesView"][];
        };
        /**
         * OrderChange
         * @description Either an action with what goes along with it, or other words and fields.
         */
        OrderChange: {
            /**
             * Note
             * @default
             */
            note: string;
            /** Appointment */
            appointment?: string | null;
            stop?: components["schemas"]["Stop"] | null;
            /**
             * Code
             * @default
             */
            code: string;
            /** Signature File */
            signature_file?: string | null;
            /** Satisfaction */
            satisfaction?: string | null;
            /** Assignee */
            assignee?: string | null;
            action?: components["schemas"]["OrderAction"] | null;
            /** Description */
            description?: string | null;
            /** Place */
            place?: string | null;
            /** Group */
            group?: string | null;
            /** Customer Name */
            customer_name?: string | null;
            urgency?: components["schemas"]["Urgency"] | null;
            /** Fields */
            fields?: {
                [key: string]: string;
            } | null;
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
         * OrderFull
         * @description One order, for one person.
         */
        OrderFull: {
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
            urgency: components["schemas"]["Urgency"];
            /** Category */
            category: string;
            /** Building */
            building: string;
            /** Owner */
            owner: string;
            /** Assignee */
            assignee: string | null;
            handover: components["schemas"]["HandoverView"] | null;
            /** Bounces */
            bounces: number;
            with_lead: components["schemas"]["WithLead"] | null;
            /** Appointment */
            appointment: string | null;
            due: components["schemas"]["TargetView"] | null;
            /** Targets */
            targets: components["schemas"]["TargetView"][];
            waiting: components["schemas"]["PauseView"] | null;
            quote: components["schemas"]["QuoteView"] | null;
            /** Satisfaction */
            satisfaction: string | null;
            /** Repeat Of */
            repeat_of: string | null;
            /** Repeats */
            repeats: number;
            /** Master */
            master: string | null;
            /** Follows */
            follows: string | null;
            /** Version */
            version: number;
            /** Code */
            code: string | null;
            fee: components["schemas"]["FeeView"] | null;
            signature: components["schemas"]["SignatureView"] | null;
            /** Ticked */
            ticked: components["schemas"]["TickedView"][];
            /** Papers */
            papers: string[];
            /** Lacking Papers */
            lacking_papers: string[];
            /** Dates */
            dates: components["schemas"]["DateView"][];
            /** Report */
            report: {
                [key: string]: string;
            };
            /** On Time */
            on_time: boolean | null;
            /** Parties */
            parties: components["schemas"]["Party"][];
        };
        /**
         * OrderLine
         * @description An order in one line.
         */
        OrderLine: {
            /** Number */
            number: string;
            state: components["schemas"]["OrderState"];
            /** Service Type */
            service_type: string;
            /** Place */
            place: string;
            /** Description */
            description: string;
            /** Group */
            group: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
        };
        /** OrderPart */
        OrderPart: {
            /** Number */
            number: string;
            state: components["schemas"]["OrderState"];
            /** Service Type */
            service_type: string;
            /** Description */
            description: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
        };
        /**
         * OrderSort
         * @description Ways to sort a list. A keyset page needs columns that tell any two orders apart.
         * @enum {string}
         */
        OrderSort: "newest" | "oldest" | "due";
        /**
         * OrderState
         * @enum {string}
         */
        OrderState: "registered" | "dispatched" | "accepted" | "on_the_way" | "on_site" | "in_progress" | "waiting" | "not_done" | "done" | "answered" | "visited" | "closed" | "cancelled";
        /**
         * OrderView
         * @description As lists and deltas show it.
         */
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
            urgency: components["schemas"]["Urgency"];
            /** Category */
            category: string;
            /** Building */
            building: string;
            /** Owner */
            owner: string;
            /** Assignee */
            assignee: string | null;
            handover: components["schemas"]["HandoverView"] | null;
            /** Bounces */
            bounces: number;
            with_lead: components["schemas"]["WithLead"] | null;
            /** Appointment */
            appointment: string | null;
            due: components["schemas"]["TargetView"] | null;
            /** Targets */
            targets: components["schemas"]["TargetView"][];
            waiting: components["schemas"]["PauseView"] | null;
            quote: components["schemas"]["QuoteView"] | null;
            /** Satisfaction */
            satisfaction: string | null;
            /** Repeat Of */
            repeat_of: string | null;
            /** Repeats */
            repeats: number;
            /** Master */
            master: string | null;
            /** Follows */
            follows: string | null;
            /** Version */
            version: number;
        };
        /** OrdersPart */
        OrdersPart: {
            /** Items */
            items: components["schemas"]["OrderPart"][];
            /** Next */
            next: string | null;
        };
        /**
         * Origin
         * @description Who wrote a version.
         * @enum {string}
         */
        Origin: "product" | "site";
        /**
         * OutbreakDelta
         * @description Like reports from one building (W9): noticed, more of them, confirmed, over.
         */
        OutbreakDelta: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "outbreak";
            /** Seq */
            seq: number;
            outbreak: components["schemas"]["OutbreakView"];
        };
        /** OutbreakEntry */
        OutbreakEntry: {
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
         * OutbreakPage
         * @description With its orders, and what whoever asks may do.
         */
        OutbreakPage: {
            /** Id */
            id: string;
            /** Building */
            building: string;
            /** Category */
            category: string;
            /** Service Type */
            service_type: string;
            state: components["schemas"]["OutbreakState"];
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** Numbers */
            numbers: string[];
            /** Master */
            master: string | null;
            /** Announcement */
            announcement: string;
            /** Closed At */
            closed_at: string | null;
            /** History */
            history: components["schemas"]["OutbreakEntry"][];
            /** Reports */
            reports: components["schemas"]["ReportView"][];
            /** Steps */
            steps: components["schemas"]["OutbreakStep"][];
        };
        /**
         * OutbreakState
         * @enum {string}
         */
        OutbreakState: "proposed" | "running" | "over" | "dismissed";
        /**
         * OutbreakStep
         * @enum {string}
         */
        OutbreakStep: "confirm" | "dismiss" | "announce" | "end";
        /**
         * OutbreakView
         * @description Many like reports from one building.
         */
        OutbreakView: {
            /** Id */
            id: string;
            /** Building */
            building: string;
            /** Category */
            category: string;
            /** Service Type */
            service_type: string;
            state: components["schemas"]["OutbreakState"];
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** Numbers */
            numbers: string[];
            /** Master */
            master: string | null;
            /** Announcement */
            announcement: string;
            /** Closed At */
            closed_at: string | null;
            /** History */
            history: components["schemas"]["OutbreakEntry"][];
        };
        /**
         * Outcome
         * @description How one attempt ended (C10).
         * @enum {string}
         */
        Outcome: "connected" | "busy" | "no_answer" | "declined" | "unreachable" | "agent_unavailable" | "interrupted" | "not_convenient" | "no_result";
        /** PaperView */
        PaperView: {
            /** Id */
            id: string;
            /** Name */
            name: {
                [key: string]: string;
            };
            /** Note */
            note: {
                [key: string]: string;
            };
            /** Optional */
            optional: boolean;
        };
        /** Papers */
        Papers: {
            /** Papers */
            papers: string[];
        };
        /**
         * Party
         * @description What somebody is to an order.
         * @enum {string}
         */
        Party: "desk" | "owner" | "group" | "lead" | "centre";
        /** PauseView */
        PauseView: {
            reason: components["schemas"]["Stop"];
            /**
             * Since
             * Format: date-time
             */
            since: string;
        };
        /**
         * Payroll
         * @description Where a month stands.
         * @enum {string}
         */
        Payroll: "running" | "due" | "late";
        /**
         * Permission
         * @enum {string}
         */
        Permission: "take_calls" | "see_all_calls" | "see_board" | "steer_agents" | "write_orders" | "do_orders" | "steer_orders" | "edit_catalogue" | "book_callbacks" | "see_customers" | "see_secrets" | "approve_copies" | "destroy_files" | "edit_knowledge" | "manage_people" | "edit_scripts" | "review_quality" | "decide_appeals";
        /**
         * PersonChange
         * @description What is left out stays.
         */
        PersonChange: {
            /** Name */
            name?: string | null;
            role?: components["schemas"]["Role"] | null;
            /** Queues */
            queues?: string[] | null;
            /** Groups */
            groups?: string[] | null;
            /** Active */
            active?: boolean | null;
            /** Password */
            password?: string | null;
        };
        /** PersonView */
        PersonView: {
            /** User */
            user: string;
            /** Name */
            name: string;
            role: components["schemas"]["Role"];
            /** Queues */
            queues: string[];
            /** Groups */
            groups: string[];
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
        /**
         * PlayLine
         * @description A required line is to be said to the customer by recording or synthesis; it counts as said (P5).
         */
        PlayLine: {
            /**
             * Type
             * @constant
             */
            type: "command";
            /** Id */
            id: string;
            /** Call Id */
            call_id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            name: "play_line";
            /** Rule */
            rule: string;
        };
        /** Pong */
        Pong: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "pong";
        };
        /** PriceLineView */
        PriceLineView: {
            /** Id */
            id: string;
            /** Name */
            name: {
                [key: string]: string;
            };
            /** Unit */
            unit: {
                [key: string]: string;
            };
            /** Fen */
            fen: number;
            /** Note */
            note: {
                [key: string]: string;
            };
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
            /**
             * Changes
             * @default null
             */
            changes: components["schemas"]["Changed"][] | null;
        };
        /**
         * Proposal
         * @description What a month's points lead to beside money: proposed by the sums, decided by people.
         * @enum {string}
         */
        Proposal: "none" | "sanction" | "dismissal";
        /**
         * ProposalView
         * @description To be confirmed by the agent, never filled in by itself.
         */
        ProposalView: {
            field: components["schemas"]["Field"];
            /** Value */
            value: string;
            /** Shown */
            shown: string;
            source: components["schemas"]["Source"];
            /** Start */
            start: number | null;
            /** End */
            end: number | null;
            /** Certainty */
            certainty: number;
            /** Service Type */
            service_type: string | null;
            /** Form Field */
            form_field: string | null;
        };
        /**
         * PublishedView
         * @description An entry of the published list (Q2).
         */
        PublishedView: {
            /** Person */
            person: string;
            /** Name */
            name: string;
            /** Points */
            points: number;
            /** Repeated */
            repeated: string[];
        };
        /**
         * Purpose
         * @enum {string}
         */
        Purpose: "promised" | "queue" | "visit" | "progress" | "care" | "survey" | "outbreak" | "dunning" | "emergency";
        /** PurposeRateView */
        PurposeRateView: {
            purpose: components["schemas"]["Purpose"];
            /** Due */
            due: number;
            /** Reached */
            reached: number;
            /** In Time */
            in_time: number;
            /** Handed Over */
            handed_over: number;
        };
        /**
         * PurposeView
         * @description What holds of the callbacks of one purpose.
         */
        PurposeView: {
            purpose: components["schemas"]["Purpose"];
            /** Priority */
            priority: number;
            /** Any Hour */
            any_hour: boolean;
            /** Despite Wish */
            despite_wish: boolean;
        };
        /**
         * QualityDelta
         * @description Quality work has changed: whoever shows it asks for it again. Told to whose it is, and to who does it.
         */
        QualityDelta: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "quality";
            /** Seq */
            seq: number;
            what: components["schemas"]["QualityThing"];
            /** Id */
            id: string;
        };
        /**
         * QualityThing
         * @description What quality work is about (Q1–Q6).
         * @enum {string}
         */
        QualityThing: "card" | "slip" | "appeal" | "credit" | "corrective";
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
        /** QuoteLineView */
        QuoteLineView: {
            /** Name */
            name: string;
            /** Unit */
            unit: string;
            /** Yuan */
            yuan: string;
            /** Quantity */
            quantity: number;
        };
        /** QuoteView */
        QuoteView: {
            /** Lines */
            lines: components["schemas"]["QuoteLineView"][];
            /** Yuan */
            yuan: string;
            /** By */
            by: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Confirmed At */
            confirmed_at: string | null;
            /** Confirmed By */
            confirmed_by: string | null;
        };
        /** QuotedLine */
        QuotedLine: {
            /** Name */
            name: string;
            /**
             * Unit
             * @default
             */
            unit: string;
            /** Yuan */
            yuan: number | string;
            /**
             * Quantity
             * @default 1
             */
            quantity: number;
        };
        /** ReaderView */
        ReaderView: {
            /** User */
            user: string;
            /** Name */
            name: string;
            /** Signed At */
            signed_at: string | null;
        };
        /**
         * ReadersView
         * @description Who has read and signed the newest words, and who is missing (K2).
         */
        ReadersView: {
            /** Version */
            version: number;
            /** Readers */
            readers: components["schemas"]["ReaderView"][];
            /** Missing */
            missing: number;
        };
        /**
         * ReadingView
         * @description Who has to read and sign it first; neither roles nor queues: everybody who takes calls.
         */
        ReadingView: {
            /** Roles */
            roles: components["schemas"]["Role"][];
            /** Queues */
            queues: string[];
        };
        /**
         * RecordClass
         * @description What is kept for a period of its own.
         * @enum {string}
         */
        RecordClass: "recordings" | "transcripts" | "calls" | "callbacks" | "orders" | "papers" | "customers";
        /** RecordableLineView */
        RecordableLineView: {
            /** Rule */
            rule: string;
            /** Stage */
            stage: string;
            /** Text */
            text: string;
            /** Words */
            words: string | null;
            /** Recorded */
            recorded: boolean;
        };
        /** RecurrenceView */
        RecurrenceView: {
            /** Id */
            id: string;
            every: components["schemas"]["Every"];
            /**
             * At
             * Format: time
             */
            at: string;
            /** On */
            on: number;
            /** Description */
            description: {
                [key: string]: string;
            };
            /** Place */
            place: string;
        };
        /** Refusal */
        Refusal: {
            /** Reason */
            reason: string;
        };
        /**
         * RehearsalView
         * @description A part of a rehearsal: ask again with `next` as cursor until it is null.
         */
        RehearsalView: {
            /** Calls */
            calls: components["schemas"]["CallFlipsView"][];
            /** Seen */
            seen: number;
            /** Judged */
            judged: number;
            /** Total */
            total: number;
            /** Next */
            next: string | null;
        };
        /** RehearsedScript */
        RehearsedScript: {
            /** Source */
            source: string;
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /**
             * Until
             * Format: date-time
             */
            until: string;
            /** Agent */
            agent?: string | null;
            /** Queue */
            queue?: string | null;
            /** Cursor */
            cursor?: string | null;
            /**
             * Limit
             * @default 25
             */
            limit: number;
        };
        /**
         * RelatedView
         * @description What belongs to an order; orders that who asks may not see are left out.
         */
        RelatedView: {
            /** Repeats */
            repeats: components["schemas"]["OrderLine"][];
            follows: components["schemas"]["OrderLine"] | null;
            /** Followed By */
            followed_by: components["schemas"]["OrderLine"][];
            master: components["schemas"]["OrderLine"] | null;
            /** Members */
            members: components["schemas"]["OrderLine"][];
            /** Callbacks */
            callbacks: components["schemas"]["CallbackView"][];
            /** Calls */
            calls: string[];
        };
        /** ReloadedView */
        ReloadedView: {
            /** Changed */
            changed: string[];
        };
        /** Removal */
        Removal: {
            /** Reason */
            reason: string;
        };
        /**
         * RepeatView
         * @description Matters of the same place and kind within a month.
         */
        RepeatView: {
            /** Spot */
            spot: string;
            /** Place */
            place: string;
            /** Category */
            category: string;
            /** Orders */
            orders: number;
            /**
             * Last At
             * Format: date-time
             */
            last_at: string;
        };
        /** RepeatsView */
        RepeatsView: {
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /**
             * Until
             * Format: date-time
             */
            until: string;
            /** Least */
            least: number;
            /** Items */
            items: components["schemas"]["RepeatView"][];
        };
        /** ReplyView */
        ReplyView: {
            /** Id */
            id: string;
            /** Line */
            line: number;
            /** Name */
            name: {
                [key: string]: string;
            };
            /** Heard */
            heard: string[];
            /** Say */
            say: string[];
        };
        /** Report */
        Report: {
            /** Fields */
            fields: {
                [key: string]: string;
            };
        };
        /**
         * ReportView
         * @description One of its orders.
         */
        ReportView: {
            /** Number */
            number: string;
            state: components["schemas"]["OrderState"];
            /** Customer Name */
            customer_name: string;
            /** Place */
            place: string;
            /** Description */
            description: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
        };
        /** RequiredReading */
        RequiredReading: {
            /** Roles */
            roles?: components["schemas"]["Role"][];
            /** Queues */
            queues?: string[];
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
            /**
             * Asked
             * @default false
             */
            asked: boolean;
        };
        /** Restoration */
        Restoration: {
            /** Version */
            version?: number | null;
            /**
             * Note
             * @default
             */
            note: string;
            /** Base Version */
            base_version: number;
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
         * Resume
         * @description The customer is to be taken back (T10).
         */
        Resume: {
            /**
             * Type
             * @constant
             */
            type: "command";
            /** Id */
            id: string;
            /** Call Id */
            call_id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            name: "resume";
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
         * RetiredRuleView
         * @description A rule no longer in the script that has judged calls.
         */
        RetiredRuleView: {
            /** Rule */
            rule: string;
            /** Version */
            version: number;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** Text */
            text: string | null;
        };
        /**
         * ReviewReason
         * @description Why a person should look at a card (T14).
         * @enum {string}
         */
        ReviewReason: "severe" | "hard" | "alert" | "excused" | "sampled";
        /**
         * ReviewedCallView
         * @description A call behind a rule's figures.
         */
        ReviewedCallView: {
            /** Call Id */
            call_id: string;
            kind: components["schemas"]["RuleKind"];
            engine: components["schemas"]["Verdict"] | null;
            verdict: components["schemas"]["Verdict"];
            outcome: components["schemas"]["domain__quality__accuracy__Outcome"];
            /** Start */
            start: number | null;
        };
        /** Revocation */
        Revocation: {
            /** Reason */
            reason: string;
        };
        /**
         * Role
         * @enum {string}
         */
        Role: "agent" | "senior" | "lead" | "quality" | "duty_manager" | "department" | "manager" | "administrator";
        /** RuleAccuracyDetail */
        RuleAccuracyDetail: {
            /** Rule */
            rule: string;
            /** Words */
            words: string;
            /** True Positive */
            true_positive: number;
            /** False Positive */
            false_positive: number;
            /** False Negative */
            false_negative: number;
            /** True Negative */
            true_negative: number;
            /** Judged */
            judged: number;
            /** Unclear */
            unclear: number;
            /** Precision */
            precision: number | null;
            /** Recall */
            recall: number | null;
            /** Unclear Share */
            unclear_share: number | null;
            /** Calls */
            calls: components["schemas"]["ReviewedCallView"][];
        };
        /**
         * RuleAccuracyView
         * @description A rule's figures over confirmed cards; a share is null where there is nothing to divide by.
         */
        RuleAccuracyView: {
            /** Rule */
            rule: string;
            /** Words */
            words: string;
            /** True Positive */
            true_positive: number;
            /** False Positive */
            false_positive: number;
            /** False Negative */
            false_negative: number;
            /** True Negative */
            true_negative: number;
            /** Judged */
            judged: number;
            /** Unclear */
            unclear: number;
            /** Precision */
            precision: number | null;
            /** Recall */
            recall: number | null;
            /** Unclear Share */
            unclear_share: number | null;
        };
        /**
         * RuleKind
         * @enum {string}
         */
        RuleKind: "required" | "forbidden";
        /**
         * RuleWeightView
         * @description A rule that can be put on a card.
         */
        RuleWeightView: {
            /** Rule */
            rule: string;
            section: components["schemas"]["Section"];
            kind: components["schemas"]["RuleKind"];
            /** Points */
            points: number;
            severity: components["schemas"]["Severity"];
            strength: components["schemas"]["Strength"];
            /** Words */
            words: string;
            /** Why */
            why: {
                [key: string]: string;
            };
        };
        /**
         * Rung
         * @description The escalation ladder (W7), lowest first.
         * @enum {string}
         */
        Rung: "group_lead" | "department_manager" | "duty_manager" | "general_manager";
        /**
         * Satisfaction
         * @enum {string}
         */
        Satisfaction: "satisfied" | "neutral" | "dissatisfied";
        /**
         * ScriptLineView
         * @description A line that must be said.
         */
        ScriptLineView: {
            /** Id */
            id: string;
            /** Line */
            line: number;
            /** Text */
            text: string;
            /** Variants */
            variants: string[];
            due: components["schemas"]["DeadlineView"];
            strength: components["schemas"]["Strength"];
            /** Points */
            points: number;
            severity: components["schemas"]["Severity"];
            /** Similar */
            similar: number;
            /** When */
            when: {
                [key: string]: unknown;
            } | null;
            /** Pause S */
            pause_s: number;
            /** Why */
            why: {
                [key: string]: string;
            } | null;
        };
        /** ScriptProblemView */
        ScriptProblemView: {
            /** Line */
            line: number;
            /** Rule */
            rule: string | null;
            /** Entry */
            entry: string | null;
            code: components["schemas"]["Flaw"];
            /** Values */
            values: {
                [key: string]: string;
            };
            /** Reason */
            reason: string;
        };
        /** ScriptSource */
        ScriptSource: {
            /** Source */
            source: string;
        };
        /**
         * ScriptSourceView
         * @description What an editor needs beside the script itself.
         */
        ScriptSourceView: {
            /** Version */
            version: number;
            /** Source */
            source: string;
            /** Retired */
            retired: components["schemas"]["RetiredRuleView"][];
        };
        /**
         * ScriptVersionView
         * @description A change: who, when, why.
         */
        ScriptVersionView: {
            /** Version */
            version: number;
            origin: components["schemas"]["Origin"];
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** Note */
            note: string;
        };
        /**
         * ScriptView
         * @description A script as it stands in one of its versions.
         */
        ScriptView: {
            /** Version */
            version: number;
            origin: components["schemas"]["Origin"];
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** Note */
            note: string;
            /** Id */
            id: string;
            /** Name */
            name: {
                [key: string]: string;
            };
            /** Shipped Newer */
            shipped_newer: boolean;
            /** Stages */
            stages: components["schemas"]["StageView"][];
            /** Forbidden */
            forbidden: components["schemas"]["ForbiddenView"][];
            /** Checks */
            checks: components["schemas"]["CheckView"][];
            /** Replies */
            replies: components["schemas"]["ReplyView"][];
        };
        /**
         * ScriptWarningView
         * @description A phrase with words that the loaded model does not know: it will be heard badly.
         */
        ScriptWarningView: {
            /** Line */
            line: number;
            /** Rule */
            rule: string;
            /** Phrase */
            phrase: string;
            /** Words */
            words: string[];
        };
        /**
         * Section
         * @description The parts of a score card, in its order (Q1).
         * @enum {string}
         */
        Section: "phrasing" | "courtesy" | "silence" | "overlap" | "speech_rate" | "solution" | "record";
        /** SeenUntil */
        SeenUntil: {
            /**
             * Until
             * Format: date-time
             */
            until: string;
        };
        /** SeenView */
        SeenView: {
            /** User */
            user: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
        };
        ServerMessage: components["schemas"]["Snapshot"] | components["schemas"]["Resumed"] | components["schemas"]["CallDelta"] | components["schemas"]["CallGoneDelta"] | components["schemas"]["HeardDelta"] | components["schemas"]["JudgedDelta"] | components["schemas"]["GuidedDelta"] | components["schemas"]["AlertDelta"] | components["schemas"]["AgentDelta"] | components["schemas"]["QueueDelta"] | components["schemas"]["OrderDelta"] | components["schemas"]["CallbackDelta"] | components["schemas"]["CustomerDelta"] | components["schemas"]["QualityDelta"] | components["schemas"]["NoticeDelta"] | components["schemas"]["NoticesSeenDelta"] | components["schemas"]["OutbreakDelta"] | components["schemas"]["AnswersDelta"] | components["schemas"]["KnowledgeDelta"] | components["schemas"]["BoardDelta"] | components["schemas"]["Result"] | components["schemas"]["Pong"] | components["schemas"]["ErrorMessage"];
        /**
         * ServiceTypeView
         * @description An entry of the list.
         */
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
            urgency: components["schemas"]["Urgency"];
            /** Category */
            category: string;
            flow: components["schemas"]["Flow"];
            /** Retired */
            retired: boolean;
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
            /**
             * Why
             * @default
             */
            why: string;
        };
        /**
         * Severity
         * @description How bad a fault is: what follows from it (Q2, Q6).
         * @enum {string}
         */
        Severity: "minor" | "major" | "severe";
        /** ShiftHandoverView */
        ShiftHandoverView: {
            /** Id */
            id: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Given By */
            given_by: string;
            /** Note */
            note: string;
            /** Orders */
            orders: components["schemas"]["LeftOpenView"][];
            /** Signed At */
            signed_at: string | null;
            /** Signed By */
            signed_by: string | null;
            /** Signed Note */
            signed_note: string;
        };
        /** ShiftNote */
        ShiftNote: {
            /**
             * Note
             * @default
             */
            note: string;
        };
        /**
         * SignOff
         * @description How the customer signs that the work is done (W5).
         * @enum {string}
         */
        SignOff: "none" | "code" | "signature" | "call";
        /** SignatureView */
        SignatureView: {
            /** How */
            how: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** File */
            file: string | null;
        };
        /** SignedVersion */
        SignedVersion: {
            /** Version */
            version: number;
        };
        /** SlipChange */
        SlipChange: {
            action: components["schemas"]["SlipDeed"];
            /** Reason */
            reason: string;
            /** Lead */
            lead?: string | null;
        };
        /** SlipChangeView */
        SlipChangeView: {
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
            /** Reason */
            reason: string;
        };
        /**
         * SlipDeed
         * @description What is done to a slip.
         * @enum {string}
         */
        SlipDeed: "share" | "unshare" | "cancel";
        /**
         * SlipState
         * @enum {string}
         */
        SlipState: "counted" | "under_appeal" | "cancelled";
        /**
         * SlipView
         * @description One fault of one call (Q2); `start`, `end`: seconds of the recording.
         */
        SlipView: {
            /** Number */
            number: string;
            /** Agent */
            agent: string;
            /** Rule */
            rule: string;
            section: components["schemas"]["Section"];
            /** Points */
            points: number;
            state: components["schemas"]["SlipState"];
            severity: components["schemas"]["Severity"];
            /** Call Id */
            call_id: string;
            /** Start */
            start: number | null;
            /** End */
            end: number | null;
            /** Words */
            words: string;
            /** Why */
            why: {
                [key: string]: string;
            };
            /**
             * Issued At
             * Format: date-time
             */
            issued_at: string;
            /** Issued By */
            issued_by: string;
            /**
             * Counted At
             * Format: date-time
             */
            counted_at: string;
            /** Lead */
            lead: string | null;
            /** Shared */
            shared: boolean;
            /**
             * Appeal Until
             * Format: date-time
             */
            appeal_until: string;
            /** Appealable */
            appealable: boolean;
            /** History */
            history: components["schemas"]["SlipChangeView"][];
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
            /** Alerts */
            alerts: components["schemas"]["AlertView"][];
        };
        /**
         * Source
         * @enum {string}
         */
        Source: "customer_file" | "words";
        /** SpanView */
        SpanView: {
            /** Amount */
            amount: number;
            unit: components["schemas"]["Unit"];
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
            /** Line */
            line: number;
            /** Name */
            name: {
                [key: string]: string;
            };
            enters: components["schemas"]["Moment"];
            /** Calls */
            calls: components["schemas"]["CallKind"][];
            /** By Itself */
            by_itself: boolean;
            /** Lines */
            lines: components["schemas"]["ScriptLineView"][];
        };
        /** StepChange */
        StepChange: {
            /** Step */
            step: string;
            /**
             * Done
             * @default true
             */
            done: boolean;
            /**
             * Note
             * @default
             */
            note: string;
        };
        /**
         * StepView
         * @description What follows from so many points on, until the next step.
         */
        StepView: {
            /** Points */
            points: number;
            /** Extra */
            extra: number;
            proposal: components["schemas"]["Proposal"];
        };
        /**
         * Stop
         * @description Reasons for which an order's clocks stand still.
         * @enum {string}
         */
        Stop: "waiting_for_customer" | "waiting_for_parts" | "waiting_for_approval";
        /**
         * StopAutomatic
         * @description Step into a call that runs by itself (T5, T6).
         */
        StopAutomatic: {
            /**
             * Type
             * @constant
             */
            type: "command";
            /** Id */
            id: string;
            /** Call Id */
            call_id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            name: "stop_automatic";
        };
        /**
         * Strain
         * @description What about a target sets off a step of the ladder.
         * @enum {string}
         */
        Strain: "near" | "overdue";
        /**
         * Strength
         * @description What an open line leads to.
         * @enum {string}
         */
        Strength: "hint" | "soft" | "hard";
        /**
         * SubjectKind
         * @description What a file belongs to.
         * @enum {string}
         */
        SubjectKind: "order" | "customer" | "knowledge" | "notice";
        /**
         * TakeOver
         * @description Answer for it from now on.
         */
        TakeOver: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            action: "take_over";
            /** Owner */
            owner?: string | null;
        };
        /**
         * TargetKind
         * @description What is to happen by a time (W3).
         * @enum {string}
         */
        TargetKind: "accept" | "on_site" | "done" | "answered" | "report" | "step";
        /** TargetSpecView */
        TargetSpecView: {
            kind: components["schemas"]["TargetKind"];
            within: components["schemas"]["SpanView"];
            /** Near */
            near: number;
        };
        /** TargetView */
        TargetView: {
            kind: components["schemas"]["TargetKind"];
            /** Step */
            step: string;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /**
             * Near At
             * Format: date-time
             */
            near_at: string;
            /** Met At */
            met_at: string | null;
        };
        /** TickedView */
        TickedView: {
            /** Step */
            step: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** Note */
            note: string;
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
         * Trouble
         * @enum {string}
         */
        Trouble: "silence" | "noise" | "quiet";
        /**
         * Unit
         * @enum {string}
         */
        Unit: "min" | "h" | "days" | "months" | "business hours" | "business days" | "same day";
        /**
         * UnseenView
         * @description How much somebody has not seen; each is counted up to 100.
         */
        UnseenView: {
            /** Count */
            count: number;
            /** Urgent */
            urgent: number;
        };
        /**
         * UnwantedView
         * @description A number that isn't to be called (C9).
         */
        UnwantedView: {
            /** Phone */
            phone: string;
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /** By */
            by: string;
            /** Reason */
            reason: string;
        };
        /**
         * Urgency
         * @enum {string}
         */
        Urgency: "normal" | "urgent" | "emergency";
        /** ValidationView */
        ValidationView: {
            /** Problems */
            problems: components["schemas"]["ScriptProblemView"][];
            /** Warnings */
            warnings: components["schemas"]["ScriptWarningView"][];
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
            /** Late */
            late: boolean;
            /** Played */
            played: boolean;
            /** Certainty */
            certainty: number;
            /** Reason */
            reason: string | null;
        };
        /**
         * VisitFound
         * @description What the visit found (C7). Grades from 1 to 5, 5 is best.
         */
        VisitFound: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            action: "result";
            satisfaction: components["schemas"]["Satisfaction"];
            /** Attitude */
            attitude?: number | null;
            /** Speed */
            speed?: number | null;
            /** Outcome */
            outcome?: number | null;
            /**
             * Advice
             * @default
             */
            advice: string;
            /**
             * Complaint
             * @default
             */
            complaint: string;
        };
        /**
         * VisitResultView
         * @description What the customer said (C7, C8). Grades from 1 to 5, 5 is best.
         */
        VisitResultView: {
            satisfaction: components["schemas"]["Satisfaction"];
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** Attitude */
            attitude: number | null;
            /** Speed */
            speed: number | null;
            /** Outcome */
            outcome: number | null;
            /** Advice */
            advice: string;
            /** Complaint */
            complaint: string;
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
        /** WantedCopy */
        WantedCopy: {
            kind: components["schemas"]["CopyKind"];
            /** What */
            what: string;
            /** Why */
            why: string;
            /**
             * Until
             * Format: date-time
             */
            until: string;
            /**
             * Resource
             * @default
             */
            resource: string;
            /** Filters */
            filters?: {
                [key: string]: string;
            };
            /**
             * Subject
             * @default
             */
            subject: string;
        };
        /**
         * WholeFileView
         * @description Everything of a customer: the first page of each part.
         */
        WholeFileView: {
            customer: components["schemas"]["CustomerView"];
            rules: components["schemas"]["GradeView"];
            calls: components["schemas"]["CallsPart"];
            orders: components["schemas"]["OrdersPart"];
            callbacks: components["schemas"]["CallbacksPart"];
            files: components["schemas"]["FilesPart"];
            /** Loans */
            loans: components["schemas"]["CopyView"][];
            /** Merged */
            merged: components["schemas"]["MergedView"][];
            /** Duplicates */
            duplicates: number;
        };
        /**
         * WholeServiceTypeView
         * @description Everything: a form that renders itself, and the page that people read.
         */
        WholeServiceTypeView: {
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
            urgency: components["schemas"]["Urgency"];
            /** Category */
            category: string;
            flow: components["schemas"]["Flow"];
            /** Retired */
            retired: boolean;
            /** Version */
            version: string;
            dispatch: components["schemas"]["Dispatch"];
            /** Words */
            words: string[];
            /** Fields */
            fields: components["schemas"]["FormFieldView"][];
            /** Papers */
            papers: components["schemas"]["PaperView"][];
            /** Steps */
            steps: components["schemas"]["WorkStepView"][];
            /** Takes */
            takes: {
                [key: string]: components["schemas"]["Party"][];
            };
            /** Targets */
            targets: components["schemas"]["TargetSpecView"][];
            /** Stops */
            stops: components["schemas"]["Stop"][];
            /** Prices */
            prices: components["schemas"]["PriceLineView"][];
            /** Paid */
            paid: boolean;
            sign_off: components["schemas"]["SignOff"];
            /** Follow Ups */
            follow_ups: components["schemas"]["FollowUpView"][];
            /** Unsatisfied */
            unsatisfied: string | null;
            /** Escalation */
            escalation: components["schemas"]["EscalationStepView"][];
            /** Dates */
            dates: components["schemas"]["DateJobView"][];
            /** Recurring */
            recurring: components["schemas"]["RecurrenceView"][];
            /** Check List */
            check_list: components["schemas"]["WorkStepView"][];
            /** Call Outs */
            call_outs: components["schemas"]["CallOutView"][];
            /** Report */
            report: components["schemas"]["FormFieldView"][];
        };
        /** Wish */
        Wish: {
            /**
             * Reason
             * @default
             */
            reason: string;
        };
        /**
         * WithLead
         * @description Why an order is in the leads' queue.
         * @enum {string}
         */
        WithLead: "bounced" | "unanswered" | "escalated";
        /** WorkStepView */
        WorkStepView: {
            /** Id */
            id: string;
            /** Name */
            name: {
                [key: string]: string;
            };
            by: components["schemas"]["Party"];
            /** Group */
            group: string | null;
            within: components["schemas"]["SpanView"] | null;
            /** Required */
            required: boolean;
        };
        /** WorkerView */
        WorkerView: {
            /** User */
            user: string;
            /** Name */
            name: string;
            role: components["schemas"]["Role"];
            /** Groups */
            groups: string[];
        };
        /** Confirmation */
        agent_console__api__order_work__Confirmation: {
            /**
             * Note
             * @default
             */
            note: string;
        };
        /** Confirmation */
        agent_console__api__outbreaks__Confirmation: {
            /**
             * Announcement
             * @default
             */
            announcement: string;
        };
        /**
         * Outcome
         * @description How one attempt ended (C10).
         * @enum {string}
         */
        domain__callbacks__callback__Outcome: "connected" | "busy" | "no_answer" | "declined" | "unreachable" | "agent_unavailable" | "interrupted" | "not_convenient" | "no_result";
        /**
         * Outcome
         * @description The engine's verdict against the last word.
         * @enum {string}
         */
        domain__quality__accuracy__Outcome: "true_positive" | "false_positive" | "false_negative" | "true_negative";
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
                /** @description csv, xlsx: all that matches, as a file. With personal data in it: `approval`, the id of an approved copy, or for who approves copies `reason`. */
                format?: ("json" | "csv" | "xlsx") | null;
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
                owner?: string | null;
                assignee?: string | null;
                /** @description Offered to me or to one of my groups. */
                offered?: boolean;
                /** @description Of one of my groups. */
                my_groups?: boolean;
                with_lead?: boolean | null;
                why_with_lead?: components["schemas"]["WithLead"] | null;
                urgency?: components["schemas"]["Urgency"] | null;
                building?: string | null;
                category?: string | null;
                master?: string | null;
                follows?: string | null;
                due_before?: string | null;
                due_after?: string | null;
                overdue?: boolean;
                finished_after?: string | null;
                finished_before?: string | null;
                appointment_after?: string | null;
                appointment_before?: string | null;
                /** @description The next of its dates comes then or later. */
                date_after?: string | null;
                date_before?: string | null;
                /** @description A target was met late. */
                late?: boolean | null;
                since?: string | null;
                until?: string | null;
                open?: boolean;
                sort?: components["schemas"]["OrderSort"];
                /** @description `next` of the page before. */
                cursor?: string | null;
                /** @description Items on a page. */
                limit?: number;
                /** @description csv, xlsx: all that matches, as a file. With personal data in it: `approval`, the id of an approved copy, or for who approves copies `reason`. */
                format?: ("json" | "csv" | "xlsx") | null;
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
                    "application/json": components["schemas"]["OrderFull"];
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
    move_many: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkMove"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkOutcome"][];
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
                    "application/json": components["schemas"]["OrderFull"];
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
            header?: {
                /** @description The ETag that was seen; another one is a 409. */
                "if-match"?: string | null;
            };
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
                    "application/json": components["schemas"]["OrderFull"];
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
    change_step: {
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
                "application/json": components["schemas"]["StepChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderFull"];
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
    receive_papers: {
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
                "application/json": components["schemas"]["Papers"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderFull"];
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
    quote: {
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
                "application/json": components["schemas"]["NewQuote"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderFull"];
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
    confirm_quote: {
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
                "application/json": components["schemas"]["agent_console__api__order_work__Confirmation"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderFull"];
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
    hand_in: {
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
                "application/json": components["schemas"]["HandedIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderFull"];
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
    file_report: {
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
                "application/json": components["schemas"]["Report"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderFull"];
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
    hand_over: {
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
                "application/json": components["schemas"]["Offer"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderFull"];
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
    take_over: {
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
                    "application/json": components["schemas"]["OrderFull"];
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
    decline_handover: {
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
                "application/json": components["schemas"]["agent_console__api__order_work__Confirmation"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderFull"];
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
    give: {
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
                "application/json": components["schemas"]["NewOwner"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderFull"];
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
    order_board: {
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
                    "application/json": components["schemas"]["OrderBoardView"];
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
    order_counts: {
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
                    "application/json": components["schemas"]["MyCountsView"];
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
    order_desks: {
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
                    "application/json": components["schemas"]["DesksView"];
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
    order_repeats: {
        parameters: {
            query: {
                service_type: string;
                place: string;
                /** @description The form's field of that name. */
                category?: string;
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
                    "application/json": components["schemas"]["ListOf_OrderLine_"];
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
    related: {
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
                    "application/json": components["schemas"]["RelatedView"];
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
    book_many: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCallbacks"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallbackView"][];
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
    change_many: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkCallbacks"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkCallback"][];
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
    list_unwanted: {
        parameters: {
            query?: {
                phone?: string | null;
                sort?: "latest" | "oldest";
                /** @description `next` of the page before. */
                cursor?: string | null;
                /** @description Items on a page. */
                limit?: number;
                /** @description csv, xlsx: all that matches, as a file. With personal data in it: `approval`, the id of an approved copy, or for who approves copies `reason`. */
                format?: ("json" | "csv" | "xlsx") | null;
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
                    "application/json": components["schemas"]["ListOf_UnwantedView_"];
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
    add_unwanted: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDoNotCall"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnwantedView"];
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
    remove_unwanted: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                phone: string;
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
    list_purposes: {
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
                    "application/json": components["schemas"]["ListOf_PurposeView_"];
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
    get_callback_rates: {
        parameters: {
            query?: {
                since?: string | null;
                until?: string | null;
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
                    "application/json": components["schemas"]["CallbackRatesView"];
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
                purpose?: components["schemas"]["Purpose"] | null;
                mode?: components["schemas"]["Mode"] | null;
                /** @description Who answers for it. */
                owner?: string | null;
                /** @description Those whoever asks answers for. */
                mine?: boolean;
                customer_id?: string | null;
                /** @description The call that is, or was, a try at it. */
                tried_in?: string | null;
                /** @description Open, and its window has ended. */
                overdue?: boolean;
                sort?: components["schemas"]["CallbackSort"];
                /** @description Open, and its time has come: what the board counts. */
                due?: boolean;
                open?: boolean;
                /** @description `next` of the page before. */
                cursor?: string | null;
                /** @description Items on a page. */
                limit?: number;
                /** @description csv, xlsx: all that matches, as a file. With personal data in it: `approval`, the id of an approved copy, or for who approves copies `reason`. */
                format?: ("json" | "csv" | "xlsx") | null;
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
            header?: {
                /** @description The ETag that was seen; another one is a 409. */
                "if-match"?: string | null;
            };
            path: {
                callback_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Cancel"] | components["schemas"]["Settle"] | components["schemas"]["Reschedule"] | components["schemas"]["NotConvenient"] | components["schemas"]["TakeOver"] | components["schemas"]["Assign"] | components["schemas"]["VisitFound"];
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
    get_history: {
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
                    "application/json": components["schemas"]["CallbackChangeView"][];
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
                /** @description csv, xlsx: all that matches, as a file. With personal data in it: `approval`, the id of an approved copy, or for who approves copies `reason`. */
                format?: ("json" | "csv" | "xlsx") | null;
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
            header?: {
                /** @description The ETag that was seen; another one is a 409. */
                "if-match"?: string | null;
            };
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
    list_grades: {
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
                    "application/json": components["schemas"]["GradeView"][];
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
    get_whole_file: {
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
                    "application/json": components["schemas"]["WholeFileView"];
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
    get_secret_parts: {
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
                    "application/json": {
                        [key: string]: string;
                    };
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
    get_customer_history: {
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
                    "application/json": components["schemas"]["ListOf_FileChangeView_"];
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
    list_looks: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                cursor?: string | null;
                /** @description Items on a page. */
                limit?: number;
            };
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
                    "application/json": components["schemas"]["ListOf_LookView_"];
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
    list_duplicates: {
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
                    "application/json": components["schemas"]["ListOf_DuplicateView_"];
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
    merge_files: {
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
                "application/json": components["schemas"]["Merging"];
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
    unmerge_files: {
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
    wish_not_to_be_called: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was seen; another one is a 409. */
                "if-match"?: string | null;
            };
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Wish"];
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
    wish_to_be_called_again: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was seen; another one is a 409. */
                "if-match"?: string | null;
            };
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
    list_files: {
        parameters: {
            query: {
                subject_kind: components["schemas"]["SubjectKind"];
                /** @description Number of the order, id of the customer, … */
                subject: string;
                /** @description `next` of the page before. */
                cursor?: string | null;
                /** @description Items on a page. */
                limit?: number;
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
                    "application/json": components["schemas"]["ListOf_FileView_"];
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
    add_file: {
        parameters: {
            query: {
                subject_kind: components["schemas"]["SubjectKind"];
                /** @description Number of the order, id of the customer, … */
                subject: string;
                kind?: components["schemas"]["AttachmentKind"];
                /** @description For people; its ending doesn't matter. */
                name?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileView"];
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
    get_file_record: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file_id: string;
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
                    "application/json": components["schemas"]["FileView"];
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
    remove_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Removal"];
            };
        };
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
    get_content: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
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
    list_copies: {
        parameters: {
            query?: {
                state?: components["schemas"]["CopyState"] | null;
                subject?: string | null;
                overdue?: boolean;
                /** @description `next` of the page before. */
                cursor?: string | null;
                /** @description Items on a page. */
                limit?: number;
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
                    "application/json": components["schemas"]["ListOf_CopyView_"];
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
    ask_for_copy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WantedCopy"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CopyView"];
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
    get_copy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                copy_id: string;
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
                    "application/json": components["schemas"]["CopyView"];
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
    change_copy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                copy_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CopyChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CopyView"];
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
    list_destructions: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                cursor?: string | null;
                /** @description Items on a page. */
                limit?: number;
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
                    "application/json": components["schemas"]["ListOf_DestructionView_"];
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
    list_periods: {
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
                        [key: string]: number | null;
                    };
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
    get_destruction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                destruction_id: string;
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
                    "application/json": components["schemas"]["DestructionView"];
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
    list_destruction_items: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                cursor?: string | null;
                /** @description Items on a page. */
                limit?: number;
            };
            header?: never;
            path: {
                destruction_id: string;
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
                    "application/json": components["schemas"]["ListOf_DestructionItemView_"];
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
    confirm_destruction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                destruction_id: string;
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
                    "application/json": components["schemas"]["DestructionView"];
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
    refuse_destruction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                destruction_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Refusal"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestructionView"];
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
    list_people: {
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
                    "application/json": components["schemas"]["ListOf_ColleagueView_"];
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
    add_person: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPerson"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ColleagueView"];
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
    change_person: {
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
                "application/json": components["schemas"]["PersonChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ColleagueView"];
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
    list_recordable_lines: {
        parameters: {
            query?: {
                /** @description Id of the script; the centre's where left out. */
                script?: string | null;
            };
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
                    "application/json": components["schemas"]["ListOf_RecordableLineView_"];
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
    get_line_recording: {
        parameters: {
            query?: {
                /** @description Id of the script; the centre's where left out. */
                script?: string | null;
            };
            header?: never;
            path: {
                user: string;
                rule: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 8 kHz, 16-bit, mono. */
            200: {
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
    put_line_recording: {
        parameters: {
            query?: {
                /** @description Id of the script; the centre's where left out. */
                script?: string | null;
            };
            header?: never;
            path: {
                user: string;
                rule: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "audio/wav": string;
            };
        };
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
    delete_line_recording: {
        parameters: {
            query?: {
                /** @description Id of the script; the centre's where left out. */
                script?: string | null;
            };
            header?: never;
            path: {
                user: string;
                rule: string;
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
            query?: {
                /** @description As it stood then; the one in use without it. */
                version?: number | null;
            };
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
    change_script: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                script_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangedScript"];
            };
        };
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
    get_script_source: {
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
                    "application/json": components["schemas"]["ScriptSourceView"];
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
    list_script_versions: {
        parameters: {
            query?: {
                cursor?: number | null;
                /** @description Items on a page. */
                limit?: number;
            };
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
                    "application/json": components["schemas"]["ListOf_ScriptVersionView_"];
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
    download_script: {
        parameters: {
            query?: {
                /** @description `shipped`: what the product ships. */
                version?: number | "shipped" | null;
            };
            header?: never;
            path: {
                script_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/yaml": unknown;
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
    validate_script: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                script_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScriptSource"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationView"];
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
    rehearse_script: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                script_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RehearsedScript"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RehearsalView"];
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
    restore_script: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                script_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Restoration"];
            };
        };
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
    list_answers: {
        parameters: {
            query?: {
                /** @description Words, their sound, pinyin or its initials. */
                q?: string;
                state?: components["schemas"]["AnswerState"] | null;
                category?: string | null;
                service_type?: string | null;
                owner?: string | null;
                /** @description Expired, or soon to be. */
                expiring?: boolean;
                /** @description `next` of the page before. */
                cursor?: string | null;
                /** @description Items on a page. */
                limit?: number;
                /** @description csv, xlsx: all that matches, as a file. With personal data in it: `approval`, the id of an approved copy, or for who approves copies `reason`. */
                format?: ("json" | "csv" | "xlsx") | null;
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
                    "application/json": components["schemas"]["ListOf_AnswerSummary_"];
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
    write_answer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAnswer"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnswerView"];
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
    list_unread_answers: {
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
                    "application/json": components["schemas"]["ListOf_AnswerVersionView_"];
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
    list_answer_categories: {
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
                    "application/json": components["schemas"]["ListOf_AnswerCategoryView_"];
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
    list_menu_entries: {
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
                    "application/json": components["schemas"]["ListOf_MenuEntryView_"];
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
    get_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                answer_id: string;
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
                    "application/json": components["schemas"]["AnswerView"];
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
    change_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                answer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangedAnswer"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnswerView"];
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
    publish_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                answer_id: string;
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
                    "application/json": components["schemas"]["AnswerView"];
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
    release_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                answer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerReason"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnswerView"];
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
    retire_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                answer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerReason"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnswerView"];
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
    list_answer_versions: {
        parameters: {
            query?: {
                cursor?: number | null;
                /** @description Items on a page. */
                limit?: number;
            };
            header?: never;
            path: {
                answer_id: string;
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
                    "application/json": components["schemas"]["ListOf_AnswerVersionView_"];
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
    list_answer_changes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                answer_id: string;
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
                    "application/json": components["schemas"]["ListOf_AnswerChangeView_"];
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
    list_answer_readers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                answer_id: string;
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
                    "application/json": components["schemas"]["ReadersView"];
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
    sign_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                answer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignedVersion"];
            };
        };
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
    mark_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                answer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMark"];
            };
        };
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
    list_offered_answers: {
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
                    "application/json": components["schemas"]["ListOf_OfferView_"];
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
    list_proposals: {
        parameters: {
            query?: {
                service_type?: string;
            };
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
                    "application/json": components["schemas"]["ListOf_ProposalView_"];
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
    reload_service_types: {
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
                    "application/json": components["schemas"]["ReloadedView"];
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
                    "application/json": components["schemas"]["WholeServiceTypeView"];
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
    list_score_cards: {
        parameters: {
            query?: {
                agent?: string | null;
                state?: components["schemas"]["CardState"] | null;
                review?: components["schemas"]["ReviewReason"] | null;
                /** @description A fault of this rule is on it. */
                rule?: string | null;
                /** @description Drafts that a person should look at (T14). */
                waiting?: boolean;
                since?: string | null;
                until?: string | null;
                sort?: components["schemas"]["CardOrder"];
                /** @description `next` of the page before. */
                cursor?: string | null;
                /** @description Items on a page. */
                limit?: number;
                /** @description csv, xlsx: all that matches, as a file. With personal data in it: `approval`, the id of an approved copy, or for who approves copies `reason`. */
                format?: ("json" | "csv" | "xlsx") | null;
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
                    "application/json": components["schemas"]["ListOf_CardSummary_"];
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
    get_score_card: {
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
                    "application/json": components["schemas"]["CardView"];
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
    add_card_item: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCardItem"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CardView"];
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
    change_card_item: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
                rule: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CardItemChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CardView"];
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
    confirm_score_card: {
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
                    "application/json": components["schemas"]["CardView"];
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
    list_fault_slips: {
        parameters: {
            query?: {
                agent?: string | null;
                rule?: string | null;
                state?: components["schemas"]["SlipState"] | null;
                call_id?: string | null;
                since?: string | null;
                until?: string | null;
                /** @description `next` of the page before. */
                cursor?: string | null;
                /** @description Items on a page. */
                limit?: number;
                /** @description csv, xlsx: all that matches, as a file. With personal data in it: `approval`, the id of an approved copy, or for who approves copies `reason`. */
                format?: ("json" | "csv" | "xlsx") | null;
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
                    "application/json": components["schemas"]["ListOf_SlipView_"];
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
    get_fault_slip: {
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
                    "application/json": components["schemas"]["SlipView"];
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
    change_fault_slip: {
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
                "application/json": components["schemas"]["SlipChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SlipView"];
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
    list_appeals: {
        parameters: {
            query?: {
                agent?: string | null;
                state?: components["schemas"]["AppealState"] | null;
                /** @description Waiting for a decision on this rung. */
                level?: components["schemas"]["Level"] | null;
                slip?: string | null;
                open?: boolean;
                since?: string | null;
                until?: string | null;
                /** @description `next` of the page before. */
                cursor?: string | null;
                /** @description Items on a page. */
                limit?: number;
                /** @description csv, xlsx: all that matches, as a file. With personal data in it: `approval`, the id of an approved copy, or for who approves copies `reason`. */
                format?: ("json" | "csv" | "xlsx") | null;
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
                    "application/json": components["schemas"]["ListOf_AppealView_"];
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
    file_appeal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAppeal"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealView"];
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
    get_appeal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                appeal_id: string;
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
                    "application/json": components["schemas"]["AppealView"];
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
    decide_appeal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                appeal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Decision"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealView"];
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
    escalate_appeal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                appeal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Further"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealView"];
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
    accept_appeal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                appeal_id: string;
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
                    "application/json": components["schemas"]["AppealView"];
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
    withdraw_appeal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                appeal_id: string;
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
                    "application/json": components["schemas"]["AppealView"];
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
    list_credits: {
        parameters: {
            query?: {
                agent?: string | null;
                since?: string | null;
                until?: string | null;
                /** @description `next` of the page before. */
                cursor?: string | null;
                /** @description Items on a page. */
                limit?: number;
                /** @description csv, xlsx: all that matches, as a file. With personal data in it: `approval`, the id of an approved copy, or for who approves copies `reason`. */
                format?: ("json" | "csv" | "xlsx") | null;
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
                    "application/json": components["schemas"]["ListOf_CreditView_"];
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
    give_credit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCredit"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditView"];
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
    get_credit_board: {
        parameters: {
            query?: {
                day?: string | null;
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
                    "application/json": components["schemas"]["CreditBoard"];
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
    revoke_credit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                credit_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Revocation"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditView"];
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
    list_corrective_actions: {
        parameters: {
            query?: {
                state?: components["schemas"]["ActionState"] | null;
                /** @description Who takes the measure. */
                person?: string | null;
                agent?: string | null;
                slip?: string | null;
                open?: boolean;
                overdue?: boolean;
                /** @description `next` of the page before. */
                cursor?: string | null;
                /** @description Items on a page. */
                limit?: number;
                /** @description csv, xlsx: all that matches, as a file. With personal data in it: `approval`, the id of an approved copy, or for who approves copies `reason`. */
                format?: ("json" | "csv" | "xlsx") | null;
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
                    "application/json": components["schemas"]["ListOf_CorrectiveActionView_"];
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
    get_corrective_action: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                action_id: string;
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
                    "application/json": components["schemas"]["CorrectiveActionView"];
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
    change_corrective_action: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                action_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActionChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectiveActionView"];
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
    get_quality_month: {
        parameters: {
            query?: {
                /** @description 2026-05; this month where none is named. */
                month?: string | null;
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
                    "application/json": components["schemas"]["MonthView"];
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
    get_payroll: {
        parameters: {
            query?: {
                /** @description 2026-05; this month where none is named. */
                month?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One line a person. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
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
    list_rule_accuracy: {
        parameters: {
            query?: {
                /** @description Confirmed since. */
                since?: string | null;
                until?: string | null;
                basis?: components["schemas"]["Basis"];
                /** @description csv, xlsx: all that matches, as a file. With personal data in it: `approval`, the id of an approved copy, or for who approves copies `reason`. */
                format?: ("json" | "csv" | "xlsx") | null;
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
                    "application/json": components["schemas"]["ListOf_RuleAccuracyView_"];
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
    get_rule_accuracy: {
        parameters: {
            query?: {
                since?: string | null;
                until?: string | null;
                basis?: components["schemas"]["Basis"];
            };
            header?: never;
            path: {
                rule: string;
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
                    "application/json": components["schemas"]["RuleAccuracyDetail"];
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
    list_notices: {
        parameters: {
            query?: {
                kind?: components["schemas"]["NoticeKind"] | null;
                subject?: string | null;
                urgent?: boolean | null;
                unseen?: boolean | null;
                /** @description `next` of the page before. */
                cursor?: string | null;
                /** @description Items on a page. */
                limit?: number;
                /** @description csv, xlsx: all that matches, as a file. With personal data in it: `approval`, the id of an approved copy, or for who approves copies `reason`. */
                format?: ("json" | "csv" | "xlsx") | null;
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
                    "application/json": components["schemas"]["ListOf_NoticeView_"];
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
    count_unseen_notices: {
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
                    "application/json": components["schemas"]["UnseenView"];
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
    see_notices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeenUntil"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnseenView"];
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
    see_notice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                notice_id: string;
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
                    "application/json": components["schemas"]["NoticeView"];
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
    list_order_notices: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                cursor?: string | null;
                /** @description Items on a page. */
                limit?: number;
            };
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
                    "application/json": components["schemas"]["ListOf_NoticeView_"];
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
    list_outbreaks: {
        parameters: {
            query?: {
                open?: boolean;
                /** @description `next` of the page before. */
                cursor?: string | null;
                /** @description Items on a page. */
                limit?: number;
                /** @description csv, xlsx: all that matches, as a file. With personal data in it: `approval`, the id of an approved copy, or for who approves copies `reason`. */
                format?: ("json" | "csv" | "xlsx") | null;
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
                    "application/json": components["schemas"]["ListOf_OutbreakView_"];
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
    get_outbreak: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                outbreak_id: string;
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
                    "application/json": components["schemas"]["OutbreakPage"];
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
    confirm_outbreak: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                outbreak_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["agent_console__api__outbreaks__Confirmation"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutbreakPage"];
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
    announce_outbreak: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                outbreak_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["agent_console__api__outbreaks__Confirmation"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutbreakPage"];
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
    dismiss_outbreak: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                outbreak_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Dismissal"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutbreakPage"];
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
    end_outbreak: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                outbreak_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["End"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutbreakPage"];
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
    get_repeats: {
        parameters: {
            query?: {
                since?: string | null;
                until?: string | null;
                least?: number | null;
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
                    "application/json": components["schemas"]["RepeatsView"];
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
    get_morning: {
        parameters: {
            query?: {
                day?: string | null;
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
                    "application/json": components["schemas"]["MorningView"];
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
    list_morning_rows: {
        parameters: {
            query?: {
                day?: string | null;
                /** @description csv, xlsx: all that matches, as a file. With personal data in it: `approval`, the id of an approved copy, or for who approves copies `reason`. */
                format?: ("json" | "csv" | "xlsx") | null;
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
                    "application/json": components["schemas"]["ListOf_MorningRow_"];
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
    list_shift_handovers: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                cursor?: string | null;
                /** @description Items on a page. */
                limit?: number;
                /** @description csv, xlsx: all that matches, as a file. With personal data in it: `approval`, the id of an approved copy, or for who approves copies `reason`. */
                format?: ("json" | "csv" | "xlsx") | null;
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
                    "application/json": components["schemas"]["ListOf_ShiftHandoverView_"];
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
    hand_over_shift: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShiftNote"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShiftHandoverView"];
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
    sign_shift: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handover_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShiftNote"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShiftHandoverView"];
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
