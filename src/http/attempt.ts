import type { KyInstance } from "ky";
import { onAbort } from "../on-abort.js";
import { type FetchFailure, readFetchFailure } from "./read-failure.js";
import { readText } from "./read-text.js";
import { untilAborted } from "./until-aborted.js";

/** One request as it goes over the wire, once. */
export interface Attempt {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: BodyInit | undefined;
  readonly fetch: typeof globalThis.fetch;
  readonly timeoutMs: number;
  readonly maxAnswerBytes: number;
  readonly signal: AbortSignal | undefined;
}

/** How an attempt ended. */
export type AttemptOutcome =
  | {
      readonly kind: "answer";
      readonly status: number;
      readonly headers: Headers;
      readonly text: string;
      /** The body is larger than it may be: `text` is its beginning. */
      readonly tooLarge: boolean;
    }
  | ({ readonly kind: "connection" } & FetchFailure)
  | { readonly kind: "timeout" }
  | { readonly kind: "aborted" };

/** Sends a request once and reads its answer to the end: never throws, never leaves a body unread. */
export async function send(ky: KyInstance, attempt: Attempt): Promise<AttemptOutcome> {
  const { signal } = attempt;
  if (signal?.aborted) return { kind: "aborted" };
  const controller = new AbortController();
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    controller.abort();
  }, attempt.timeoutMs);
  const stopListening = onAbort(signal, () => controller.abort());
  try {
    // A `fetch` of the user's own may know nothing of signals.
    return await untilAborted(exchange(ky, attempt, controller.signal), controller.signal);
  } catch (thrown) {
    if (signal?.aborted) return { kind: "aborted" };
    if (timedOut) return { kind: "timeout" };
    return { kind: "connection", ...readFetchFailure(thrown) };
  } finally {
    clearTimeout(timer);
    stopListening();
  }
}

async function exchange(
  ky: KyInstance,
  attempt: Attempt,
  signal: AbortSignal,
): Promise<AttemptOutcome> {
  const response = await ky(attempt.url, {
    method: attempt.method,
    headers: attempt.headers,
    // ky clones each request that it sends, and a clone keeps all of a streamed body in memory:
    // the body joins here, behind ky's back, together with the signal that covers the answer too.
    fetch: (request) => {
      if (!(request instanceof Request)) throw new TypeError("ky sends requests");
      return attempt.fetch(request.url, withBody(request, attempt, signal));
    },
  });
  const body = await readText(response, attempt.maxAnswerBytes);
  return { kind: "answer", status: response.status, headers: response.headers, ...body };
}

function withBody(request: Request, attempt: Attempt, signal: AbortSignal): RequestInit {
  const { body = null } = attempt;
  const init: RequestInit = {
    method: request.method,
    headers: request.headers,
    // A redirect could lead the key elsewhere; this API has none.
    redirect: "manual",
    signal,
    body,
  };
  if (!(body instanceof ReadableStream)) return init;
  // Node's fetch keeps all of a streamed body in memory, for a redirect or a window's prompt, unless
  // both are ruled out.
  const streaming = { redirect: "error", window: null, duplex: "half" } as const;
  return { ...init, ...streaming };
}
