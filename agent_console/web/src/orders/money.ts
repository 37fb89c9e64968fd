/** Amounts: fen inside, yuan with two decimals outside. */

/** `12.5` → 1250; what is no amount is 0. */
export function fenOf(yuan: string): number {
  const amount = Number(yuan);
  return Number.isFinite(amount) ? Math.round(amount * 100) : 0;
}

/** 1250 → `12.50`. */
export function yuanOf(fen: number): string {
  return (fen / 100).toFixed(2);
}
