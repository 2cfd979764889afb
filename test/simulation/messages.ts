/** One request as it was sent. Two deliveries of one request share it. */
export interface ApiRequest {
  readonly sequence: number;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly key: string | null;
  readonly contentType: string;
  readonly body: string;
  /** When it was delivered: twice, where a proxy repeats it. */
  readonly arrivals: number[];
}

export interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Record<string, string>;
}

/** What a client gets: a reply, perhaps with another body or one that is cut off, or an error. */
export type Received =
  | { readonly reply: Reply; readonly text?: string; readonly cutAt?: number }
  | Error;

export const ok = (body: unknown): Reply => ({ status: 200, body });

/** The API's one envelope of errors. */
export function failure(
  status: number,
  error: string,
  errors: readonly { readonly itemId: string; readonly message: string }[] = [],
): Reply {
  const validation = errors.length > 0 ? { errors, warnings: [] } : null;
  const body = { statusCode: status, service: "Expenses", error, correlationId: "c0ffee" };
  return { status, body: { ...body, canBeRetried: "Unknown", detailedErrorCode: 0, validation } };
}

/** The error of `fetch`, for a code and a system call such as `ECONNRESET:read`. */
export function networkError(words: string): Error {
  const [code, syscall] = words.split(":");
  const cause = Object.assign(new Error(words), { code, syscall });
  return new TypeError("fetch failed", { cause });
}

/** Makes the response that `fetch` resolves with. */
export function responseOf({ reply, text, cutAt }: Exclude<Received, Error>): Response {
  const whole = text ?? JSON.stringify(reply.body);
  const type = whole.startsWith("<") ? "text/html" : "application/json";
  const init = { status: reply.status, headers: { "Content-Type": type, ...reply.headers } };
  if (cutAt === undefined) return new Response(whole, init);
  const bytes = new TextEncoder().encode(whole).slice(0, Math.floor(whole.length * cutAt));
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      if (bytes.length > 0) controller.enqueue(bytes);
      const cause = Object.assign(new Error("other side closed"), { code: "UND_ERR_SOCKET" });
      controller.error(new TypeError("terminated", { cause }));
    },
  });
  return new Response(body, init);
}

export function describeRequest({ method, path, body, key }: ApiRequest): string {
  const items = body.startsWith("[")
    ? ` ${body.match(/"id":"[0-9a-f-]{36}"/gi)?.length} items`
    : "";
  const place = path.replace(/^\/companies\/[^/]+\/sync\/expenses/, "");
  return `${method} ${place}${items}${key ? ` key ${key.slice(0, 8)}` : ""}`;
}

export function describeReceived(received: Received): string {
  if (received instanceof Error) return String((received.cause as Error | undefined)?.message);
  const { reply, text, cutAt } = received;
  const body = (text ?? JSON.stringify(reply.body)).slice(0, 200);
  return `${reply.status} ${body}${cutAt === undefined ? "" : " (cut)"}`;
}
