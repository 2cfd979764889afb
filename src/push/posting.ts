import { ApiError, ServerError } from "../errors/api-error.js";
import { isAboutTransactions, isAmbiguous } from "../errors/classify.js";
import { readEnvelope } from "../errors/envelope.js";
import type { KeyedRequest } from "../http/idempotency.js";
import { deriveKey } from "./content.js";

/** The request that was journaled cannot be sent again: its content is another one now. */
export class ContentChangedError extends Error {}

/** A key counts for 90 minutes. After 80, its outcome is looked up before the key is used again. */
const keyLifetimeMs = 80 * 60_000;
/** So many responses in a row that are errors of a server are probably one that is cached. */
const maxServerErrors = 6;
/** A rejection that was cut off on its way is whole when it is asked for again. */
const maxUnreadable = 3;

/** One request of a batch: sent under one key until its outcome is known. */
export class Posting {
  readonly batch: string;
  readonly ids: readonly string[];
  readonly attempt: number;
  /** The last sync that had been accepted before. */
  readonly after: string | undefined;
  #key: string | undefined;
  #isJournaled: boolean;
  #isResumed: boolean;
  #failures = 0;
  #serverErrors = 0;
  #firstMs: number | undefined;
  #lastMs = 0;
  #isExpired = false;

  constructor(from: {
    readonly batch?: string;
    readonly ids: readonly string[];
    readonly attempt: number;
    readonly after: string | undefined;
    readonly key?: string | undefined;
  }) {
    this.#isJournaled = from.batch !== undefined;
    this.#isResumed = this.#isJournaled;
    this.batch = from.batch ?? crypto.randomUUID();
    this.ids = from.ids;
    this.attempt = from.attempt;
    this.after = from.after;
    this.#key = from.key;
  }

  get key(): string | undefined {
    return this.#key;
  }

  /** Whether the journal knows that it may be sent. */
  get isJournaled(): boolean {
    return this.#isJournaled;
  }

  /** It is about to be sent. */
  begin(nowMs: number): void {
    // A look into the syncs has just shown that the expired key has no outcome.
    if (this.#isExpired) this.#firstMs = undefined;
    this.#isExpired = false;
    this.#firstMs ??= nowMs;
    this.#noteTime(nowMs);
  }

  /** Derives the key from the exact request; journals it before it is first sent. */
  async prepare(
    { method, path, body }: KeyedRequest,
    keyed: boolean,
    journal: (key: string | undefined) => Promise<void>,
  ): Promise<string | undefined> {
    const text = typeof body === "string" ? body : "";
    const key = keyed ? await deriveKey(method, path, text, this.attempt) : undefined;
    if (this.#isJournaled) {
      if (this.#key !== undefined && this.#key !== key) throw new ContentChangedError();
    }
    // Without a key the content may be another one than that of the run before.
    if (!this.#isJournaled || (this.#isResumed && key === undefined)) {
      await journal(key);
    }
    this.#key = key;
    this.#isResumed = false;
    this.#isJournaled = true;
    return key;
  }

  /** Whether an error leaves open what became of the request: at first, a rejection without a body to read does. */
  isUnanswered(error: unknown): boolean {
    if (isAmbiguous(error)) return true;
    const isUnreadable = error instanceof ApiError && typeof error.body !== "object";
    return isUnreadable && isAboutTransactions(error) && this.#failures < maxUnreadable;
  }

  /** Counts failures in a row, and returns how many there are. */
  fail(error?: unknown): number {
    if (error instanceof ServerError) this.#serverErrors += 1;
    this.#failures += 1;
    return this.#failures;
  }

  /** Whether an error is one that the API keeps under the key; it is if it comes again and again. */
  isCached(error: unknown): boolean {
    return isCachedError(error) || this.#serverErrors >= maxServerErrors;
  }

  /** Whether the key may have expired. A clock that went back proves nothing. */
  isExpired(nowMs: number): boolean {
    this.#noteTime(nowMs);
    return this.#isExpired;
  }

  #noteTime(nowMs: number): void {
    const elapsedMs = nowMs - (this.#firstMs ?? nowMs);
    if (nowMs < this.#lastMs || elapsedMs > keyLifetimeMs) this.#isExpired = true;
    this.#lastMs = nowMs;
  }
}

/**
 * Whether an error is a response of the API's own, which it keeps under the request's key: it has the
 * API's envelope. A gateway's is not kept.
 */
export function isCachedError(error: unknown): boolean {
  if (!(error instanceof ServerError)) return false;
  const { correlationId, service } = readEnvelope(error.body);
  return (correlationId ?? service) !== undefined;
}
