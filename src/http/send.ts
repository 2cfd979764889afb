import { raceAbort, withTimeout } from "../core/abort.js";
import { load } from "../core/load.js";
import { ApiError } from "../errors/api-error.js";
import type { CodatError } from "../errors/base.js";
import { isAmbiguous } from "../errors/classify.js";
import { RequestAbortedError } from "../errors/request-errors.js";
import { type AttemptOutcome, loadKy, send as sendOnce } from "./attempt.js";
import type { Settings } from "./client-options.js";
import { keyTooLate } from "./credentials.js";
import { callObserver, type RequestEvent, type ResponseEvent } from "./hooks.js";
import { keyLifetimeMs } from "./idempotency.js";
import type { PreparedRequest } from "./prepare.js";
import { readRateLimit } from "./rate-limit.js";
import type { RateLimiter } from "./rate-limiter.js";
import { type Redact, redactHeaders, redactorOf } from "./redact.js";
import type { OpenedBody } from "./request.js";
import { ApiResponse, isSuccess } from "./response.js";
import { type AttemptFailure, mayRetry, retryDelayMs } from "./retry.js";

/** What sending needs of the client. */
export interface Sender {
  readonly settings: Settings;
  readonly limiter: RateLimiter;
  /** Called for each attempt that is about to be sent. */
  countRequest(): void;
}

/** Sends a request until a response is a success or it must not be sent again. */
export async function send(sender: Sender, request: PreparedRequest): Promise<ApiResponse> {
  const { settings, limiter } = sender;
  const { clock, observers, baseUrl, log } = settings;
  const { info, signal } = request;
  const ky = await loadKy();

  let callId: string | undefined;
  const eventOf = (attempt: number): RequestEvent => {
    callId ??= crypto.randomUUID();
    const { operationId, method, path, idempotencyKey } = info;
    const { pathTemplate } = request;
    return { callId, operationId, method, baseUrl, pathTemplate, path, idempotencyKey, attempt };
  };
  const authorizations: string[] = [];
  let mayHaveSucceeded = false;
  let expiresMs = Number.POSITIVE_INFINITY;
  let lastError: CodatError | undefined;
  for (let attempt = 1; ; attempt += 1) {
    const facts = { ...info, attempts: attempt };
    const abortable = async <Value>(wait: Promise<Value>, attempts: number): Promise<Value> => {
      try {
        return await wait;
      } catch (thrown) {
        if (!signal?.aborted) throw thrown;
        throw new RequestAbortedError({ ...facts, attempts }, signal.reason);
      }
    };

    if (signal?.aborted || !limiter.tryAcquire()) {
      await abortable(limiter.acquire(request.companyId, signal), attempt - 1);
    }
    let outcome: AttemptOutcome;
    let durationMs: number;
    let redact: Redact;
    let opened: OpenedBody | undefined;
    let sourceError: CodatError | undefined;
    try {
      const header = settings.credentials.header();
      const authorization =
        typeof header === "string"
          ? header
          : await abortable(
              withTimeout(raceAbort(header, signal), request.timeoutMs, () =>
                keyTooLate(request.timeoutMs),
              ),
              attempt - 1,
            );
      if (!authorizations.includes(authorization)) authorizations.push(authorization);
      redact = redactorOf(authorizations);
      // A process can stand still during any wait before.
      if (lastError && clock.now() > expiresMs) throw lastError;
      opened =
        request.file &&
        (await abortable(request.file.open({ signal, timeoutMs: request.timeoutMs }), attempt - 1));
      if (info.idempotencyKey !== undefined && attempt === 1) {
        expiresMs = clock.now() + keyLifetimeMs;
      }
      sender.countRequest();
      callObserver(observers.onRequest, () => eventOf(attempt));
      const headers = { ...request.headers, ...opened?.headers, authorization };
      log?.request(eventOf(attempt), headers, request.body?.length ?? 0);
      const startedMs = performance.now();
      outcome = await sendOnce(ky, {
        method: info.method,
        url: request.url,
        headers,
        body: opened?.body ?? request.body,
        fetch: settings.fetch,
        timeoutMs: request.timeoutMs,
        maxResponseBytes: settings.maxResponseBytes,
        byteBudget: limiter.byteBudget,
        signal,
        bodyFailed: opened?.failed,
      });
      durationMs = performance.now() - startedMs;
      // Closing ends the source too, which is no failure of its own.
      if (outcome.kind !== "answer" && !signal?.aborted) sourceError = opened?.failed?.reason;
      opened?.close();
    } finally {
      limiter.release();
    }

    const answer = outcome.kind === "answer" ? outcome : undefined;
    if (answer) {
      limiter.notify(answer.headers);
      log?.body(eventOf(attempt), redactHeaders(answer.headers, redact), answer.text.length);
    }
    const responseEvent = (error?: CodatError): ResponseEvent => ({
      ...eventOf(attempt),
      status: answer?.status,
      durationMs,
      rateLimit: answer && readRateLimit(answer.headers),
      correlationId: error instanceof ApiError ? error.correlationId : undefined,
      error,
    });
    let damage: CodatError | undefined;
    if (answer && isSuccess(answer.status)) {
      const response = new ApiResponse(facts, answer, redact);
      damage = response.damage(request.ignoresBody);
      if (!damage) {
        callObserver(observers.onResponse, responseEvent);
        log?.response(responseEvent(), true);
        return response;
      }
    }

    // Most calls succeed, and do without what makes an error's message.
    const { readFailure } = await load(() => import("./error-mapping.js"));
    const failure: AttemptFailure = sourceError
      ? { error: sourceError, reason: undefined, retryAfterMs: undefined, final: true }
      : readFailure(outcome, {
          request: facts,
          keySource: settings.credentials.source,
          idNames: request.idNames,
          timeoutMs: request.timeoutMs,
          nowMs: clock.now(),
          signal,
          redact,
          damage,
          mayHaveSucceeded,
          transactionIds: request.transactionIds,
        });
    const { error, reason } = failure;
    if (answer?.status === 429) limiter.notifyRateLimited(failure.retryAfterMs);
    callObserver(observers.onResponse, () => responseEvent(error));
    if (reason === undefined || attempt > request.maxRetries || !mayRetry(request.retry, failure)) {
      log?.response(responseEvent(error), true);
      throw error;
    }
    const delayMs = retryDelayMs(attempt, failure.retryAfterMs, clock);
    const expires = clock.now() + delayMs > expiresMs;
    log?.response(responseEvent(error), expires);
    if (expires) throw error;
    lastError = error;
    mayHaveSucceeded ||= isAmbiguous(error);
    callObserver(observers.onRetry, () => ({ ...responseEvent(error), reason, delayMs }));
    log?.retry({ ...responseEvent(error), reason, delayMs });
    await abortable(clock.sleep(delayMs, signal), attempt);
  }
}
