import { type Clock, systemClock } from "../core/clock.js";
import { describeValue, truncate } from "../core/format.js";
import { ConfigurationError } from "../errors/base.js";
import type { BodyOptions } from "../schemas/check.js";
import { chooseBaseUrl, environment } from "./base-url.js";
import { checkTimeZone, checkUnknownProperties } from "./body-options.js";
import { type ApiKey, Credentials } from "./credentials.js";
import type { Observers } from "./hooks.js";
import type { Limiter } from "./limiter.js";
import { type Log, type Logger, type LogLevel, logOf } from "./logging.js";
import { lowerCaseHeaders } from "./serialize.js";
import { type AppInfo, userAgentOf } from "./user-agent.js";

/** What a client can be given. */
export interface ClientOptions extends Observers, BodyOptions {
  /**
   * The raw API key, or a function that returns it (or a promise of it) and is asked before every
   * attempt, so that keys can rotate; it has `timeoutMs` to return. Without it and `authHeader`,
   * `CODAT_API_KEY` is read.
   */
  readonly apiKey?: ApiKey | undefined;
  /** The whole value of the `Authorization` header, `Basic …`, in place of `apiKey`. */
  readonly authHeader?: string | undefined;
  /**
   * Where the API is. `CODAT_BASE_URL`, or else `https://api.codat.io`. Plain `http:` is accepted for
   * this machine alone (`localhost`, `127.0.0.0/8`, `[::1]`), and as `allowInsecureHttp` says.
   */
  readonly baseUrl?: string | undefined;
  /**
   * Accepts a `baseUrl` with plain `http:`, for a mock in another container: `true` for any host, or the
   * hosts. The API key is sent in plain text there; Codat's own hosts are always refused.
   */
  readonly allowInsecureHttp?: boolean | readonly string[] | undefined;
  /** How long one attempt may take, to the last byte of the response, in milliseconds. 30,000. */
  readonly timeoutMs?: number | undefined;
  /** How many times a failed attempt is repeated, where it may be. 3. */
  readonly maxRetries?: number | undefined;
  /** How many requests are in flight at once; the others wait in the order they came. 10. */
  readonly maxConcurrency?: number | undefined;
  /** How large a response's body may be, decompressed, in bytes. 10,000,000. */
  readonly maxResponseBytes?: number | undefined;
  /**
   * How many bytes the large responses of all calls may hold in memory at the same time; others wait
   * their turn, within `timeoutMs`. 64,000,000.
   */
  readonly maxBufferedBytes?: number | undefined;
  /**
   * Whether every POST and PATCH carries an idempotency key, under which it is repeated safely. Switch
   * it off where something on the way strips or refuses the header `Idempotency-Key`: writes are then
   * repeated only where they cannot have been executed. True.
   */
  readonly idempotencyKeys?: boolean | undefined;
  /** What decides when a request may be sent. Keeps this client within 1,000 requests a minute. */
  readonly limiter?: Limiter | undefined;
  /** The app that uses the library, for the `User-Agent` header. */
  readonly appInfo?: AppInfo | undefined;
  /** What log lines are written to. `console`. */
  readonly logger?: Logger | undefined;
  /**
   * How much is logged: a line a request at `info`, retries at `warn`, errors that end a call at `error`,
   * headers (redacted) and the sizes of bodies at `debug`. Never a key, a body or an id. `CODAT_LOG`, or
   * else `off`.
   */
  readonly logLevel?: LogLevel | undefined;
  /** Headers to send with every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** What sends the requests, in place of the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Where time comes from; a test can pass its own. The machine's clock. */
  readonly clock?: Clock | undefined;
}

/** The options, checked and completed. */
export interface Settings {
  readonly credentials: Credentials;
  readonly baseUrl: string;
  readonly timeoutMs: number;
  readonly maxRetries: number;
  readonly maxConcurrency: number;
  readonly maxResponseBytes: number;
  readonly maxBufferedBytes: number;
  readonly idempotencyKeys: boolean;
  readonly timeZone: string | undefined;
  readonly unknownProperties: BodyOptions["unknownProperties"];
  readonly limiter: Limiter | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  readonly observers: Observers;
  readonly logger: Logger | undefined;
  readonly log: Log | undefined;
}

/** The longest time that a timer takes. */
const maxTimeoutMs = 2_147_483_647;

/**
 * Checks the options and fills in what is left out.
 *
 * @throws ConfigurationError that names the option which cannot be used.
 */
export function readSettings(given: ClientOptions): Settings {
  // Own properties alone: prototype pollution sets no option.
  const options: ClientOptions = Object.assign(Object.create(null), given);
  const { apiKey, authHeader } = options;
  if (apiKey !== undefined && authHeader !== undefined) {
    throw new ConfigurationError("pass apiKey or authHeader, not both");
  }
  checkFunctions(options);
  const givenFetch = options.fetch;
  return {
    credentials: new Credentials(apiKey, authHeader, environment("CODAT_API_KEY")),
    baseUrl: chooseBaseUrl(options.baseUrl, options.allowInsecureHttp),
    timeoutMs: checkTimeoutMs(options.timeoutMs ?? 30_000, misconfigured),
    maxRetries: checkMaxRetries(options.maxRetries ?? 3, misconfigured),
    maxConcurrency: wholeNumber(
      "maxConcurrency",
      options.maxConcurrency ?? 10,
      1,
      10_000,
      misconfigured,
    ),
    maxResponseBytes: wholeNumber(
      "maxResponseBytes",
      options.maxResponseBytes ?? 10_000_000,
      1,
      Number.MAX_SAFE_INTEGER,
      misconfigured,
    ),
    maxBufferedBytes: wholeNumber(
      "maxBufferedBytes",
      options.maxBufferedBytes ?? 64_000_000,
      1,
      Number.MAX_SAFE_INTEGER,
      misconfigured,
    ),
    idempotencyKeys: options.idempotencyKeys ?? true,
    timeZone: checkTimeZone(options.timeZone, misconfigured),
    unknownProperties: checkUnknownProperties(options.unknownProperties, misconfigured),
    limiter: options.limiter,
    headers: {
      accept: "application/json",
      "user-agent": userAgentOf(options.appInfo),
      ...lowerCaseHeaders(options.headers, misconfigured),
    },
    // The global is looked up at each call: a test's interceptor may come after the client.
    fetch: givenFetch ?? ((input, init) => globalThis.fetch(input, init)),
    clock: options.clock ?? systemClock,
    observers: {
      onRequest: options.onRequest,
      onResponse: options.onResponse,
      onRetry: options.onRetry,
    },
    logger: options.logger,
    log: logOf(options.logger, options.logLevel, environment("CODAT_LOG")),
  };
}

type Fault = (problem: string) => Error;

/** Checks the time that one attempt may take. */
export function checkTimeoutMs(value: number, fault: Fault): number {
  return wholeNumber("timeoutMs", value, 1, maxTimeoutMs, fault);
}

/** Checks how many times an attempt may be repeated. */
export function checkMaxRetries(value: number, fault: Fault): number {
  return wholeNumber("maxRetries", value, 0, 100, fault);
}

function wholeNumber(name: string, value: number, min: number, max: number, fault: Fault) {
  if (!Number.isInteger(value) || value < min || value > max) {
    throw fault(
      `${name} must be a whole number from ${min} to ${max}, not ${describeValue(value)}`,
    );
  }
  return value;
}

function misconfigured(problem: string): ConfigurationError {
  return new ConfigurationError(problem);
}

function checkFunctions(options: ClientOptions): void {
  const { fetch, clock, limiter, idempotencyKeys, onRequest, onResponse, onRetry } = options;
  if (idempotencyKeys !== undefined && typeof idempotencyKeys !== "boolean") {
    throw new ConfigurationError("idempotencyKeys must be true or false");
  }
  const given = {
    fetch,
    onRequest,
    onResponse,
    onRetry,
    ...(clock && { "clock.now": clock.now ?? null, "clock.sleep": clock.sleep ?? null }),
    ...(limiter && {
      "limiter.acquire": limiter.acquire ?? null,
      "limiter.onRateLimited": limiter.onRateLimited,
    }),
  };
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined && typeof value !== "function") {
      throw new ConfigurationError(`${name} must be a function`);
    }
  }
}

/** The options that a derived client can have of its own. */
export type DerivedOptions = Pick<
  ClientOptions,
  | "headers"
  | "idempotencyKeys"
  | "logger"
  | "logLevel"
  | "maxRetries"
  | "onRequest"
  | "onResponse"
  | "onRetry"
  | "timeoutMs"
  | "timeZone"
  | "unknownProperties"
>;

const derivable: ReadonlySet<string> = new Set<keyof DerivedOptions>([
  "headers",
  "idempotencyKeys",
  "logger",
  "logLevel",
  "maxRetries",
  "onRequest",
  "onResponse",
  "onRetry",
  "timeoutMs",
  "timeZone",
  "unknownProperties",
]);

/**
 * Returns settings with some of them changed.
 *
 * @throws ConfigurationError that names the option which cannot be used, or not be changed
 */
export function deriveSettings(base: Settings, given: DerivedOptions): Settings {
  if (typeof given !== "object" || given === null) {
    throw new ConfigurationError("withOptions takes an object of options");
  }
  const options: DerivedOptions = Object.assign(Object.create(null), given);
  const fixed = Object.keys(options).find((name) => !derivable.has(name));
  if (fixed !== undefined) {
    throw new ConfigurationError(`withOptions cannot change ${truncate(fixed, 60)}: make a client`);
  }
  checkFunctions(options);
  const { onRequest, onResponse, onRetry } = base.observers;
  const relogged = options.logger !== undefined || options.logLevel !== undefined;
  return {
    ...base,
    timeoutMs: checkTimeoutMs(options.timeoutMs ?? base.timeoutMs, misconfigured),
    maxRetries: checkMaxRetries(options.maxRetries ?? base.maxRetries, misconfigured),
    idempotencyKeys: options.idempotencyKeys ?? base.idempotencyKeys,
    timeZone: checkTimeZone(options.timeZone ?? base.timeZone, misconfigured),
    unknownProperties: checkUnknownProperties(
      options.unknownProperties ?? base.unknownProperties,
      misconfigured,
    ),
    headers: { ...base.headers, ...lowerCaseHeaders(options.headers, misconfigured) },
    observers: {
      onRequest: options.onRequest ?? onRequest,
      onResponse: options.onResponse ?? onResponse,
      onRetry: options.onRetry ?? onRetry,
    },
    log: relogged
      ? logOf(options.logger ?? base.logger, options.logLevel, environment("CODAT_LOG"))
      : base.log,
  };
}
