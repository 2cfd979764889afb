import { type Clock, systemClock } from "../core/clock.js";
import { describeValue } from "../core/format.js";
import { ConfigurationError } from "../errors/base.js";
import { version } from "../version.js";
import { type ApiKey, Credentials } from "./credentials.js";
import type { Observers } from "./hooks.js";
import type { Limiter } from "./limiter.js";
import { lowerCaseHeaders } from "./serialize.js";

/** What a client can be given. */
export interface ClientOptions extends Observers {
  /**
   * The raw API key, or a function that returns it (or a promise of it) and is asked before every
   * attempt, so that keys can rotate; it has `timeoutMs` to answer. Without it and `authHeader`,
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
  /** How long one attempt may take, to the last byte of the answer, in milliseconds. 30,000. */
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
   * repeated only where they cannot have been carried out. True.
   */
  readonly idempotencyKeys?: boolean | undefined;
  /** What decides when a request may be sent. Keeps this client within 1,000 requests a minute. */
  readonly limiter?: Limiter | undefined;
  /** Headers to send with every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** What sends the requests, in place of the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Where time comes from; a test hands in one of its own. The machine's clock. */
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
  readonly limiter: Limiter | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  readonly observers: Observers;
}

/** The longest time that a timer takes. */
const longestTimeoutMs = 2_147_483_647;

/**
 * Checks the options and fills in what is left out.
 *
 * @throws ConfigurationError that names the option which cannot be used.
 */
export function readSettings(given: ClientOptions): Settings {
  // Own properties alone: what somebody put on Object.prototype sets no option.
  const options: ClientOptions = Object.assign(Object.create(null), given);
  const { apiKey, authHeader } = options;
  if (apiKey !== undefined && authHeader !== undefined) {
    throw new ConfigurationError("pass apiKey or authHeader, not both");
  }
  checkFunctions(options);
  const givenFetch = options.fetch;
  return {
    credentials: new Credentials(apiKey, authHeader, environment("CODAT_API_KEY")),
    baseUrl: chooseBaseUrl(options),
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
    limiter: options.limiter,
    headers: {
      accept: "application/json",
      "user-agent": `codat-expenses/${version}`,
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
  };
}

type Fault = (problem: string) => Error;

/** Checks the time that one attempt may take. */
export function checkTimeoutMs(value: number, fault: Fault): number {
  return wholeNumber("timeoutMs", value, 1, longestTimeoutMs, fault);
}

/** Checks how many times an attempt may be repeated. */
export function checkMaxRetries(value: number, fault: Fault): number {
  return wholeNumber("maxRetries", value, 0, 100, fault);
}

function wholeNumber(name: string, value: number, least: number, most: number, fault: Fault) {
  if (!Number.isInteger(value) || value < least || value > most) {
    throw fault(
      `${name} must be a whole number from ${least} to ${most}, not ${describeValue(value)}`,
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

function chooseBaseUrl({ baseUrl, allowInsecureHttp = false }: ClientOptions): string {
  const isHosts =
    Array.isArray(allowInsecureHttp) && allowInsecureHttp.every((host) => typeof host === "string");
  if (typeof allowInsecureHttp !== "boolean" && !isHosts) {
    throw new ConfigurationError("allowInsecureHttp must be true, false or an array of hosts");
  }
  if (baseUrl !== undefined) return readBaseUrl(baseUrl, "baseUrl", allowInsecureHttp);
  const fromEnvironment = environment("CODAT_BASE_URL");
  return fromEnvironment === undefined
    ? "https://api.codat.io"
    : readBaseUrl(fromEnvironment, "CODAT_BASE_URL", allowInsecureHttp);
}

function readBaseUrl(text: string, name: string, insecure: boolean | readonly string[]): string {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new ConfigurationError(`${name} is not a valid URL`);
  }
  if (url.protocol !== "https:" && !(url.protocol === "http:" && mayBePlain(url, insecure))) {
    throw new ConfigurationError(
      `${name} must be https:, not ${url.protocol}//${url.hostname}. Plain http: is accepted for this machine alone, and for hosts that allowInsecureHttp names (never for Codat's own)`,
    );
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new ConfigurationError(`${name} must have no user, password, query or fragment`);
  }
  return (url.origin + url.pathname).replace(/\/{1,100}$/, "");
}

function mayBePlain({ host, hostname }: URL, insecure: boolean | readonly string[]): boolean {
  if (/^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname)) return true;
  if (/(?:^|\.)codat\.io\.?$/.test(hostname)) return false;
  return typeof insecure === "boolean"
    ? insecure
    : insecure.some((name) => name === host || name === hostname);
}

function environment(name: string): string | undefined {
  const value = globalThis.process?.env?.[name];
  return value === "" ? undefined : value;
}
