import type { KyInstance } from "ky";
import { onAbort } from "../core/abort.js";
import type { OpenedBody } from "./request.js";

/** One request as it goes over the wire, once. */
export interface Attempt {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | OpenedBody["body"] | undefined;
  readonly fetch: typeof globalThis.fetch;
  readonly timeoutMs: number;
  readonly maxResponseBytes: number;
  readonly signal: AbortSignal | undefined;
}

/** How an attempt ended. */
export type AttemptOutcome =
  | ({ readonly kind: "answer"; readonly status: number; readonly headers: Headers } & BodyText)
  | ({ readonly kind: "connection" } & FetchFailure)
  | { readonly kind: "timeout" }
  | { readonly kind: "aborted" };

/** Sends a request once and reads its answer to the end: never throws, never leaves a body unread. */
export function send(ky: KyInstance, attempt: Attempt): Promise<AttemptOutcome> {
  const { signal } = attempt;
  if (signal?.aborted) return Promise.resolve({ kind: "aborted" });
  const controller = new AbortController();
  return new Promise((resolve) => {
    // A `fetch` of the user's own may know nothing of signals: nobody waits for it any longer.
    const giveUp = (outcome: AttemptOutcome) => {
      end(outcome);
      controller.abort();
    };
    const timer = setTimeout(giveUp, attempt.timeoutMs, { kind: "timeout" });
    const stopListening = onAbort(signal, () => giveUp({ kind: "aborted" }));
    const end = (outcome: AttemptOutcome) => {
      clearTimeout(timer);
      stopListening();
      resolve(outcome);
    };
    exchange(ky, attempt, controller.signal).then(end, (thrown: unknown) =>
      end({ kind: "connection", ...readFetchFailure(thrown) }),
    );
  });
}

async function exchange(
  ky: KyInstance,
  attempt: Attempt,
  signal: AbortSignal,
): Promise<AttemptOutcome> {
  let sent: Promise<Response> | undefined;
  const sendOnce = () => {
    sent ??= attempt.fetch(attempt.url, initOf(attempt, signal));
    return sent;
  };
  const response = await ky(attempt.url, {
    // ky clones each request that it sends: that costs as much as sending it, and a clone keeps all of
    // a streamed body in memory. What a hook answers is not cloned.
    hooks: { beforeRequest: [sendOnce] },
    // A response of another making than the global one is no answer of a hook's to ky.
    fetch: sendOnce,
  });
  const body = await readText(response, attempt.maxResponseBytes);
  const { status, headers } = response;
  return { kind: "answer", status, headers, ...body };
}

function initOf(attempt: Attempt, signal: AbortSignal): RequestInit {
  const { method, headers, body = null } = attempt;
  const init = {
    method,
    headers,
    // A redirect could lead the key elsewhere; this API has none.
    redirect: "manual" as const,
    signal,
    // Any runtime's `fetch` takes a stream of the kind that `node-files` makes there.
    body: body as BodyInit | null,
  };
  if (body === null || typeof body === "string" || ArrayBuffer.isView(body)) return init;
  // Node's fetch keeps all of a streamed body in memory, for a redirect or a window's prompt, unless
  // both are ruled out.
  const streaming = { redirect: "error", window: null, duplex: "half" } as const;
  return { ...init, ...streaming };
}

/** An answer's body as text, as far as it was read. */
export interface BodyText {
  readonly text: string;
  /** The body is larger than was allowed; its beginning alone was kept. */
  readonly tooLarge: boolean;
}

/** How much of a body that is too large is kept, to show what it was. */
const keptBytes = 10_000;

/** Reads a body to its end, or until it is larger than it may be: then the rest is cancelled. */
export async function readText(response: Response, mostBytes: number): Promise<BodyText> {
  const { body, headers } = response;
  // An honest length spares counting. A compressed body can be far larger than its length.
  const length = Number(headers.get("content-length") ?? Number.NaN);
  if (!body || (length <= mostBytes && !headers.has("content-encoding"))) {
    return { text: await response.text(), tooLarge: false };
  }
  const chunks = chunksOf(body);
  if (!chunks) return { text: await response.text(), tooLarge: false };
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) {
      return { text: (text + decoder.decode(chunk)).slice(0, keptBytes), tooLarge: true };
    }
    text += decoder.decode(chunk, { stream: true });
  }
  return { text: text + decoder.decode(), tooLarge: false };
}

/** A body's chunks; leaving their loop cancels the rest. Other libraries' bodies are Node.js streams. */
function chunksOf(body: object): AsyncIterable<Uint8Array> | undefined {
  if ("getReader" in body) return readChunks(body as ReadableStream<Uint8Array>);
  return Symbol.asyncIterator in body ? (body as AsyncIterable<Uint8Array>) : undefined;
}

async function* readChunks(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  let ended = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      ended = done;
      if (done) return;
      yield value;
    }
  } finally {
    if (!ended) await reader.cancel().catch(() => undefined);
  }
}

/** What can be told of a failed `fetch` without passing on anything that may hold a secret. */
export interface FetchFailure {
  /** The system's code where there is one, e.g. `ECONNREFUSED`. */
  readonly code: string | undefined;
  /** Whether no connection was ever made, so that nothing can have been carried out. */
  readonly neverConnected: boolean;
  /** The failure's own words. */
  readonly message: string;
}

const neverConnectedCodes: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "ConnectionRefused",
]);

/** The codes of a certificate that is not trusted: nothing was sent to who showed it. */
const untrustedCode =
  /^(CERT_|ERR_TLS_CERT|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(GET|VERIFY)|HOSTNAME_)/;

/**
 * Reads a failed `fetch`. The thrown thing itself is not passed on: a `fetch` of the user's own may
 * have hung the request, and with it the `Authorization` header, on it.
 */
export function readFetchFailure(thrown: unknown): FetchFailure {
  let code: string | undefined;
  let words: string | undefined;
  // undici's "fetch failed" has the reason in its cause, several addresses theirs in `errors`.
  for (let error = thrown, depth = 0; error instanceof Error && depth < 5; depth += 1) {
    if ("code" in error && typeof error.code === "string") code = error.code;
    if (error.message) words = error.message;
    error = error instanceof AggregateError ? error.errors[0] : error.cause;
  }
  return {
    code,
    neverConnected:
      code !== undefined && (neverConnectedCodes.has(code) || untrustedCode.test(code)),
    message: words ?? code ?? "the connection failed",
  };
}

let loading: Promise<KyInstance> | undefined;

/** ky, which is loaded with the first request. It is most of what importing the client would cost. */
export function loadKy(): Promise<KyInstance> {
  loading ??= import("ky").then(({ default: ky }) =>
    // Retries, timeouts and errors follow this API's own rules, in this folder.
    ky.create({ retry: 0, timeout: false, throwHttpErrors: false }),
  );
  return loading;
}
