import { ConfigurationError } from "../errors/base.js";
import { methodNameOf } from "../errors/method-names.js";
import type { RequestEvent, ResponseEvent, RetryEvent } from "./hooks.js";

/** Takes the client's log lines: `console`, pino, winston or your own. */
export interface Logger {
  /** Called with one line of text. */
  debug(line: string): void;
  /** Called with one line of text. */
  info(line: string): void;
  /** Called with one line of text. */
  warn(line: string): void;
  /** Called with one line of text. */
  error(line: string): void;
}

const levels = ["off", "error", "warn", "info", "debug"] as const;

/** How much is logged; each level includes those before it. */
export type LogLevel = (typeof levels)[number];

/** Headers whose values are useful in a log, and useless to an attacker. */
const shownHeaders =
  /^(?:accept|content-(?:type|length|encoding)|date|idempotency-key|retry-after|user-agent|x-rate-limit-.{1,40}|x-correlation-id)$/;

/**
 * Logs what the client does, a line an event: neither a key, nor an id of the path, nor anything of a body
 * is in it. What a logger throws is dropped.
 */
export class Log {
  readonly #logger: Logger;
  readonly #level: number;
  readonly #warnings = new Set<string>();

  constructor(logger: Logger, level: LogLevel) {
    this.#logger = logger;
    this.#level = levels.indexOf(level);
  }

  /** Logs an attempt that is about to be sent. */
  request(
    event: RequestEvent,
    headers: Readonly<Record<string, string>>,
    bodyLength: number,
  ): void {
    this.#write("debug", () => {
      const shown = Object.entries(headers).map(([name, value]) => headerText(name, value));
      return `${subject(event)}: sending ${bodyLength} characters; ${shown.join(", ")}`;
    });
  }

  /** Logs an attempt that is over. One that ends the call with an error is logged at `error`. */
  response(event: ResponseEvent, ended: boolean): void {
    const level = event.error && ended ? "error" : "info";
    this.#write(level, () => {
      const end = event.status ?? event.error?.name ?? "no response";
      const correlation = event.correlationId;
      const known = correlation === undefined ? "" : `, correlation id ${correlation}`;
      return `${subject(event)}: ${end} in ${Math.round(event.durationMs)} ms${known}`;
    });
  }

  /** Logs the headers and the size of a response. */
  body(event: RequestEvent, headers: Headers, bodyLength: number): void {
    this.#write("debug", () => {
      const shown = [...headers].map(([name, value]) => headerText(name, value));
      return `${subject(event)}: received ${bodyLength} characters; ${shown.join(", ")}`;
    });
  }

  /** Logs an attempt that is followed by another. */
  retry({ reason, delayMs, ...event }: RetryEvent): void {
    this.#write(
      "warn",
      () => `${subject(event)}: ${reason}, retrying in ${Math.round(delayMs)} ms`,
    );
  }

  /** Logs a warning, the first time that it is given. */
  warnOnce(line: string): void {
    if (this.#warnings.has(line)) return;
    this.#warnings.add(line);
    this.#write("warn", () => line);
  }

  #write(level: Exclude<LogLevel, "off">, line: () => string): void {
    if (levels.indexOf(level) > this.#level) return;
    try {
      this.#logger[level](line());
    } catch {
      // A log line that fails must not fail a customer's transaction.
    }
  }
}

function subject({ operationId, method, pathTemplate, attempt, callId }: RequestEvent): string {
  return `codat ${methodNameOf(operationId)} ${method} ${pathTemplate} attempt ${attempt} call ${callId}`;
}

function headerText(name: string, value: string): string {
  return `${name}: ${shownHeaders.test(name) ? value.slice(0, 200) : "[redacted]"}`;
}

/**
 * Makes the log of the client's options; `undefined` where nothing is logged.
 *
 * @throws ConfigurationError for a level that does not exist, or a logger without its methods
 */
export function logOf(
  logger: Logger | undefined,
  logLevel: LogLevel | undefined,
  environment: string | undefined,
): Log | undefined {
  const name = logLevel === undefined ? "CODAT_LOG" : "logLevel";
  const level = levels.find((known) => known === (logLevel ?? environment ?? "off"));
  if (level === undefined) {
    throw new ConfigurationError(`${name} must be one of ${levels.join(", ")}`);
  }
  for (const method of levels.slice(1)) {
    if (logger !== undefined && typeof Reflect.get(Object(logger), method) !== "function") {
      throw new ConfigurationError(`logger.${method} must be a function`);
    }
  }
  return level === "off" ? undefined : new Log(logger ?? console, level);
}
