import type { BodyCheck } from "../schemas/body-checks.js";
import type { BodyOptions } from "../schemas/check.js";
import type { BodyOf, OperationId, Operations, PathIds, ResponseOf } from "../types/index.js";
import type { Query } from "../where.js";
import type { IdempotencyKey } from "./idempotency.js";
import type { RetryRule } from "./retry.js";

/** An operation's query parameters; a list's `query` is text or made with `where`. */
export type QueryOf<Id extends OperationId> = Parameters<
  NonNullable<Operations[Id]["parameters"]["query"]>
>;

type Parameters<T> = { [Key in keyof T]: Key extends "query" ? T[Key] | Query : T[Key] };

/** What can be set for one call; it counts before the client's own options. */
export interface RequestOptions extends BodyOptions {
  /** Ends the call, its waits and its retries with a `RequestAbortedError`. */
  readonly signal?: AbortSignal | undefined;
  /** How long one attempt may take, in milliseconds. */
  readonly timeoutMs?: number | undefined;
  /** How many times a failed attempt is repeated, where it may be. */
  readonly maxRetries?: number | undefined;
  /**
   * The idempotency key of a POST or PATCH, a UUID, in place of one that the client makes for the call.
   * Pass the `idempotencyKey` of an error to repeat its call safely: within 90 minutes the API returns
   * what it returned the first time. Refused for GET, PUT and DELETE, which carry no key.
   */
  readonly idempotencyKey?: string | undefined;
  /** Further headers. `Authorization` is the client's own and cannot be set here. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** What `push` sets besides, which finds out by itself what became of a request. */
export interface InternalOptions extends RequestOptions {
  /** Do not repeat this call where an attempt may have been executed, although it would do no harm. */
  readonly retry?: "once" | undefined;
}

/** What ends the opening of a body. */
export interface Opening {
  readonly signal: AbortSignal | undefined;
  /** How long it may take, in milliseconds. */
  readonly timeoutMs: number;
}

/** A body that is not JSON: a file to upload. */
export interface FileBody {
  /** Whether {@link FileBody.open} can be called again for another attempt. */
  readonly reopenable: boolean;
  /** Opens the body from its beginning. Rejects with a `RequestValidationError` where it cannot. */
  open(opening: Opening): Promise<OpenedBody>;
}

/** A file's body, opened for one attempt. */
export interface OpenedBody {
  /** Bytes or a stream: what any `fetch` takes, of other libraries and realms too. */
  readonly body: Uint8Array | AsyncIterable<Uint8Array>;
  /** The headers that go with it. */
  readonly headers: Readonly<Record<string, string>>;
  /** Aborts when the source of the body fails, so that it is never sent as a whole; the reason is a `CodatError`. */
  readonly failed?: AbortSignal;
  /** Frees what was opened when the attempt is over, however it ended. */
  close(): void;
}

/** One operation of the API, with all that a call of it needs. */
export interface ApiRequest<Id extends OperationId> {
  readonly operationId: Id;
  /** Method and path template, where they are not those of the operation in the API's document. */
  readonly route?: readonly [method: string, template: string];
  readonly ids?: PathIds<Id>;
  readonly query?: Partial<QueryOf<Id>> | undefined;
  /** The body, and what it is checked with before it is sent. */
  readonly body?: BodyOf<Id>;
  readonly bodyCheck?: BodyCheck;
  readonly file?: FileBody;
  /**
   * Called with the body that is going to be sent. Throws where the request is to be refused although its
   * shape is right; nothing is sent then.
   */
  readonly precheck?: ((body: unknown, options: BodyOptions) => Promise<void>) | undefined;
  /** `repeatable` where the API itself refuses what it has already written, even without a key. */
  readonly retry?: RetryRule;
  /** Whether the status of a success is enough, and its body is not read. */
  readonly ignoresBody?: boolean;
  /** The key, or a function that derives it from the exact body; it replaces that of the options. */
  readonly idempotencyKey?: IdempotencyKey | undefined;
  readonly options?: InternalOptions | undefined;
}

/** A response of which these properties are certain to be there, since the client checks them. */
export type ResponseWith<
  Id extends OperationId,
  Key extends keyof ResponseOf<Id>,
> = ResponseOf<Id> & {
  [Property in Key]-?: NonNullable<ResponseOf<Id>[Property]>;
};

/** The items of an operation that returns pages. */
export type ItemOf<Id extends OperationId> =
  ResponseOf<Id> extends { results?: (infer Item)[] | null } ? Item : never;
