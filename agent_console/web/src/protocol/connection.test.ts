import { beforeEach, expect, test } from "vitest";
import { backoff } from "./backoff";
import { type CommandRefused, Connection, type Link, type Wire } from "./connection";
import type { ServerMessage } from "./types";

/** A world whose time moves when told to. */
class PipedWorld {
  time = 0;
  readonly wires: (Wire & { sent: unknown[]; closed: boolean })[] = [];
  private timers: { at: number; run: () => void }[] = [];

  dial() {
    const sent: unknown[] = [];
    const wire = {
      sent,
      closed: false,
      send: (text: string) => void sent.push(JSON.parse(text)),
      close: () => void (wire.closed = true),
      onopen: null,
      onmessage: null,
      onclose: null,
    };
    this.wires.push(wire);
    return wire;
  }
  now() {
    return this.time;
  }
  random() {
    return 1;
  }
  after(ms: number, run: () => void) {
    const timer = { at: this.time + ms, run };
    this.timers.push(timer);
    return () => void (this.timers = this.timers.filter((t) => t !== timer));
  }
  pass(ms: number) {
    const end = this.time + ms;
    for (;;) {
      const next = this.timers.filter((t) => t.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.timers = this.timers.filter((t) => t !== next);
      this.time = next.at;
      next.run();
    }
    this.time = end;
  }
  get wire() {
    const wire = this.wires.at(-1);
    if (!wire) throw new Error("nothing was dialled");
    return wire;
  }
  say(message: object) {
    this.wire.onmessage?.({ data: JSON.stringify(message) });
  }
}

let world: PipedWorld;
let messages: ServerMessage[];
let links: Link[];
let connection: Connection;
const link = () => links.at(-1);

beforeEach(() => {
  world = new PipedWorld();
  messages = [];
  links = [];
  connection = new Connection(
    world,
    (m) => messages.push(m),
    (l) => links.push(l),
  );
  connection.open();
  world.wire.onopen?.();
});

test("says hello first and is online with the snapshot", () => {
  expect(world.wire.sent).toEqual([{ type: "hello", token: null, after: null }]);
  expect(link()?.phase).toBe("connecting");
  world.say({ type: "snapshot", seq: 7 });
  expect(link()).toEqual({ phase: "online" });
  expect(messages).toHaveLength(1);
});

test("comes back after a break and resumes after the last delta seen", () => {
  world.say({ type: "snapshot", seq: 7 });
  world.say({ type: "call_gone", seq: 9, call_id: "x" });
  world.wire.onclose?.({ code: 1006 });
  expect(link()).toEqual({ phase: "offline", attempt: 1, retryAt: 500, since: 0 });
  world.pass(500);
  expect(world.wires).toHaveLength(2);
  world.wire.onopen?.();
  expect(world.wire.sent).toEqual([{ type: "hello", token: null, after: 9 }]);
});

test("`resumed` is not taken for the missed deltas", () => {
  world.say({ type: "snapshot", seq: 7 });
  world.wire.onclose?.({ code: 1001 });
  world.pass(500);
  world.say({ type: "resumed", seq: 20 });
  world.wire.onclose?.({ code: 1001 });
  world.pass(500);
  world.wire.onopen?.();
  expect(world.wire.sent).toEqual([{ type: "hello", token: null, after: 7 }]);
});

test("waits longer from try to try, and says since when it is offline", () => {
  world.say({ type: "snapshot", seq: 1 });
  world.time = 1000;
  world.wire.onclose?.({ code: 1006 });
  world.pass(500);
  world.wire.onclose?.({ code: 1006 });
  expect(link()).toMatchObject({ attempt: 2, since: 1000, retryAt: 2500 });
  connection.open();
  world.say({ type: "snapshot", seq: 2 });
  world.wire.onclose?.({ code: 1006 });
  expect(link()).toMatchObject({ attempt: 1, since: 1500 });
});

test("a login that is over ends the conversation", () => {
  world.say({ type: "snapshot", seq: 1 });
  world.wire.onclose?.({ code: 4401 });
  expect(link()).toEqual({ phase: "logged_out" });
  world.pass(60_000);
  expect(world.wires).toHaveLength(1);
});

test("a line that fell silent is given up", () => {
  world.say({ type: "snapshot", seq: 1 });
  world.pass(20_000);
  expect(world.wires[0]?.closed).toBe(true);
  expect(world.wires.length).toBeGreaterThan(1);
});

test("a command is answered, refused, or fails with the line", async () => {
  await expect(connection.command({ name: "finish_wrap_up" })).rejects.toMatchObject({ code: "console.offline" });
  world.say({ type: "snapshot", seq: 1 });
  const done = connection.command({ name: "finish_wrap_up" });
  world.say({ type: "result", id: "c1", ok: true, error: null });
  await done;
  const refused = connection.command({ name: "hang_up", call_id: "x" });
  world.say({ type: "result", id: "c2", ok: false, error: { code: "not_found", title: "", detail: "no call x" } });
  await expect(refused).rejects.toMatchObject({ code: "not_found", detail: "no call x" } satisfies Partial<CommandRefused>);
  const lost = connection.command({ name: "finish_wrap_up" });
  world.wire.onclose?.({ code: 1006 });
  await expect(lost).rejects.toMatchObject({ code: "console.offline" });
});

test("backoff doubles, is spread, and has an end", () => {
  expect([1, 2, 3, 10].map((n) => backoff(n, 1))).toEqual([500, 1000, 2000, 15_000]);
  expect(backoff(10, 0)).toBe(7_500);
});
