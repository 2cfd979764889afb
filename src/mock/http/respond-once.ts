import { badRequest } from "../state/api-error.js";
import type { MockState } from "../state/state.js";
import { jsonResponse } from "./envelope.js";
import type { IncomingBody } from "./incoming-body.js";

/** A request that carries an idempotency key, and what changes every response to it. */
export interface KeyedRequest {
  readonly request: Request;
  /** With its query. */
  readonly path: string;
  readonly body: IncomingBody;
  /** Checks the API key and the limits before the work. */
  readonly admit: (work: () => Promise<Response>) => Promise<Response>;
  /** Lets the fault that was injected into the request, if any, change its response. */
  readonly meet: (answer: () => Promise<Response>) => Promise<Response>;
}

/** Returns the idempotency key of a POST or PATCH; the API looks for none on other methods. */
export function idempotencyKeyOf({ method, headers }: Request): string | undefined {
  return method === "POST" || method === "PATCH"
    ? (headers.get("idempotency-key") ?? undefined)
    : undefined;
}

/**
 * Executes a request once for its key: a later request with the key gets the response to the
 * first one.
 */
export async function respondOnce(
  state: MockState,
  key: string,
  { request, path, body, admit, meet }: KeyedRequest,
  carryOut: () => Promise<Response>,
): Promise<{ response: Response; replayed: boolean }> {
  const hold = state.idempotencyKeys.hold(key);
  if (!hold) {
    const refuse = async () => {
      throw badRequest("The Idempotency-Key header must be a GUID.");
    };
    return { response: await meet(() => admit(refuse)), replayed: false };
  }
  await body.hashWhileReading();
  const fingerprint = async () => `${request.method} ${path} ${await body.digest()}`;
  if (!hold.isFirst) {
    const replay = async () => {
      const { status, text } = hold.replay(await fingerprint());
      const answer: unknown = text === "" ? undefined : JSON.parse(text);
      return jsonResponse(status, answer, state.quota.headers);
    };
    return { response: await meet(() => admit(replay)), replayed: true };
  }
  try {
    let own: Response | undefined;
    const response = await meet(async () => {
      const answer = await admit(carryOut);
      own = answer.clone();
      return answer;
    });
    const answer = answerOfApi(response, own);
    hold.settle(
      answer && {
        status: answer.status,
        text: await answer.text(),
        fingerprint: await fingerprint(),
      },
    );
    return { response, replayed: false };
  } catch (error) {
    hold.settle(undefined);
    throw error;
  }
}

/**
 * Returns the response that the API gave, and so keeps: what a fault made of it on the way, and what
 * a gateway in front of it returns, are not the API's.
 */
function answerOfApi(response: Response, own: Response | undefined): Response | undefined {
  const isOwnError = !response.ok && isFromApi(response) && !gatewayStatuses.has(response.status);
  const answer = isOwnError ? response.clone() : own;
  return answer && !gatewayStatuses.has(answer.status) ? answer : undefined;
}

/** Whether a response is the API's own, not that of a proxy in front of it. */
export function isFromApi(response: Response): boolean {
  return response.headers.get("content-type")?.startsWith("application/json") ?? false;
}

/** Statuses of what stands before the API's own work: authorization, limits, gateways. */
const gatewayStatuses = new Set([401, 408, 413, 429, 499, 502, 503, 504, 520, 522, 524]);
