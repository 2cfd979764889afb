import { iso } from "../mock/state/clock.js";
import type { Exchange } from "../mock/state/events.js";
import type { MockState } from "../mock/state/state.js";
import { matcher } from "./page/select.js";
import { HttpError, jsonReply, type Reply } from "./reply.js";

const maxKept = 1000;
/** What is kept of a body; the page says where it was cut. */
const maxBodyLength = 16_000;
const requestsAPage = 50;
/** Many requests are one change. */
const gatherMs = 300;

interface KeptRequest extends Omit<Exchange, "response"> {
  readonly number: number;
  /** Empty until it was read. */
  responseBody: string;
}

/** The latest requests with their bodies, for the page to show. */
export class RequestFeed {
  readonly #kept: KeptRequest[] = [];
  readonly #stopListening: () => void;
  #count = 0;
  #telling: NodeJS.Timeout | undefined;

  /** Calls `changed` soon after requests came in. */
  constructor(
    private readonly state: MockState,
    private readonly changed: () => void,
  ) {
    this.#stopListening = state.exchanges.listen((exchange) => this.#keep(exchange));
  }

  /** The requests that a query finds, newest first, a page at a time. */
  list(query: URLSearchParams): Reply {
    // The mock was reset.
    if (this.state.requests.entries.length === 0) this.#kept.length = 0;
    const isFound = matcher(query.get("q") ?? "");
    const before = Number(query.get("cursor") ?? Number.POSITIVE_INFINITY);
    if (Number.isNaN(before)) throw new HttpError(400, "cursor is not valid.");
    const found = this.#kept.filter((each) => isFound(textOf(each))).reverse();
    const older = found.filter(({ number }) => number < before);
    const page = older.slice(0, requestsAPage);
    return jsonReply(200, {
      requests: page.map(({ atMs, ...each }) => ({ ...each, atUtc: iso(atMs) })),
      next: older.length > page.length ? String(page.at(-1)?.number) : null,
      total: found.length,
    });
  }

  stop(): void {
    this.#stopListening();
    clearTimeout(this.#telling);
  }

  #keep({ response, ...exchange }: Exchange): void {
    this.#count += 1;
    const requestBody = cut(exchange.requestBody ?? "");
    const kept: KeptRequest = { ...exchange, requestBody, number: this.#count, responseBody: "" };
    this.#kept.push(kept);
    if (this.#kept.length > maxKept) this.#kept.shift();
    // A response that is aborted in the middle has no text.
    response
      .text()
      .then((text) => {
        kept.responseBody = cut(text);
      })
      .catch(() => undefined)
      .finally(() => {
        this.#telling ??= setTimeout(() => {
          this.#telling = undefined;
          this.changed();
        }, gatherMs).unref();
      });
  }
}

const cut = (text: string) => (text.length > maxBodyLength ? text.slice(0, maxBodyLength) : text);

const textOf = (kept: KeptRequest) =>
  [
    `${kept.method} ${kept.path}`,
    kept.status,
    kept.operationId,
    kept.idempotencyKey,
    kept.correlationId,
    kept.requestBody,
    kept.responseBody,
  ]
    .join("\n")
    .toLowerCase();
