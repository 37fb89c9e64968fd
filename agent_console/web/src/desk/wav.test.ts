import { expect, test } from "vitest";
import { wav } from "./wav";

test("samples become 16-bit mono PCM with a header that says so", () => {
  const view = new DataView(wav(new Float32Array([0, 1, -1, 2]), 8000));
  const text = (at: number) => String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(at + i)));
  expect([text(0), text(8), text(36)]).toEqual(["RIFF", "WAVE", "data"]);
  expect(view.byteLength).toBe(44 + 8);
  expect(view.getUint32(4, true)).toBe(view.byteLength - 8);
  expect(view.getUint32(24, true)).toBe(8000);
  expect([0, 1, 2, 3].map((i) => view.getInt16(44 + 2 * i, true))).toEqual([0, 32767, -32767, 32767]);
});
