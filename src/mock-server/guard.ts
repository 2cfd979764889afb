import type { IncomingMessage } from "node:http";
import { HttpError } from "./reply.js";

const loopback = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/i;

/** Whether a host to listen on is reached by programs of this machine alone. */
export const isLoopback = (host: string) => loopback.test(host.includes(":") ? `[${host}]` : host);

/**
 * Throws where the `Host` header names neither loopback nor an allowed host: with DNS rebinding, a
 * page of another site reads a local server under a name of its own.
 *
 * @throws HttpError
 */
export function checkHost(incoming: IncomingMessage, allowedHosts: ReadonlySet<string>): void {
  const name = (incoming.headers.host ?? "").replace(/:\d+$/, "").toLowerCase();
  if (loopback.test(name) || allowedHosts.has(name)) return;
  throw new HttpError(
    403,
    "The Host header names a host that is not allowed. Use localhost; the mock server accepts others with --allow-host NAME.",
  );
}

/**
 * Throws where a page of another site may have sent the request (CSRF).
 *
 * @throws HttpError
 */
export function checkOrigin(incoming: IncomingMessage): void {
  const { host = "", origin, "sec-fetch-site": site } = incoming.headers;
  if (incoming.method === "GET" || incoming.method === "HEAD") return;
  const isOwn = origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
  const isSame = site === undefined || site === "same-origin" || site === "none";
  if (!isOwn || !isSame) throw new HttpError(403, "The request comes from another web site.");
}
