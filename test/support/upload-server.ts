import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** An upload as it came over the wire. */
interface ReceivedUpload {
  readonly headers: IncomingHttpHeaders;
  /** The one part of the form. */
  readonly part: { readonly headers: Readonly<Record<string, string>>; readonly content: Buffer };
}

/**
 * How one request is answered: with a status, by breaking the connection off, not at all, with a 413
 * before its body is read, or with a 200 after its bytes were counted and let go.
 */
export type UploadAnswer = number | "break" | "silence" | "refuse-early" | "count";

/** A real HTTP server that reads multipart forms of one part, and keeps what it was sent. */
export interface UploadServer {
  readonly url: string;
  readonly uploads: readonly ReceivedUpload[];
  /** How many requests began, whether or not they came to an end. */
  readonly requestCount: () => number;
  /** How many bytes came of all of them. */
  readonly receivedBytes: () => number;
}

/** Starts a server for the rest of the test, which gives these answers in turn, and then 200s. */
export async function startUploadServer(...answers: UploadAnswer[]): Promise<UploadServer> {
  const uploads: ReceivedUpload[] = [];
  let requests = 0;
  let bytes = 0;
  const server = createServer(async (incoming, response) => {
    const answer = answers[requests] ?? 200;
    requests += 1;
    if (answer === "refuse-early") {
      response.writeHead(413, { "content-type": "application/json", connection: "close" });
      response.end(JSON.stringify({ error: "Too large." }));
      return;
    }
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of incoming) {
        if (answer !== "count") chunks.push(chunk);
        bytes += chunk.length;
      }
    } catch {
      return;
    }
    if (answer === "break") incoming.socket.destroy();
    if (answer === "count") response.end("{}");
    if (typeof answer === "string") return;
    const part = partOf(incoming.headers["content-type"], Buffer.concat(chunks));
    uploads.push({ headers: incoming.headers, part });
    response.writeHead(answer, { "content-type": "application/json" });
    response.end(JSON.stringify(answer === 200 ? { id: "attachment" } : { error: "No." }));
  });
  const url = await listening(server);
  return { url, uploads, requestCount: () => requests, receivedBytes: () => bytes };
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}

/** Takes the only part out of a form (RFC 7578). */
function partOf(contentType: string | undefined, body: Buffer): ReceivedUpload["part"] {
  const boundary = /^multipart\/form-data; boundary="?([^";]+)"?$/.exec(contentType ?? "")?.[1];
  const opening = `--${boundary}\r\n`;
  const closing = `\r\n--${boundary}--`;
  const headerEnd = body.indexOf("\r\n\r\n");
  const end = body.lastIndexOf(closing);
  const rest = body.subarray(end + closing.length).toString();
  const isForm = boundary && body.indexOf(opening) === 0 && headerEnd > 0 && end > headerEnd;
  if (!isForm || rest.trim() !== "") throw new Error("The form is off.");
  const lines = body.subarray(opening.length, headerEnd).toString("utf8").split("\r\n");
  const headers = lines.map((line) => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return { headers: Object.fromEntries(headers), content: body.subarray(headerEnd + 4, end) };
}
