import { rateLimitChanged } from "../domain/webhook-events.js";
import { ApiFault } from "../state/api-error.js";
import type { MockState } from "../state/state.js";
import { errorEnvelope, jsonResponse } from "./envelope.js";
import { respondWithFault } from "./fault-response.js";
import type { Operation } from "./operation.js";

/** Answers one request for an operation: what goes for all of them is here, and only here. */
export async function respond(
  state: MockState,
  operation: Operation,
  request: Request,
  ids: Readonly<Record<string, string>>,
): Promise<Response> {
  const correlationId = crypto.randomUUID();
  const url = urlWithoutBase(state, request);
  const path = url.pathname + url.search;
  const about = { operationId: operation.id, method: request.method, path };
  const carryOut = () => carryOutOperation(state, operation, request, url, ids, correlationId);
  const fault = state.faults.take({ ...about, ids });
  const response = fault
    ? await respondWithFault(fault, carryOut, correlationId, request.signal)
    : await carryOut();
  if (fault && isFromApi(response)) addQuotaHeaders(state, response);
  state.requests.add({ ...about, status: response.status, atMs: state.clock.now() });
  return response;
}

/** Answers a request that is for no operation of the API. */
export function respondUnknown(state: MockState, request: Request): Response {
  const { pathname, search } = urlWithoutBase(state, request);
  const fault = new ApiFault(404, `The API has no ${request.method} ${pathname}.`);
  const path = pathname + search;
  const about = { operationId: undefined, method: request.method, path };
  state.requests.add({ ...about, status: 404, atMs: state.clock.now() });
  return jsonResponse(404, errorEnvelope(fault, crypto.randomUUID()), state.quota.headers);
}

/** Where a request goes, as if the mock were at the root of its address. */
function urlWithoutBase({ settings }: MockState, request: Request): URL {
  return new URL(request.url.slice(settings.baseUrl.length), "https://api.codat.io");
}

/** Answers for a fault of the mock's own. */
export function respondBroken(error: unknown): Response {
  const fault = new ApiFault(500, `The mock failed: ${String(error)}`);
  return jsonResponse(500, errorEnvelope(fault, crypto.randomUUID()), {});
}

async function carryOutOperation(
  state: MockState,
  operation: Operation,
  request: Request,
  url: URL,
  ids: Readonly<Record<string, string>>,
  correlationId: string,
): Promise<Response> {
  try {
    checkKey(state, request);
    takeFromQuota(state);
    const answer = await operation.answer({ state, request, url, ids });
    return jsonResponse(operation.status, answer, state.quota.headers);
  } catch (error) {
    if (!(error instanceof ApiFault)) throw error;
    const headers = { ...state.quota.headers, ...error.details.headers };
    return jsonResponse(error.status, errorEnvelope(error, correlationId), headers);
  }
}

function checkKey({ settings }: MockState, request: Request): void {
  const header = request.headers.get("authorization");
  if (header === null) throw new ApiFault(401, "The request has no Authorization header.");
  const key = /^Basic ([A-Za-z0-9+/]+={0,2})$/i.exec(header)?.[1];
  if (key === undefined || (settings.apiKey !== undefined && decode(key) !== settings.apiKey)) {
    throw new ApiFault(401, "The API key is not valid.");
  }
}

function decode(base64: string): string | undefined {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)));
  } catch {
    return undefined;
  }
}

function takeFromQuota(state: MockState): void {
  const { quota } = state;
  if (quota.take()) {
    if (quota.remaining === 0) tellOfQuota(state);
    return;
  }
  throw new ApiFault(429, "The quota of requests for today has run out.", {
    headers: { "Retry-After": String(quota.retryAfterSeconds) },
  });
}

/** Tells that the quota has run out, and at midnight that it is full again. */
function tellOfQuota(state: MockState): void {
  if (!state.events.isHeard) return;
  state.events.raise(() => rateLimitChanged(state, "reached"));
  state.clock.alarm(state.quota.resetsAtMs, () =>
    state.events.raise(() => rateLimitChanged(state, "reset")),
  );
}

/** Whether an answer is the API's own, not that of a proxy that stood in for it. */
function isFromApi(response: Response): boolean {
  return response.headers.get("content-type")?.startsWith("application/json") ?? false;
}

function addQuotaHeaders({ quota }: MockState, response: Response): void {
  const headers = { ...quota.headers, ...(response.status === 429 ? { "Retry-After": "1" } : {}) };
  for (const [name, value] of Object.entries(headers)) {
    if (!response.headers.has(name)) response.headers.set(name, value);
  }
}
