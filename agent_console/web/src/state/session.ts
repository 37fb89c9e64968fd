import type { Permission } from "../protocol/types";
import { type Live } from "./live";
import { useLive } from "./liveStore";

/** Selectors over what is known of the person at this console. */
export const myAgent = (live: Live) => live.me?.agent ?? null;
export const myUser = (live: Live) => live.me?.person.user ?? null;

/** The call this agent rings, talks or wraps up for. */
export function myCall(live: Live) {
  const agent = live.me?.agent;
  if (!agent) return null;
  if (agent.call_id) return live.calls[agent.call_id] ?? null;
  return null;
}

export function useMay(permission: Permission): boolean {
  return useLive((live) => live.me?.person.permissions.includes(permission) ?? false);
}
