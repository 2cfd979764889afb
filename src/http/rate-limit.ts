/** What the API's `X-Rate-Limit-*` headers say; a part that did not come is `undefined`. */
export interface RateLimit {
  /** Requests that the quota holds a day. */
  readonly limit: number | undefined;
  /** Requests that are left of it. */
  readonly remaining: number | undefined;
  /** When the quota is full again. */
  readonly reset: Date | undefined;
}

/** Reads the rate limit off a response's headers. */
export function readRateLimit(headers: Headers): RateLimit {
  return {
    limit: readCount(headers.get("x-rate-limit-limit")),
    remaining: readRemaining(headers),
    reset: readDate(headers.get("x-rate-limit-reset")),
  };
}

/** Reads how many requests are left of the quota. */
export function readRemaining(headers: Headers): number | undefined {
  return readCount(headers.get("x-rate-limit-remaining"));
}

const httpDate = /^[a-z]+, \d{1,2}[ -][a-z]{3}[ -]\d{2,4} \d{2}:\d{2}:\d{2} GMT$/i;

/**
 * Reads `Retry-After`, which is seconds or an HTTP date, in milliseconds. A date is compared with the
 * server's own clock (`Date`) where the response has it, since `nowMs` can be far off. A negative number,
 * and what is neither, is as if it had not come.
 */
export function readRetryAfterMs(headers: Headers, nowMs: number): number | undefined {
  const text = headers.get("retry-after")?.trim();
  if (!text) return undefined;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  // JavaScript reads a date out of many a text that is none.
  const date = httpDate.test(text) ? readDate(text) : undefined;
  return date && Math.max(0, date.getTime() - serverNowMs(headers, nowMs));
}

/** Returns how long after the response the quota is full again, by the server's own clock. */
export function readResetInMs(headers: Headers, nowMs: number): number | undefined {
  const { reset } = readRateLimit(headers);
  return reset && reset.getTime() - serverNowMs(headers, nowMs);
}

/** What the server's clock said when it sent the response; `nowMs` where it did not say. */
function serverNowMs(headers: Headers, nowMs: number): number {
  return readDate(headers.get("date"))?.getTime() ?? nowMs;
}

function readCount(text: string | null): number | undefined {
  return text !== null && /^\d+$/.test(text.trim()) ? Number(text) : undefined;
}

function readDate(text: string | null): Date | undefined {
  const date = new Date(text ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
