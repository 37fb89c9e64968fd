/** Differences below this (ms) are the network's and the header's whole seconds, not the clocks'. */
const TOLERATED_MS = 5_000;

let skewMs = 0;

/** Take in the `Date` of an answer: a desk's clock may be wrong, the centre's is the one that counts. */
export function heardServerTime(date: string | null, localMs: number): void {
  const server = Date.parse(date ?? "");
  if (Number.isNaN(server)) return;
  skewMs = Math.abs(server - localMs) > TOLERATED_MS ? server - localMs : 0;
}

/** Now by the centre's clock, as far as it is known; milliseconds. */
export function now(): number {
  return Date.now() + skewMs;
}
