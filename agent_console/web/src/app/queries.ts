import { QueryClient } from "@tanstack/react-query";
import { RequestFailed } from "../protocol/http";
import type { ServerMessage } from "../protocol/types";

/** Lists and records fetched over REST; what happens meanwhile marks them stale. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A refusal stays a refusal; only an unreachable or faulty centre is asked again.
      retry: (count, error) =>
        count < 2 && (!(error instanceof RequestFailed) || error.status === 0 || error.status >= 500),
    },
  },
});

/** Which fetched things a message from the centre may have changed. */
const STALE_AFTER: Partial<Record<ServerMessage["type"], readonly string[]>> = {
  snapshot: ["calls", "orders", "callbacks", "customers", "quality", "knowledge"],
  call: ["calls"],
  order: ["orders"],
  callback: ["callbacks"],
  customer: ["customers"],
  quality: ["quality"],
  outbreak: ["outbreaks"],
  knowledge: ["knowledge"],
};

const GATHER_MS = 1000;
const stale = new Set<string>();
let timer: ReturnType<typeof setTimeout> | undefined;

/** Refetch what is on screen and may have changed, at most once a second. */
export function markStale(message: ServerMessage): void {
  for (const key of STALE_AFTER[message.type] ?? []) stale.add(key);
  if (stale.size === 0 || timer !== undefined) return;
  timer = setTimeout(() => {
    timer = undefined;
    const keys = [...stale];
    stale.clear();
    for (const key of keys) void queryClient.invalidateQueries({ queryKey: [key] });
  }, GATHER_MS);
}
