import {
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  type TracerProvider,
} from "@opentelemetry/api";
import type { RequestEvent, ResponseEvent } from "../http/hooks.js";
import { version } from "../version.js";
import { outcomeAttributes, requestAttributes } from "./attributes.js";

/** The spans of the attempts that are on their way. A request has one attempt at a time. */
export class AttemptSpans {
  readonly #tracer: Tracer;
  readonly #open = new Map<string, Span>();

  constructor(provider: TracerProvider) {
    this.#tracer = provider.getTracer("codat-expenses", version);
  }

  /** Begins a span, below the one that is active where the call was made. */
  begin(event: RequestEvent): void {
    const span = this.#tracer.startSpan(`${event.method} ${event.pathTemplate}`, {
      kind: SpanKind.CLIENT,
      attributes: {
        ...requestAttributes(event),
        ...(event.attempt > 1 && { "http.request.resend_count": event.attempt - 1 }),
        "codat.operation_id": event.operationId,
        ...(event.idempotencyKey !== undefined && {
          "codat.idempotency_key": event.idempotencyKey,
        }),
      },
    });
    this.#open.set(event.callId, span);
  }

  /** Ends the span of an attempt and returns it. */
  end(event: ResponseEvent): Span | undefined {
    const span = this.#open.get(event.callId);
    this.#open.delete(event.callId);
    if (!span) return undefined;
    const { error, correlationId } = event;
    span.setAttributes(outcomeAttributes(event));
    if (correlationId !== undefined) span.setAttribute("codat.correlation_id", correlationId);
    if (error) {
      // An error's message names the path with its ids; the system's code does not.
      const message = "code" in error && typeof error.code === "string" ? error.code : undefined;
      span.setStatus({ code: SpanStatusCode.ERROR, ...(message !== undefined && { message }) });
    }
    span.end();
    return span;
  }
}
