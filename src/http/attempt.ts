import type { KyInstance } from "ky";
import { onAbort } from "../on-abort.js";
import { type FetchFailure, readFetchFailure } from "./read-failure.js";
import { type BodyText, readText } from "./read-text.js";
import type { OpenedBody } from "./request.js";

/** One request as it goes over the wire, once. */
export interface Attempt {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: OpenedBody["body"] | undefined;
  readonly fetch: typeof globalThis.fetch;
  readonly timeoutMs: number;
  readonly maxAnswerBytes: number;
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
  const body = await readText(response, attempt.maxAnswerBytes);
  const { status, headers } = response;
  return { kind: "answer", status, headers, ...body };
}

function initOf(attempt: Attempt, signal: AbortSignal): RequestInit {
  const { method, headers, body = null } = attempt;
  const init: RequestInit = {
    method,
    headers,
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
