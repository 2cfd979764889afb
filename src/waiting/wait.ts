import type { Clock } from "../clock.js";
import { ApiError, NotFoundError, RateLimitError, ServerError } from "../errors/api-error.js";
import { CodatError } from "../errors/codat-error.js";
import { ConnectionError, RequestAbortedError, TimeoutError } from "../errors/transport-errors.js";
import { ResponseValidationError } from "../errors/validation-errors.js";
import { tell } from "../http/observe.js";
import type { RequestOptions } from "../http/request.js";
import type { OperationId } from "../types/index.js";

/** How long and how a wait goes on. */
export interface WaitOptions<Status> {
  /** How long to wait at the most, in milliseconds. 15 minutes. */
  readonly timeoutMs?: number | undefined;
  /** Ends the wait with a `RequestAbortedError`; what is waited for goes on by itself. */
  readonly signal?: AbortSignal | undefined;
  /** Is told each status as it is read. What it throws is dropped. */
  readonly onStatus?: ((status: Status) => void) | undefined;
}

/** What is waited for. */
export interface Wait<Status, Outcome> extends WaitOptions<Status> {
  readonly clock: Clock;
  /** The operation that is polled, for the error of an aborted wait. */
  readonly operationId: OperationId;
  readonly path: string;
  /** Asks for the status once. */
  poll(options: RequestOptions): Promise<Status>;
  /** The outcome where the status is a last one, `undefined` where it goes on. */
  settle(status: Status): Outcome | undefined;
  /** The error to throw when the time is over. */
  timedOut(wait: TimedOutWait<Status>): CodatError;
}

/** A wait whose time is over. */
export interface TimedOutWait<Status> {
  readonly waitedMs: number;
  readonly lastStatus: Status | undefined;
  /** Why the last poll failed, where it did. */
  readonly lastError: CodatError | undefined;
}

const defaultTimeoutMs = 15 * 60_000;
const firstIntervalMs = 500;
const longestIntervalMs = 15_000;
/** How far an interval is moved at random, so that many waits do not poll in step. */
const jitter = 0.15;
/** A record that was just made is not always there to be read at once. */
const notFoundGraceMs = 15_000;
const mostFailedPollsInARow = 10;

/**
 * Polls until the status is a last one: at first twice a second, then ever less often, down to four
 * times a minute. A poll that fails in a way that passes is followed by the next one.
 */
export async function waitFor<Status, Outcome>(wait: Wait<Status, Outcome>): Promise<Outcome> {
  const { clock, signal, timeoutMs = defaultTimeoutMs } = wait;
  const startMs = clock.now();
  let lastStatus: Status | undefined;
  let lastError: CodatError | undefined;
  let failedInARow = 0;
  let intervalMs = firstIntervalMs;
  for (let polls = 0; ; polls += 1) {
    const leftMs = startMs + timeoutMs - clock.now();
    const askedMs = lastError instanceof RateLimitError ? (lastError.retryAfterMs ?? 0) : 0;
    if (leftMs <= 0 || askedMs > leftMs) {
      throw wait.timedOut({ waitedMs: clock.now() - startMs, lastStatus, lastError });
    }
    const jittered = intervalMs * (1 - jitter + 2 * jitter * Math.random());
    intervalMs = Math.min(longestIntervalMs, intervalMs * 2);
    try {
      await clock.sleep(Math.min(leftMs, Math.max(jittered, askedMs)), signal);
    } catch {
      const { operationId, path } = wait;
      const request = { operationId, method: "GET", path, attempts: polls };
      throw new RequestAbortedError(request, signal?.reason);
    }
    try {
      // The next poll is this one's retry.
      lastStatus = await wait.poll({ signal, maxRetries: 0 });
      lastError = undefined;
      failedInARow = 0;
    } catch (error) {
      failedInARow += 1;
      const young = clock.now() - startMs < notFoundGraceMs;
      if (!(error instanceof CodatError) || !passes(error, young)) throw error;
      if (failedInARow > mostFailedPollsInARow) throw error;
      lastError = error;
      continue;
    }
    tell(wait.onStatus, lastStatus);
    const outcome = wait.settle(lastStatus);
    if (outcome !== undefined) return outcome;
  }
}

/** Whether a failed poll says nothing about what is waited for. */
function passes(error: CodatError, young: boolean): boolean {
  if (error instanceof NotFoundError) return young;
  if (error instanceof ApiError) {
    return error instanceof ServerError || error instanceof RateLimitError || error.status === 408;
  }
  return (
    error instanceof ConnectionError ||
    error instanceof TimeoutError ||
    error instanceof ResponseValidationError
  );
}
