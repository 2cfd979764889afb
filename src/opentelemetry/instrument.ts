import {
  context,
  type MeterProvider,
  metrics,
  type TracerProvider,
  trace,
} from "@opentelemetry/api";
import type { Observers } from "../http/hooks.js";
import { AttemptMeters } from "./meters.js";
import { AttemptSpans } from "./spans.js";

/** Where the telemetry goes, and hooks of your own that are called as well. */
export interface InstrumentOptions extends Observers {
  /** Where spans go. The global provider. */
  readonly tracerProvider?: TracerProvider | undefined;
  /** Where metrics go. The global provider, as it is when the first request is sent. */
  readonly meterProvider?: MeterProvider | undefined;
}

/**
 * Makes hooks that report what the client does to OpenTelemetry, by the semantic conventions for HTTP
 * clients. One result can serve several clients.
 *
 * - A `CLIENT` span for each attempt, below the span that is active where the call is made:
 *   `POST /companies/{companyId}/sync/expenses/expense-transactions`, with `http.request.method`,
 *   `url.template`, `server.address`, `server.port`, `http.response.status_code`,
 *   `http.request.resend_count` from the second attempt on, `error.type`, `codat.operation_id`, of POST
 *   and PATCH `codat.idempotency_key`, and of failures `codat.correlation_id`, which Codat's support asks
 *   for.
 * - The histogram `http.client.request.duration` in seconds, for each attempt.
 * - The counter `codat.client.retries`, with the reason as `codat.retry.reason`.
 *
 * `error.type` is the status, or the name of the error's class where no response came, such as
 * `TimeoutError`. No id of a company or transaction, no query value, body, header or error message is
 * in any of it; `url.full` is left out for that reason. No header is added to what is sent. Where all
 * of `fetch` is instrumented too, have that leave out the API's host, or each request is measured
 * twice.
 *
 * Pass hooks of your own here: next to the result, they would take its place.
 *
 * @returns Hooks for the client's options.
 * @example
 * const codat = new CodatExpenses({ apiKey, ...instrument() });
 * @example
 * const hooks = instrument({ tracerProvider, onRetry: (retry) => log.warn(retry) });
 * const codat = new CodatExpenses({ apiKey, ...hooks });
 */
export function instrument(options: InstrumentOptions = {}): Observers {
  const {
    tracerProvider = trace,
    meterProvider = metrics,
    onRequest,
    onResponse,
    onRetry,
  } = options;
  const spans = new AttemptSpans(tracerProvider);
  let meters: AttemptMeters | undefined;
  return {
    onRequest: (event) => {
      // Not before: unlike the global tracer, a global meter taken before the SDK starts stays mute.
      meters ??= new AttemptMeters(meterProvider);
      spans.begin(event);
      return onRequest?.(event);
    },
    onResponse: (event) => {
      const span = spans.end(event);
      const active = context.active();
      meters?.answered(event, span ? trace.setSpan(active, span) : active);
      return onResponse?.(event);
    },
    onRetry: (event) => {
      meters?.retried(event);
      return onRetry?.(event);
    },
  };
}
