import type { Clock } from "../core/clock.js";
import { load } from "../core/load.js";
import type { BodyOptions } from "../schemas/check.js";
import type { OperationId, ResponseOf } from "../types/index.js";
import type { Settings } from "./client-options.js";
import { addPage, endlessProblem, type ListedSoFar } from "./list-limits.js";
import { Page, PagePromise } from "./page.js";
import { prepare } from "./prepare.js";
import { RateLimiter } from "./rate-limiter.js";
import type { ApiRequest, ItemOf, ResponseWith } from "./request.js";
import { type Answered, type ApiResponse, isCount, isObject, ResponsePromise } from "./response.js";
import { type Sender, send } from "./send.js";

function limiterOf(settings: Settings): RateLimiter {
  const { clock, maxConcurrency, maxBufferedBytes, limiter } = settings;
  return new RateLimiter(clock, maxConcurrency, maxBufferedBytes, limiter);
}

/** The one place that calls the API: prepares the request, sends it, and reads the response. */
export class Transport {
  readonly #settings: Settings;
  readonly #sender: Sender;
  #requests = 0;

  constructor(settings: Settings, limiter = limiterOf(settings), beforeSend?: () => void) {
    this.#settings = settings;
    this.#sender = {
      settings,
      limiter,
      countRequest: () => {
        beforeSend?.();
        this.#requests += 1;
      },
    };
  }

  /** The clock that retries and waits sleep on. */
  get clock(): Clock {
    return this.#settings.clock;
  }

  /** How long one attempt may take, in milliseconds, where a call does not say otherwise. */
  get timeoutMs(): number {
    return this.#settings.timeoutMs;
  }

  /** Logs a warning, once for each client. */
  warnOnce(line: string): void {
    this.#settings.log?.warnOnce(line);
  }

  /** How bodies are checked, where a call does not say otherwise. */
  get bodyOptions(): BodyOptions {
    const { timeZone, unknownProperties } = this.#settings;
    return { timeZone, unknownProperties };
  }

  /** What all requests of the client have in common. */
  get traffic(): RateLimiter {
    return this.#sender.limiter;
  }

  /** How many requests were sent through this transport. */
  get requests(): number {
    return this.#requests;
  }

  /** Whether POST and PATCH requests carry idempotency keys. */
  get idempotencyKeys(): boolean {
    return this.#settings.idempotencyKeys;
  }

  /**
   * Returns a transport that shares this one's slots and pace, and counts its own requests. `beforeSend`
   * is called synchronously before each of its attempts, and prevents those that it throws for.
   */
  paced(beforeSend?: () => void): Transport {
    return new Transport(this.#settings, this.traffic, beforeSend);
  }

  /** Returns a transport with other settings, which shares this one's slots and pace. */
  derive(change: (settings: Settings) => Settings): Transport {
    return new Transport(change(this.#settings), this.traffic);
  }

  /** Calls an operation that returns an object, of which `requires` names what must be in it. */
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

  /** Calls an operation that returns a bare array. */
  array<Id extends OperationId>(request: ApiRequest<Id>): ResponsePromise<ResponseOf<Id>> {
    return this.#read(request, (answer) => trusted<ResponseOf<Id>>(answer.array()));
  }

  /** Calls what the caller describes; resolves with the JSON of the response, if it has a body. */
  raw(method: string, template: string, options: object): ResponsePromise<unknown> {
    const send = async () => {
      const { rawRequest } = await load(() => import("./raw-request.js"));
      const answer = await this.#send(rawRequest(method, template, options));
      return { data: answer.json(), meta: answer.meta };
    };
    return new ResponsePromise(send());
  }

  /** Calls an operation whose success says it all. */
  empty<Id extends OperationId>(request: ApiRequest<Id>): ResponsePromise<void> {
    return this.#read({ ...request, ignoresBody: true }, () => undefined);
  }

  /** Calls an operation that returns a list in pages. */
  list<Id extends OperationId>(request: ApiRequest<Id>): PagePromise<ItemOf<Id>> {
    return new PagePromise(this.#page(request, undefined));
  }

  async #page<Id extends OperationId>(
    request: ApiRequest<Id>,
    page: number | undefined,
    before: ListedSoFar = { items: 0, pages: 0, characters: 0, lastPage: undefined },
    maxCharacters?: number,
  ): Promise<Answered<Page<ItemOf<Id>>>> {
    const answer = await this.#send(request, page);
    const json = answer.object();
    const { results = null, pageNumber, pageSize, totalResults, _links: links = json.links } = json;
    const listedItems = answer.arrayOf(results ?? [], "its results are not an array");
    const items = trusted<ItemOf<Id>[]>(listedItems);
    const asked = page ?? firstPageOf(request);
    const listed = addPage(before, answer, items.length);
    const problem = endlessProblem(listed, before, totalResults, maxCharacters);
    if (problem !== undefined) throw answer.fault(problem);
    const contents = {
      results: items,
      pageNumber: isCount(pageNumber) ? pageNumber : asked,
      pageSize: isCount(pageSize) ? pageSize : items.length,
      totalResults: isCount(totalResults) ? totalResults : items.length,
      // Without links, the API's pages are counted.
      hasNext: isObject(links)
        ? isObject(links.next)
        : isCount(pageSize) && isCount(totalResults) && asked * pageSize < totalResults,
    };
    const fetchNext = (max?: number) => this.#page(request, asked + 1, listed, max);
    return { data: new Page(contents, fetchNext), meta: answer.meta };
  }

  #read<Id extends OperationId, Data>(
    request: ApiRequest<Id>,
    read: (answer: ApiResponse) => Data,
  ): ResponsePromise<Data> {
    const send = async () => {
      const answer = await this.#send(request);
      return { data: read(answer), meta: answer.meta };
    };
    return new ResponsePromise(send());
  }

  async #send<Id extends OperationId>(
    request: ApiRequest<Id>,
    page?: number,
  ): Promise<ApiResponse> {
    return send(this.#sender, await prepare(this.#settings, request, page));
  }
}

/** The page that a list begins with: the first, unless its query names another. */
function firstPageOf(request: { readonly query?: unknown }): number {
  const page = isObject(request.query) ? request.query.page : undefined;
  return isCount(page) ? page : 1;
}

/**
 * A response as the contract promises it. This is where trust begins: its basic shape was checked, and
 * the types of what is in it leave room for what the API adds.
 */
function trusted<Shape>(json: unknown): Shape {
  return json as Shape;
}
