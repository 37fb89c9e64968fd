import { heardServerTime } from "./serverTime";
import type { Changed, FieldProblem } from "./types";

/** What is wrong with one field; `reason` is English. */
export type FieldFault = Pick<FieldProblem, "code" | "reason">;

/** What went wrong with a request: the centre's problem+json, or our own code where no answer came. */
export class RequestFailed extends Error {
  constructor(
    readonly status: number,
    /** Stable: words are chosen by it. `console.network`: no answer. */
    readonly code: string,
    readonly detail: string,
    /** Fields at fault, by path such as `customer.phone`. */
    readonly fields: Readonly<Record<string, FieldFault>> = {},
    /** What somebody else has changed since the version that was seen. */
    readonly changes: readonly Changed[] = [],
  ) {
    super(`${status} ${code}: ${detail}`);
  }
}

/** A page of a list; `next` asks for the following one. */
export interface Page<T> {
  items: T[];
  next: string | null;
}

export type Query = Readonly<Record<string, string | number | boolean | readonly string[] | null | undefined>>;

const BASE = "/api/v1";

/** `path` below the API, with those of `query` that have a value; a list is said item by item. */
export function address(path: string, query: Query = {}): string {
  const pairs = Object.entries(query)
    .flatMap(([k, v]) => (Array.isArray(v) ? v : [v]).map((one) => [k, one] as const))
    .filter(([, v]) => v !== null && v !== undefined && v !== "");
  const search = new URLSearchParams(pairs.map(([k, v]) => [k, String(v)])).toString();
  return `${BASE}${path}${search ? `?${search}` : ""}`;
}

/** Ask the centre. The login travels as a cookie. Raises `RequestFailed`. */
export async function request<T>(
  method: string,
  path: string,
  options: Pick<Asking, "query" | "body" | "version"> = {},
): Promise<T> {
  const response = await answerTo(method, path, options);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/** Ask for a file as text. Raises `RequestFailed`. */
export async function requestText(path: string, query: Query = {}): Promise<string> {
  return (await answerTo("GET", path, { query })).text();
}

/** Hand over a file. Raises `RequestFailed`. */
export async function send(method: string, path: string, file: Blob | ArrayBuffer, type: string): Promise<void> {
  await answerTo(method, path, { file, type });
}

interface Asking {
  query?: Query;
  body?: unknown;
  /** Of what is changed, as it was seen: If-Match. */
  version?: number | undefined;
  /** In place of `body`: sent as it is. */
  file?: Blob | ArrayBuffer;
  type?: string;
}

async function answerTo(method: string, path: string, options: Asking): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address(path, options.query), {
      method,
      credentials: "same-origin",
      headers: {
        Accept: "application/json",
        ...(options.version === undefined ? {} : { "If-Match": `"${options.version}"` }),
        ...(options.type ? { "Content-Type": options.type } : options.body === undefined ? {} : { "Content-Type": "application/json" }),
      },
      body: options.file ?? (options.body === undefined ? null : JSON.stringify(options.body)),
    });
  } catch {
    throw new RequestFailed(0, "console.network", "");
  }
  heardServerTime(response.headers.get("date"), Date.now());
  if (!response.ok) throw failure(response.status, await response.json().catch(() => null));
  return response;
}

/** The error that a problem+json body (or whatever a proxy put in its place) tells of. */
export function failure(status: number, body: unknown): RequestFailed {
  const problem = (body ?? {}) as { code?: unknown; detail?: unknown; errors?: unknown; changes?: unknown };
  return new RequestFailed(
    status,
    typeof problem.code === "string" ? problem.code : "console.unreadable",
    typeof problem.detail === "string" ? problem.detail : "",
    faultsOf(problem.errors),
    Array.isArray(problem.changes) ? (problem.changes as Changed[]) : [],
  );
}

/** `errors` of a problem or of a refused command, by field. */
export function faultsOf(errors: unknown): Record<string, FieldFault> {
  const entries = Array.isArray(errors) ? (errors as Partial<FieldProblem>[]) : [];
  return Object.fromEntries(
    entries.map((e) => [String(e.field), { code: e.code ?? "invalid", reason: String(e.reason ?? "") }]),
  );
}
