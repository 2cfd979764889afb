import { operations } from "../../generated/operations.js";
import { raceAbort, withTimeout } from "../core/abort.js";
import type { Clock } from "../core/clock.js";
import { ApiError } from "../errors/api-error.js";
import type { CodatError } from "../errors/base.js";
import { RequestAbortedError, RequestValidationError } from "../errors/request-errors.js";
import type { OperationId, ResponseOf } from "../types/index.js";
import { type AttemptOutcome, loadKy, send } from "./attempt.js";
import { checkMaxRetries, checkTimeoutMs, keyTooLate, type Settings } from "./client-options.js";
import { isSuccess, readFailure } from "./error-mapping.js";
import { type RequestEvent, type ResponseEvent, tell } from "./hooks.js";
import { Page, PagePromise } from "./page.js";
import { readRateLimit } from "./rate-limit.js";
import { RateLimiter } from "./rate-limiter.js";
import { type Redact, redactorOf } from "./redact.js";
import type { ApiRequest, ItemOf, ResponseWith } from "./request.js";
import { type Answered, ApiResponse, isObject, ResponsePromise } from "./response.js";
import { retryDelayMs, retryReason, retryRuleOf } from "./retry.js";
import { buildPath, lowerCaseHeaders, serializeBody, serializeQuery } from "./serialize.js";

/** A page has 5,000 items at the most. */
const largestPage = 5_000;

/** The one place that calls the API: builds the request, sends it, retries it, reads its answer. */
export class Transport {
  readonly #settings: Settings;
  readonly #traffic: RateLimiter;
  readonly #paced: boolean;
  #requests = 0;

  constructor(
    settings: Settings,
    traffic = new RateLimiter(settings.clock, settings.maxConcurrency),
    paced = false,
  ) {
    this.#settings = settings;
    this.#traffic = traffic;
    this.#paced = paced;
  }

  /** The clock that retries and waits sleep on. */
  get clock(): Clock {
    return this.#settings.clock;
  }

  /** How long one attempt may take, in milliseconds, where a call does not say otherwise. */
  get timeoutMs(): number {
    return this.#settings.timeoutMs;
  }

  /** What all requests of the client have in common. */
  get traffic(): RateLimiter {
    return this.#traffic;
  }

  /** How many requests were sent through this transport. */
  get requests(): number {
    return this.#requests;
  }

  /** A transport that shares this one's slots, and keeps within 1,000 requests a minute. */
  paced(): Transport {
    return new Transport(this.#settings, this.#traffic, true);
  }

  /** Calls an operation that answers an object, of which `requires` names what must be in it. */
  object<Id extends OperationId, Key extends keyof ResponseOf<Id> & string = never>(
    request: ApiRequest<Id>,
    requires: readonly Key[] = [],
  ): ResponsePromise<ResponseWith<Id, Key>> {
    return this.#read(request, (answer) => {
      const json = answer.object();
      for (const key of requires) {
        if (typeof json[key] !== "string" || json[key] === "") {
          throw answer.fault(`its body has no ${key}`);
        }
      }
      return trusted<ResponseWith<Id, Key>>(json);
    });
  }

  /** Calls an operation that answers a bare array. */
  array<Id extends OperationId>(request: ApiRequest<Id>): ResponsePromise<ResponseOf<Id>> {
    return this.#read(request, (answer) => trusted<ResponseOf<Id>>(answer.array()));
  }

  /** Calls an operation whose success says it all. */
  nothing<Id extends OperationId>(request: ApiRequest<Id>): ResponsePromise<void> {
    return this.#read(request, () => undefined);
  }

  /** Calls an operation that answers a list in pages. */
  list<Id extends OperationId>(request: ApiRequest<Id>): PagePromise<ItemOf<Id>> {
    return new PagePromise(this.#page(request, undefined));
  }

  async #page<Id extends OperationId>(
    request: ApiRequest<Id>,
    page: number | undefined,
    listedBefore = 0,
  ): Promise<Answered<Page<ItemOf<Id>>>> {
    const answer = await this.#send(request, page);
    const { results = null, pageNumber, pageSize, totalResults, _links: links } = answer.object();
    if (results !== null && !Array.isArray(results)) throw answer.fault("its results are no array");
    const items = trusted<ItemOf<Id>[]>(results ?? []);
    const asked = page ?? firstPageOf(request);
    const listed = listedBefore + items.length;
    // More than was promised, by more than came to be while it was listed: it would never end.
    if (isCount(totalResults) && listed > totalResults + largestPage) {
      throw answer.fault(`it is a list of ${totalResults} results that goes on after ${listed}`);
    }
    const contents = {
      results: items,
      pageNumber: isCount(pageNumber) ? pageNumber : asked,
      pageSize: isCount(pageSize) ? pageSize : items.length,
      totalResults: isCount(totalResults) ? totalResults : items.length,
      linksToNext: isObject(links) && isObject(links.next),
    };
    const fetchNext = () => this.#page(request, asked + 1, listed);
    return { data: new Page(contents, fetchNext), facts: answer.facts };
  }

  #read<Id extends OperationId, Data>(
    request: ApiRequest<Id>,
    read: (answer: ApiResponse) => Data,
  ): ResponsePromise<Data> {
    return new ResponsePromise(
      this.#send(request).then((answer) => ({ data: read(answer), facts: answer.facts })),
    );
  }

  /** Takes a slot where nothing has to be waited for; answers whether it did. */
  #takeSlotNow(): boolean {
    if (this.#paced || !this.#traffic.slots.tryAcquire()) return false;
    this.#countRequest();
    return true;
  }

  #countRequest(): void {
    this.#traffic.sent();
    this.#requests += 1;
  }

  /** Takes a slot, at a moment at which the pace allows for a request. Nobody waits for both at once. */
  async #takeSlot(signal: AbortSignal | undefined): Promise<void> {
    for (;;) {
      await this.#traffic.slots.take(signal);
      const waitMs = this.#paced ? this.#traffic.waitMs : 0;
      if (waitMs <= 0) {
        this.#countRequest();
        return;
      }
      this.#traffic.slots.release();
      await this.clock.sleep(waitMs, signal);
    }
  }

  /** Sends the request until it is answered with success or must not be sent again. */
  async #send<Id extends OperationId>(
    request: ApiRequest<Id>,
    page?: number,
  ): Promise<ApiResponse> {
    const { credentials, clock, observers, fetch } = this.#settings;
    const { operationId, options = {}, file, bodyCheck } = request;
    const [method, pathTemplate] = operations[operationId];
    const { signal } = options;
    const invalid = (problem: string) =>
      new RequestValidationError(operationId, [{ path: ["options"], message: problem }]);
    if (signal && typeof signal.addEventListener !== "function") {
      throw invalid("signal must be an AbortSignal");
    }
    const timeoutMs = checkTimeoutMs(options.timeoutMs ?? this.#settings.timeoutMs, invalid);
    const maxRetries = checkMaxRetries(options.maxRetries ?? this.#settings.maxRetries, invalid);
    const path = buildPath(operationId, request.ids ?? {});
    const query = serializeQuery(operationId, request.query, page);
    const url = `${this.#settings.baseUrl}${path}${query}`;
    const body = bodyCheck && (await serializeBody(operationId, bodyCheck, request.body));
    if (request.precheck) await request.precheck();
    const ky = await loadKy();
    const headers: Record<string, string> = {
      ...this.#settings.headers,
      ...(options.headers !== undefined && lowerCaseHeaders(options.headers, invalid)),
      ...(bodyCheck && { "content-type": "application/json" }),
    };
    // A form names its own boundary.
    if (file) delete headers["content-type"];

    let call: Omit<RequestEvent, "attempt"> | undefined;
    const eventOf = (attempt: number): RequestEvent => {
      call ??= {
        callId: crypto.randomUUID(),
        operationId,
        method,
        baseUrl: this.#settings.baseUrl,
        pathTemplate,
        path,
      };
      return { ...call, attempt };
    };
    let mayHaveSucceeded = false;
    for (let attempt = 1; ; attempt += 1) {
      const facts = { operationId, method, path, attempts: attempt };
      const abortable = async <Value>(wait: Promise<Value>, attempts: number): Promise<Value> => {
        try {
          return await wait;
        } catch (thrown) {
          if (!signal?.aborted) throw thrown;
          throw new RequestAbortedError({ ...facts, attempts }, signal.reason);
        }
      };

      if (signal?.aborted || !this.#takeSlotNow()) {
        await abortable(this.#takeSlot(signal), attempt - 1);
      }
      let outcome: AttemptOutcome;
      let durationMs: number;
      let redact: Redact;
      try {
        const header = credentials.header();
        const authorization =
          typeof header === "string"
            ? header
            : await abortable(
                withTimeout(raceAbort(header, signal), timeoutMs, () => keyTooLate(timeoutMs)),
                attempt - 1,
              );
        redact = redactorOf(authorization);
        const opened = file && (await file.open());
        tell(observers.onRequest, () => eventOf(attempt));
        const startedMs = performance.now();
        outcome = await send(ky, {
          method,
          url,
          headers: { ...headers, ...opened?.headers, authorization },
          body: opened?.body ?? body,
          fetch,
          timeoutMs,
          maxResponseBytes: this.#settings.maxResponseBytes,
          signal,
        });
        durationMs = performance.now() - startedMs;
        opened?.close();
      } finally {
        this.#traffic.slots.release();
      }

      const answer = outcome.kind === "answer" ? outcome : undefined;
      if (answer) this.#traffic.answered(answer.headers);
      const responseEvent = (error?: CodatError): ResponseEvent => ({
        ...eventOf(attempt),
        status: answer?.status,
        durationMs,
        rateLimit: answer && readRateLimit(answer.headers),
        correlationId: error instanceof ApiError ? error.correlationId : undefined,
        error,
      });
      if (answer && isSuccess(answer.status)) {
        tell(observers.onResponse, responseEvent);
        return new ApiResponse(facts, answer, redact);
      }

      const { error, failure } = readFailure(outcome, {
        request: facts,
        timeoutMs,
        nowMs: clock.now(),
        signal,
        redact,
        mayHaveSucceeded,
        transactionIds: () => transactionIdsOf(request),
      });
      tell(observers.onResponse, () => responseEvent(error));
      const reason =
        failure && attempt <= maxRetries && file?.reopenable !== false
          ? retryReason(options.retry ?? request.retry ?? retryRuleOf(method), failure)
          : undefined;
      if (!failure || !reason) throw error;
      // What even a `once` call may repeat was certainly not carried out.
      mayHaveSucceeded ||= retryReason("once", failure) === undefined;
      const delayMs = retryDelayMs(attempt, failure);
      tell(observers.onRetry, () => ({ ...responseEvent(error), reason, delayMs }));
      await abortable(clock.sleep(delayMs, signal), attempt);
    }
  }
}

/** The page that a list begins with: the first, unless its query names another. */
function firstPageOf(request: { readonly query?: unknown }): number {
  const page = isObject(request.query) ? request.query.page : undefined;
  return isCount(page) ? page : 1;
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

/** The ids of the transactions that a request carries, for the error that has to name them. */
function transactionIdsOf(request: { readonly ids?: unknown; readonly body?: unknown }): string[] {
  // The older flow has its transactions under `items`.
  const list = isObject(request.body) ? request.body.items : request.body;
  const ids = (Array.isArray(list) ? list : []).map(
    (transaction: unknown) => isObject(transaction) && transaction.id,
  );
  const own = isObject(request.ids) ? [request.ids.transactionId] : [];
  return [...ids, ...own].filter((id) => typeof id === "string");
}

/**
 * An answer as the contract promises it. This is where trust begins: its basic shape was checked, and
 * the types of what is in it leave room for what the API adds.
 */
function trusted<Shape>(json: unknown): Shape {
  return json as Shape;
}
