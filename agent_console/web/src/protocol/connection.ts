import { backoff } from "./backoff";
import { faultsOf, type FieldFault } from "./http";
import type { ClientMessage, Command, Result, ServerMessage } from "./types";

/** Where the conversation with the centre stands; `since`: when it was lost, in milliseconds. */
export type Link =
  | { phase: "connecting"; attempt: number; since: number | null }
  | { phase: "online" }
  | { phase: "offline"; attempt: number; retryAt: number; since: number }
  | { phase: "logged_out" };

/** What is needed of a WebSocket; a test hands in its own. */
export interface Wire {
  send(text: string): void;
  close(code?: number): void;
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
}

/** The world the connection lives in: time, chance and sockets. Times in milliseconds. */
export interface World {
  dial(): Wire;
  now(): number;
  random(): number;
  after(ms: number, run: () => void): () => void;
}

/** A command that was refused, or not answered. `code` is the problem's code, or `console.offline`. */
export class CommandRefused extends Error {
  constructor(
    readonly code: string,
    readonly detail: string,
    readonly fields: Readonly<Record<string, FieldFault>> = {},
  ) {
    super(`${code}: ${detail}`);
  }
}

/** The centre's close code for "log in again". */
const UNAUTHORISED = 4401;
/** Nothing heard for this long, though we asked: the line is dead even if the socket has not noticed. */
const SILENCE_MS = 12_000;
const PING_EVERY_MS = 5_000;
const ANSWER_WITHIN_MS = 10_000;

/**
 * One console's conversation with the centre: hello, snapshot, deltas, commands, and coming back after a break.
 *
 * It remembers the last `seq` it was given, so that a reconnect resumes instead of starting over. The next hello
 * carries it; a snapshot replaces it.
 */
export class Connection {
  private wire: Wire | null = null;
  /** Greeted back by the centre on this socket. */
  private online = false;
  private attempt = 0;
  private lastSeq: number | null = null;
  private lostAt: number | null = null;
  private heardAt = 0;
  private commands = 0;
  private readonly waiting = new Map<string, { done: (result: Result) => void; cancel: () => void }>();
  private cancelTimer: () => void = () => {};

  constructor(
    private readonly world: World,
    private readonly onMessage: (message: ServerMessage) => void,
    private readonly onLink: (link: Link) => void,
  ) {}

  /** Dial, or dial again at once. */
  open(): void {
    this.cancelTimer();
    this.hush();
    this.onLink({ phase: "connecting", attempt: this.attempt, since: this.lostAt });
    const wire = this.world.dial();
    this.wire = wire;
    this.heardAt = this.world.now();
    wire.onopen = () => this.send({ type: "hello", token: null, after: this.lastSeq });
    wire.onmessage = (event) => this.receive(String(event.data));
    wire.onclose = (event) => this.lost(event.code);
    this.watch();
  }

  /** Hang up for good, forgetting what was seen. */
  close(): void {
    this.cancelTimer();
    this.hush();
    this.lastSeq = null;
    this.attempt = 0;
    this.lostAt = null;
    this.failWaiting();
  }

  /** Send a command; resolves when the centre has done it, rejects with `CommandRefused`. */
  command(command: Command): Promise<void> {
    if (!this.online) return Promise.reject(new CommandRefused("console.offline", ""));
    this.commands += 1;
    const id = `c${this.commands}`;
    return new Promise((resolve, reject) => {
      const cancel = this.world.after(ANSWER_WITHIN_MS, () => {
        this.waiting.delete(id);
        reject(new CommandRefused("console.no_answer", ""));
      });
      const done = (result: Result) => {
        cancel();
        if (result.ok) resolve();
        else reject(new CommandRefused(result.error?.code ?? "unknown", result.error?.detail ?? "", faultsOf(result.error?.errors)));
      };
      this.waiting.set(id, { done, cancel });
      this.send({ type: "command", id, ...command });
    });
  }

  private receive(text: string): void {
    this.heardAt = this.world.now();
    const message = JSON.parse(text) as ServerMessage;
    if (message.type === "snapshot" || message.type === "resumed") {
      this.online = true;
      this.attempt = 0;
      this.lostAt = null;
    }
    if (message.type === "result") {
      const waiting = this.waiting.get(message.id);
      this.waiting.delete(message.id);
      waiting?.done(message);
      return;
    }
    // `resumed` names where the stream stands; what was missed is still to come.
    if ("seq" in message && message.type !== "resumed") this.lastSeq = message.seq;
    this.onMessage(message);
    if (message.type === "snapshot" || message.type === "resumed") this.onLink({ phase: "online" });
  }

  private lost(code: number): void {
    this.cancelTimer();
    this.hush();
    this.failWaiting();
    if (code === UNAUTHORISED) {
      this.close();
      this.onLink({ phase: "logged_out" });
      return;
    }
    this.attempt += 1;
    this.lostAt ??= this.world.now();
    const wait = backoff(this.attempt, this.world.random());
    this.onLink({
      phase: "offline",
      attempt: this.attempt,
      retryAt: this.world.now() + wait,
      since: this.lostAt,
    });
    this.cancelTimer = this.world.after(wait, () => this.open());
  }

  /** Ask now and then whether the other side is there: a pulled cable says nothing by itself. */
  private watch(): void {
    this.cancelTimer = this.world.after(PING_EVERY_MS, () => {
      if (this.world.now() - this.heardAt > SILENCE_MS) {
        this.lost(1006);
        return;
      }
      if (this.online) this.send({ type: "ping" });
      this.watch();
    });
  }

  private send(message: ClientMessage): void {
    this.wire?.send(JSON.stringify(message));
  }

  /** Let go of the socket, deaf to whatever it still says. */
  private hush(): void {
    const wire = this.wire;
    this.wire = null;
    this.online = false;
    if (wire === null) return;
    wire.onopen = wire.onmessage = wire.onclose = null;
    wire.close();
  }

  private failWaiting(): void {
    for (const [id, { done }] of this.waiting) {
      done({ type: "result", id, ok: false, error: { code: "console.offline", title: "", detail: "", errors: null } });
    }
    this.waiting.clear();
  }
}
