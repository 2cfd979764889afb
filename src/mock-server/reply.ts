import type { IncomingMessage, ServerResponse } from "node:http";
import { messageOf } from "../core/errors.js";

/** The response to a request. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** A refusal, for the reader of the request to throw. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

export const jsonReply = (status: number, body: unknown): Reply => ({
  status,
  headers: { "content-type": "application/json; charset=utf-8" },
  body: JSON.stringify(body),
});

/** Headers of everything that a browser may be shown here. */
export const safeHeaders = {
  "x-content-type-options": "nosniff",
  // "no-referrer" would have the browser keep back the origin that forms are checked for.
  "referrer-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cache-control": "no-store",
} as const;

export function sendReply(outgoing: ServerResponse, { status, headers, body }: Reply): void {
  outgoing.writeHead(status, { ...safeHeaders, ...headers });
  outgoing.end(body);
}

/** Reads a request's body as text: 413 where it is larger than anything that is meant for here. */
export async function readText(incoming: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let sizeBytes = 0;
  for await (const piece of incoming) {
    sizeBytes += piece.length;
    if (sizeBytes > maxBytes) throw new HttpError(413, `A body can have up to ${maxBytes} bytes.`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("utf8");
}

const maxBytes = 1_000_000;

/** Returns what a function returns; a RangeError of a query becomes a 400. */
export function orBadRequest<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    const isRange = Object(error).name === "RangeError";
    throw isRange ? new HttpError(400, messageOf(error)) : error;
  }
}
