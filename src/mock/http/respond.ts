import { ApiFault } from "../state/api-error.js";
import type { MockState } from "../state/state.js";
import { admit } from "./admission.js";
import { errorEnvelope, jsonResponse } from "./envelope.js";
import { respondWithFault } from "./fault-response.js";
import { IncomingBody } from "./incoming-body.js";
import type { Operation } from "./operation.js";
import { idempotencyKeyOf, isFromApi, respondOnce } from "./respond-once.js";

/** Responds to one request for an operation: what holds for all of them is here, and only here. */
export async function respond(
  state: MockState,
  operation: Operation,
  request: Request,
  ids: Readonly<Record<string, string>>,
): Promise<Response> {
  const end = state.counter.begin(ids.companyId ?? "");
  try {
    return await respondCounted(state, operation, request, ids);
  } finally {
    end();
  }
}

async function respondCounted(
  state: MockState,
  operation: Operation,
  request: Request,
  ids: Readonly<Record<string, string>>,
): Promise<Response> {
  const { companyId = "" } = ids;
  const correlationId = crypto.randomUUID();
  const beganMs = performance.now();
  const url = urlWithoutBase(state, request);
  const path = url.pathname + url.search;
  const about = { operationId: operation.id, method: request.method, path };
  const body = new IncomingBody(request.body);
  const fault = state.faults.take({ ...about, ids }) ?? state.behavior.fault();
  const incoming = {
    request,
    path,
    body,
    admit: (work: () => Promise<Response>) => admit(state, request, companyId, correlationId, work),
    meet: (answer: () => Promise<Response>) =>
      fault ? respondWithFault(fault, answer, correlationId, request.signal) : answer(),
  };
  const carryOut = async () => {
    const answer = await operation.answer({ state, request, body, url, ids });
    return jsonResponse(operation.status, answer, state.quota.headers);
  };
  const key = idempotencyKeyOf(request);
  const { response, replayed } =
    key === undefined || !state.settings.idempotency || !state.behavior.honorsKey()
      ? { response: await incoming.meet(() => incoming.admit(carryOut)), replayed: false }
      : await respondOnce(state, key, incoming, carryOut);
  if (fault && isFromApi(response)) addQuotaHeaders(state, response);
  const entry = {
    ...about,
    status: response.status,
    atMs: state.clock.now(),
    ...(key === undefined ? {} : { idempotencyKey: key, replayed }),
  };
  state.requests.add(entry);
  state.exchanges.emit(() => ({
    ...entry,
    durationMs: performance.now() - beganMs,
    correlationId,
    requestBody: body.wholeText,
    response: response.clone(),
  }));
  return response;
}

/** Responds to a request that is not for an operation of the API. */
export function respondUnknown(state: MockState, request: Request): Response {
  const { pathname, search } = urlWithoutBase(state, request);
  const fault = new ApiFault(404, `The API has no ${request.method} ${pathname}.`);
  const path = pathname + search;
  const about = { operationId: undefined, method: request.method, path };
  const entry = { ...about, status: 404, atMs: state.clock.now() };
  state.requests.add(entry);
  const correlationId = crypto.randomUUID();
  const envelope = errorEnvelope(fault, correlationId);
  const response = jsonResponse(404, envelope, state.quota.headers);
  state.exchanges.emit(() => ({
    ...entry,
    durationMs: 0,
    correlationId,
    requestBody: undefined,
    response: response.clone(),
  }));
  return response;
}

/** Where a request goes, as if the mock were at the root of its address. */
function urlWithoutBase({ settings }: MockState, request: Request): URL {
  return new URL(request.url.slice(settings.baseUrl.length), "https://api.codat.io");
}

/** Responds where the mock itself failed. */
export function respondBroken(error: unknown): Response {
  const fault = new ApiFault(500, `The mock failed: ${String(error)}`);
  return jsonResponse(500, errorEnvelope(fault, crypto.randomUUID()), {});
}

function addQuotaHeaders({ quota }: MockState, response: Response): void {
  const headers = { ...quota.headers, ...(response.status === 429 ? { "Retry-After": "1" } : {}) };
  for (const [name, value] of Object.entries(headers)) {
    if (!response.headers.has(name)) response.headers.set(name, value);
  }
}
