/** What callbacks are for, and what follows from it: who speaks, and whose wish not to be called counts. */
import type { Purpose } from "../protocol/types";

export const PURPOSES: readonly Purpose[] = [
  ...(["promised", "visit", "progress", "queue", "survey", "care", "outbreak", "dunning", "emergency"] as const),
];

/** Those that people book: a place in the queue is kept by whoever waits in it. */
export const BOOKED_BY_PEOPLE: readonly Purpose[] = PURPOSES.filter((purpose) => purpose !== "queue");

/** Calls that ask whether the customer is satisfied (C2, C6): those the centre itself can make. */
export const ASKS: ReadonlySet<Purpose> = new Set<Purpose>(["visit", "survey", "care"]);

/** Made at any hour (C5), and to those who don't want to be called (C9); others only where the customer asked for it. */
const AT_ANY_RATE: ReadonlySet<Purpose> = new Set<Purpose>(["promised", "queue", "emergency"]);

export function isMadeAnyway({ purpose, asked }: { purpose: Purpose; asked: boolean }): boolean {
  return asked || AT_ANY_RATE.has(purpose);
}
