import type { Context, Counter, Histogram, MeterProvider } from "@opentelemetry/api";
import type { ResponseEvent, RetryEvent } from "../http/hooks.js";
import { version } from "../version.js";
import { outcomeAttributes, requestAttributes } from "./attributes.js";

/** The boundaries that the HTTP conventions give for durations, in seconds. */
const durationBoundaries = [
  0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10,
];

/** What is counted and measured of the attempts. */
export class AttemptMeters {
  readonly #duration: Histogram;
  readonly #retries: Counter;

  constructor(provider: MeterProvider) {
    const meter = provider.getMeter("codat-expenses", version);
    this.#duration = meter.createHistogram("http.client.request.duration", {
      description: "Duration of HTTP client requests.",
      unit: "s",
      advice: { explicitBucketBoundaries: durationBoundaries },
    });
    this.#retries = meter.createCounter("codat.client.retries", {
      description: "Attempts that failed and were followed by another.",
      unit: "{retry}",
    });
  }

  /** Measures an attempt, in the context of its span. */
  answered(event: ResponseEvent, context: Context): void {
    const attributes = { ...requestAttributes(event), ...outcomeAttributes(event) };
    this.#duration.record(event.durationMs / 1_000, attributes, context);
  }

  /** Counts a retry. */
  retried(event: RetryEvent): void {
    this.#retries.add(1, { ...requestAttributes(event), "codat.retry.reason": event.reason });
  }
}
