import { rateLimitChanged } from "../domain/webhook-events.js";
import { ApiFault } from "../state/api-error.js";
import type { MockState } from "../state/state.js";
import { errorEnvelope, jsonResponse } from "./envelope.js";

/** Does the work of a request whose key and quota allow it; refusals come in the envelope. */
export async function admit(
  state: MockState,
  request: Request,
  companyId: string,
  correlationId: string,
  work: () => Promise<Response>,
): Promise<Response> {
  try {
    checkKey(state, request);
    state.counter.check(companyId);
    takeFromQuota(state);
    return await work();
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

/** Emits that the quota is used up, and at midnight that it is full again. */
function tellOfQuota(state: MockState): void {
  if (!state.events.hasListeners) return;
  state.events.emit(() => rateLimitChanged(state, "reached"));
  state.clock.alarm(state.quota.resetsAtMs, () =>
    state.events.emit(() => rateLimitChanged(state, "reset")),
  );
}
