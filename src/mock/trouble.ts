import { HttpResponse } from "msw";
import type { OperationId } from "../types/index.js";
import { errorEnvelope } from "./answer.js";
import { ApiFault } from "./api-fault.js";

/**
 * Trouble for the next requests. What it does, in this order: waits `delayMs`; breaks off or answers
 * something else; and carries the request out or not.
 */
export interface Trouble {
  /** How many requests it meets (1). */
  times?: number;
  /** Only requests for this operation, or one of these. */
  operationId?: OperationId | readonly OperationId[];
  /** Only requests that this says yes to. */
  when?: (request: TroubledRequest) => boolean;
  /** Milliseconds of real time before anything else happens: attempt timeouts are real, too. */
  delayMs?: number;
  /** Breaks the connection off, before or after the request was carried out. */
  breakOff?: "before" | "after";
  /** Answers this status: with the API's error envelope, unless `body` or `answer` says otherwise. */
  status?: number;
  /** The message in the envelope. */
  error?: string;
  /** Headers that the answer carries too. A 429 says `Retry-After: 1` where they do not. */
  headers?: Readonly<Record<string, string>>;
  /** Answers this instead of the envelope: text as it is, anything else as JSON. */
  body?: unknown;
  /** Answers a proxy's page of HTML, nothing at all, or the true answer cut in the middle. */
  answer?: "html" | "empty" | "truncated";
  /** Whether the request is carried out all the same. Unless told: when it is answered with a 2xx. */
  carriedOut?: boolean;
}

/** A request, as `Trouble.when` sees it. */
export interface TroubledRequest {
  readonly operationId: OperationId;
  readonly method: string;
  readonly path: string;
  /** The ids in the path, by the names that the API's document gives them. */
  readonly ids: Readonly<Record<string, string>>;
}

/** Trouble that was ordered. */
export interface OrderedTrouble {
  /** How many requests it is still going to meet. */
  readonly remaining: number;
  /** It meets no more requests. */
  cancel(): void;
}

/** The trouble that was ordered and has not been met yet. */
export class TroubleList {
  #orders: { trouble: Trouble; remaining: number }[] = [];

  order(trouble: Trouble): OrderedTrouble {
    const order = { trouble, remaining: trouble.times ?? 1 };
    this.#orders.push(order);
    return {
      get remaining() {
        return order.remaining;
      },
      cancel: () => {
        order.remaining = 0;
      },
    };
  }

  /** The trouble that meets this request, if any: the first that was ordered. */
  take(request: TroubledRequest): Trouble | undefined {
    if (this.#orders.length === 0) return undefined;
    this.#orders = this.#orders.filter((order) => order.remaining > 0);
    const order = this.#orders.find(({ trouble }) => meets(trouble, request));
    if (order) order.remaining -= 1;
    return order?.trouble;
  }

  clear(): void {
    for (const order of this.#orders) order.remaining = 0;
    this.#orders = [];
  }
}

function meets({ operationId, when }: Trouble, request: TroubledRequest): boolean {
  const ids = typeof operationId === "string" ? [operationId] : operationId;
  return (!ids || ids.includes(request.operationId)) && (!when || when(request));
}

/** Answers a request with trouble. `carryOut` is what would have been done without it. */
export async function answerWithTrouble(
  trouble: Trouble,
  carryOut: () => Promise<Response>,
  correlationId: string,
  signal: AbortSignal,
): Promise<Response> {
  if (trouble.delayMs !== undefined) await realDelay(trouble.delayMs, signal);
  if (trouble.breakOff) {
    if (trouble.breakOff === "after") await carryOut();
    return HttpResponse.error();
  }
  const status = trouble.status ?? statusOf(trouble);
  const isCarriedOut = trouble.carriedOut ?? (status === undefined || status < 300);
  const response = isCarriedOut ? await carryOut() : undefined;
  if (status === undefined && response) return withHeaders(response, trouble.headers);
  return troubleResponse(trouble, status ?? 200, response, correlationId);
}

/** The status that is answered where only the way of answering was ordered. */
function statusOf({ answer, body }: Trouble): number | undefined {
  if (answer === "html") return 502;
  return answer || body !== undefined ? 200 : undefined;
}

async function troubleResponse(
  trouble: Trouble,
  status: number,
  response: Response | undefined,
  correlationId: string,
): Promise<Response> {
  const headers = (contentType: string) => ({ "content-type": contentType, ...trouble.headers });
  const json = headers("application/json; charset=utf-8");
  if (trouble.answer === "html") {
    return new HttpResponse(proxyPage(status), { status, headers: headers("text/html") });
  }
  if (trouble.answer === "empty") {
    return new HttpResponse(null, { status, headers: { ...trouble.headers } });
  }
  if (trouble.answer === "truncated") {
    const text = response ? await response.text() : envelopeText(trouble, status, correlationId);
    return new HttpResponse(text.slice(0, Math.ceil(text.length / 2)), { status, headers: json });
  }
  if (typeof trouble.body === "string") {
    return new HttpResponse(trouble.body, { status, headers: headers("text/plain") });
  }
  const text =
    trouble.body === undefined
      ? envelopeText(trouble, status, correlationId)
      : JSON.stringify(trouble.body);
  return new HttpResponse(text, { status, headers: json });
}

function envelopeText(trouble: Trouble, status: number, correlationId: string): string {
  const message = trouble.error ?? `The mock was told to answer ${status}.`;
  return JSON.stringify(errorEnvelope(new ApiFault(status, message), correlationId));
}

function withHeaders(response: Response, headers: Trouble["headers"] = {}): Response {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

const proxyPage = (status: number) =>
  `<html><head><title>${status}</title></head><body><center><h1>${status}</h1></center></body></html>`;

/** Ends early when the client gives up: nobody is left to answer. */
function realDelay(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      "abort",
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
