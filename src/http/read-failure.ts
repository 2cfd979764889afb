/** What can be told of a failed `fetch` without passing on anything that may hold a secret. */
export interface FetchFailure {
  /** The system's code where there is one, e.g. `ECONNREFUSED`. */
  readonly code: string | undefined;
  /** Whether no connection was ever made, so that nothing can have been carried out. */
  readonly neverConnected: boolean;
  /** The failure's own words. */
  readonly message: string;
}

const neverConnectedCodes: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "ConnectionRefused",
]);

/** The codes of a certificate that is not trusted: nothing was sent to who showed it. */
const untrustedCode =
  /^(CERT_|ERR_TLS_CERT|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(GET|VERIFY)|HOSTNAME_)/;

/**
 * Reads a failed `fetch`. The thrown thing itself is not passed on: a `fetch` of the user's own may
 * have hung the request, and with it the `Authorization` header, on it.
 */
export function readFetchFailure(thrown: unknown): FetchFailure {
  let code: string | undefined;
  let words: string | undefined;
  // undici's "fetch failed" has the reason in its cause, several addresses theirs in `errors`.
  for (let error = thrown, depth = 0; error instanceof Error && depth < 5; depth += 1) {
    if ("code" in error && typeof error.code === "string") code = error.code;
    if (error.message) words = error.message;
    error = error instanceof AggregateError ? error.errors[0] : error.cause;
  }
  return {
    code,
    neverConnected:
      code !== undefined && (neverConnectedCodes.has(code) || untrustedCode.test(code)),
    message: words ?? code ?? "the connection failed",
  };
}
