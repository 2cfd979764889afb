import { operations } from "../../generated/operations.js";
import { onAbort } from "../core/abort.js";
import { describeValue } from "../core/format.js";
import type { CodatError } from "../errors/base.js";
import type { TimedOut } from "../errors/operation-errors.js";
import { RequestAbortedError, RequestValidationError } from "../errors/request-errors.js";
import { callObserver } from "../http/hooks.js";
import { buildPath } from "../http/serialize.js";
import type { PlatformSlug } from "../platforms/index.js";
import type { OperationId } from "../types/index.js";
import type { Poller } from "./poller.js";

/** Options of a wait. */
export interface WaitOptions<Status> {
  /** The longest time to wait, in milliseconds. 15 minutes by default; see `context`. */
  readonly timeoutMs?: number | undefined;
  /** Ends the wait with a `RequestAbortedError`; what is waited for continues. */
  readonly signal?: AbortSignal | undefined;
  /**
   * The company's platform, as `codat.platformContext` returns it: on QuickBooks Desktop, which is
   * reached at night, a wait takes up to 24 hours by default and polls at least every 5 minutes.
   */
  readonly context?: { readonly platform: PlatformSlug } | undefined;
  /** Called with each status as it is read. Errors that it throws are ignored. */
  readonly onStatus?: ((status: Status) => void) | undefined;
}

/** What is waited for. */
export interface Wait<Status, Outcome> extends WaitOptions<Status> {
  /** The key that the poller polls it by. */
  readonly key: string;
  /** The operation that is polled, for the error of an aborted wait. */
  readonly operationId: OperationId;
  readonly ids: Readonly<Record<string, string>>;
  /** Whether it may have settled already: then it is polled at once. */
  readonly mayHaveSettled?: boolean;
  /** Returns the outcome where the status is final, else `undefined`; what it throws ends the wait. */
  evaluate(status: Status): Outcome | undefined;
  /** Returns the error to throw when the time is over. */
  timedOut(wait: TimedOut<Status>): CodatError;
}

/** How long something takes on a platform, and how often it is worth a look. */
interface Pace {
  /** The longest time to wait by default, in milliseconds. */
  readonly timeoutMs: number;
  /** The longest interval between polls, in milliseconds. */
  readonly maxIntervalMs: number;
  /** What the error of a wait whose time is over says besides. */
  readonly note?: string;
}

const defaultPace: Pace = { timeoutMs: 15 * 60_000, maxIntervalMs: 15_000 };

/**
 * QuickBooks Desktop is reached inside the business's window, 19:00 to 07:00 unless set. (Codat's
 * documentation of QuickBooks Desktop.)
 */
const paces: Partial<Record<PlatformSlug, Pace>> = {
  quickbooksDesktop: {
    timeoutMs: 24 * 60 * 60_000,
    maxIntervalMs: 5 * 60_000,
    note: "QuickBooks Desktop is reached at night (19:00 to 07:00 unless the business set another window), so hours are normal there",
  },
};

/** Returns the pace of this platform; the one of online software where none is named. */
function paceOf(platform: PlatformSlug | undefined): Pace {
  return (platform && paces[platform]) ?? defaultPace;
}

/** Waits until what is polled has settled. Returns its outcome. */
export async function waitFor<Status, Outcome>(
  poller: Poller<Status>,
  wait: Wait<Status, Outcome>,
): Promise<Outcome> {
  const { key, signal, operationId } = wait;
  const pace = paceOf(wait.context?.platform);
  const { timeoutMs = pace.timeoutMs } = wait;
  if (!(timeoutMs >= 0)) {
    const message = `must be a number of milliseconds, not ${describeValue(timeoutMs)}`;
    throw new RequestValidationError(operationId, [{ path: ["options", "timeoutMs"], message }]);
  }
  const path = buildPath(operationId, operations[operationId][1], wait.ids);
  const { promise, resolve, reject } = withResolvers<Outcome>();
  let polls = 0;
  const aborted = () =>
    new RequestAbortedError({ operationId, method: "GET", path, attempts: polls }, signal?.reason);
  if (signal?.aborted) throw aborted();
  const stop = poller.watch(
    {
      key,
      timeoutMs,
      maxIntervalMs: pace.maxIntervalMs,
      onStatus(status) {
        polls += 1;
        callObserver(wait.onStatus, () => status);
        try {
          const outcome = wait.evaluate(status);
          if (outcome === undefined) return false;
          resolve(outcome);
        } catch (error) {
          reject(error);
        }
        return true;
      },
      onEnd: (end) =>
        reject(end.kind === "failed" ? end.error : wait.timedOut({ ...end, note: pace.note })),
    },
    wait.mayHaveSettled,
  );
  const stopListening = onAbort(signal, () => {
    stop();
    reject(aborted());
  });
  try {
    return await promise;
  } finally {
    stopListening();
  }
}

function withResolvers<Value>() {
  let resolve: (value: Value) => void = () => undefined;
  let reject: (reason: unknown) => void = () => undefined;
  const promise = new Promise<Value>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}
