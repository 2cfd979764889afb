/** What can be said of a failed `fetch` without passing on anything that may hold a secret. */
export interface FetchFailure {
  /** The system's code where there is one, e.g. `ECONNREFUSED`. */
  readonly code: string | undefined;
  /** Whether no connection was ever made, so that nothing can have been executed. */
  readonly neverConnected: boolean;
  /** The failure's own words. */
  readonly message: string;
}

/**
 * The codes that prove that no connection was made, and the system call that has to have failed where the
 * error names one: the same code can also end a connection over which a request was sent. Held against
 * real sockets by a test. Every other code leaves open what became of the request.
 */
const neverConnected: ReadonlyMap<string, string | undefined> = new Map([
  ["ECONNREFUSED", "connect"],
  ["EHOSTUNREACH", "connect"],
  ["ENETUNREACH", "connect"],
  ["EADDRNOTAVAIL", "connect"],
  ["ENOTFOUND", "getaddrinfo"],
  ["EAI_AGAIN", "getaddrinfo"],
  ["UND_ERR_CONNECT_TIMEOUT", undefined],
  // Bun.
  ["ConnectionRefused", undefined],
]);

/** The codes of a certificate that is not trusted: nothing was sent to who showed it. */
const untrustedCode =
  /^(?:CERT_|ERR_TLS_CERT|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(?:GET|VERIFY)|HOSTNAME_)/;

/** An error of any realm or library, as far as it can be read. */
interface ReadError {
  readonly code: string | undefined;
  readonly syscall: string | undefined;
  readonly message: string | undefined;
}

/**
 * Reads a failed `fetch`. The thrown thing itself is not passed on: a `fetch` of the user's own may
 * have hung the request, and with it the `Authorization` header, on it.
 */
export function readFetchFailure(thrown: unknown): FetchFailure {
  const chain = errorsIn(thrown, 0);
  const last = chain.at(-1);
  const code = chain.findLast((error) => error.code !== undefined)?.code;
  const message = chain.findLast((error) => error.message)?.message;
  return {
    code,
    // Where several addresses were tried, each of them has to have failed before it was connected.
    neverConnected: last !== undefined && attemptsIn(thrown, 0).every(provesNoConnection),
    message: message ?? code ?? "the connection failed",
  };
}

function provesNoConnection({ code, syscall }: ReadError): boolean {
  if (code === undefined) return false;
  if (untrustedCode.test(code)) return true;
  if (!neverConnected.has(code)) return false;
  const failed = neverConnected.get(code);
  // Some libraries pass on the code alone: those two are of no other call.
  if (syscall === undefined) return code !== "EHOSTUNREACH" && code !== "ENETUNREACH";
  return failed === undefined || syscall === failed;
}

const maxDepth = 5;

/** The error and its causes, the outermost first. undici's "fetch failed" has the reason in its cause. */
function errorsIn(thrown: unknown, depth: number): ReadError[] {
  if (typeof thrown !== "object" || thrown === null || depth === maxDepth) return [];
  const inner = innerOf(thrown);
  return [readError(thrown), ...errorsIn(inner[0], depth + 1)];
}

/** The innermost errors: one for each address that was tried. */
function attemptsIn(thrown: unknown, depth: number): ReadError[] {
  if (typeof thrown !== "object" || thrown === null || depth === maxDepth) return [];
  const inner = innerOf(thrown).flatMap((error) => attemptsIn(error, depth + 1));
  return inner.length > 0 ? inner : [readError(thrown)];
}

function innerOf(error: object): readonly unknown[] {
  const errors: unknown = Reflect.get(error, "errors");
  if (Array.isArray(errors) && errors.length > 0) return errors;
  const cause: unknown = Reflect.get(error, "cause");
  return cause === undefined ? [] : [cause];
}

function readError(error: object): ReadError {
  const text = (name: string) => {
    const value: unknown = Reflect.get(error, name);
    return typeof value === "string" ? value : undefined;
  };
  return { code: text("code"), syscall: text("syscall"), message: text("message") };
}
