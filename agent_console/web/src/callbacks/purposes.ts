/** What callbacks are for, in the order people choose from, and which of them ask. */
import type { Purpose } from "../protocol/types";

export const PURPOSES: readonly Purpose[] = [
  ...(["promised", "visit", "progress", "queue", "survey", "care", "outbreak", "dunning", "emergency"] as const),
];

/** Those that people book: a place in the queue is kept by whoever waits in it. */
export const BOOKED_BY_PEOPLE: readonly Purpose[] = PURPOSES.filter((purpose) => purpose !== "queue");

/** Calls that ask whether the customer is satisfied (C2, C6): those the centre itself can make. */
export const ASKS: ReadonlySet<Purpose> = new Set<Purpose>(["visit", "survey", "care"]);
