import type { Offer } from "../knowledge/api";

/** Places for offered answers. */
export const SLOTS = 3;

/** An offered answer at its place; `age`: how many times others were offered without it. */
export interface Slot {
  offer: Offer;
  age: number;
}

export type Slots = readonly (Slot | null)[];

export const EMPTY: Slots = Array.from({ length: SLOTS }, () => null);

/**
 * The slots after new offers: what is offered again keeps its place, a new one takes an empty place, or that of the
 * answer that was offered longest ago; never that of the one being read.
 */
export function placed(slots: Slots, offers: readonly Offer[], reading: string | null): Slots {
  const after = slots.map((slot) => {
    if (!slot) return null;
    const again = offers.find((offer) => offer.id === slot.offer.id);
    return again ? { offer: again, age: 0 } : { ...slot, age: slot.age + 1 };
  });
  for (const offer of offers) {
    if (after.some((slot) => slot?.offer.id === offer.id)) continue;
    let place = after.indexOf(null);
    if (place < 0) {
      const oldest = after
        .filter((slot): slot is Slot => slot !== null && slot.age > 0 && slot.offer.id !== reading)
        .sort((a, b) => b.age - a.age)[0];
      place = oldest ? after.indexOf(oldest) : -1;
    }
    if (place >= 0) after[place] = { offer, age: 0 };
  }
  return after;
}
