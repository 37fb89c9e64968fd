import { useSyncExternalStore } from "react";
import { Connection, type Wire, type World } from "../protocol/connection";
import { now } from "../protocol/serverTime";
import type { ServerMessage } from "../protocol/types";
import { type Live, type LiveEvent, NOTHING_KNOWN, reduce } from "./live";
import { createStore } from "./store";

const browser: World = {
  dial() {
    const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws/console`);
    const wire: Wire = {
      send: (text) => socket.send(text),
      close: () => socket.close(),
      onopen: null,
      onmessage: null,
      onclose: null,
    };
    socket.onopen = () => wire.onopen?.();
    socket.onmessage = (event) => wire.onmessage?.(event);
    socket.onclose = (event) => wire.onclose?.(event);
    return wire;
  },
  now,
  random: () => Math.random(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

const listeners = new Set<(message: ServerMessage) => void>();

/** What this console knows, fed by its connection. */
export const liveStore = createStore<Live, LiveEvent>(NOTHING_KNOWN, reduce);

/** The one conversation of this page with the centre. Nothing is dialled before `open()`. */
export const connection = new Connection(
  browser,
  (message) => {
    liveStore.dispatch(message);
    for (const listener of listeners) listener(message);
  },
  (link) => liveStore.dispatch({ type: "link", link }),
);

/** Be told of every message after it has been taken in. Returns how to stop. */
export function onMessage(listener: (message: ServerMessage) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A part of the live state; `select` must give the same object while nothing it shows has changed. */
export function useLive<T>(select: (live: Live) => T): T {
  return useSyncExternalStore(liveStore.subscribe, () => select(liveStore.get()));
}
