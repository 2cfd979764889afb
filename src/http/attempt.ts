import type { KyInstance } from "ky";
import { onAbort } from "../core/abort.js";
import { load } from "../core/load.js";
import type { FetchFailure } from "./network-failure.js";
import { type BodyText, type ByteBudget, readText } from "./read-body.js";
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
  readonly byteBudget: ByteBudget;
  readonly signal: AbortSignal | undefined;
  /** Aborts when the body cannot be sent: not every `fetch` (node-fetch 2) notices. */
  readonly bodyFailed: AbortSignal | undefined;
}

/** How an attempt ended. */
export type AttemptOutcome =
  | ({ readonly kind: "answer"; readonly status: number; readonly headers: Headers } & BodyText)
  | ({ readonly kind: "connection" } & FetchFailure)
  | { readonly kind: "timeout" }
  | { readonly kind: "aborted" };

/** Sends a request once and reads its response to the end: never throws, never leaves a body unread. */
export function send(ky: KyInstance, attempt: Attempt): Promise<AttemptOutcome> {
  const { signal } = attempt;
  if (signal?.aborted) return Promise.resolve({ kind: "aborted" });
  const controller = new AbortController();
  return new Promise((resolve) => {
    // A `fetch` of the user's own may know nothing of signals: its result is no longer awaited.
    const giveUp = (outcome: AttemptOutcome) => {
      end(outcome);
      controller.abort();
    };
    // On the machine's clock, also where the client has one of its own: a mock's clock jumps to its next
    // sleeper, and would end a request that is in flight.
    const timer = setTimeout(giveUp, attempt.timeoutMs, { kind: "timeout" });
    const stopListening = [signal, attempt.bodyFailed].map((each) =>
      onAbort(each, () => giveUp({ kind: "aborted" })),
    );
    const end = (outcome: AttemptOutcome) => {
      clearTimeout(timer);
      for (const stop of stopListening) stop();
      resolve(outcome);
    };
    exchange(ky, attempt, controller.signal).then(end, async (thrown: unknown) => {
      const { readFetchFailure } = await load(() => import("./network-failure.js"));
      end({ kind: "connection", ...readFetchFailure(thrown) });
    });
  });
}

/** What one call of ky hands to its hook. ky copies its context, but not what is in it. */
interface Exchange {
  readonly send: () => Promise<Response>;
  response?: Response;
}

async function exchange(
  ky: KyInstance,
  attempt: Attempt,
  signal: AbortSignal,
): Promise<AttemptOutcome> {
  const exchange: Exchange = { send: () => attempt.fetch(attempt.url, initOf(attempt, signal)) };
  await ky(attempt.url, { context: { exchange } });
  const { response } = exchange;
  if (!response) throw new Error("fetch returned no response");
  const { status, headers } = response;
  const body = await readText(response, attempt, signal);
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
    // A framework's cache (Next.js) would freeze the statuses that a wait polls.
    ...(method === "GET" && takesCache() && { cache: "no-store" as const }),
    // Any runtime's `fetch` takes a stream of the kind that `node-files` makes there.
    body: body as BodyInit | null,
  };
  if (body === null || typeof body === "string" || ArrayBuffer.isView(body)) return init;
  // Node's fetch keeps all of a streamed body in memory, for a redirect or a window's prompt, unless
  // both are ruled out.
  const streaming = { redirect: "error", window: null, duplex: "half" } as const;
  return { ...init, ...streaming };
}

let cacheSupport: boolean | undefined;

/** Whether requests take the option `cache`: some runtimes (workerd) throw for it. */
function takesCache(): boolean {
  if (cacheSupport === undefined) {
    try {
      cacheSupport =
        new Request("https://api.codat.io", { cache: "no-store" }).cache === "no-store";
    } catch {
      cacheSupport = false;
    }
  }
  return cacheSupport;
}

let loading: Promise<KyInstance> | undefined;

/** ky, which is loaded with the first request. It is most of what importing the client would cost. */
export function loadKy(): Promise<KyInstance> {
  loading ??= import("ky").then(({ default: ky }) => {
    const placeholder = new Response();
    return ky.create({
      // Retries, timeouts and errors follow this API's own rules, in this folder.
      retry: 0,
      timeout: false,
      throwHttpErrors: false,
      hooks: {
        beforeRequest: [
          // ky clones each request that it sends: that costs as much as sending it, and a clone keeps
          // all of a streamed body in memory. What a hook returns is not cloned.
          async (_request, { context }) => {
            const exchange = context.exchange as Exchange;
            exchange.response = await exchange.send();
            // A response of another library or realm would not count as one: this stands for it.
            return placeholder;
          },
        ],
      },
    });
  });
  return loading;
}
