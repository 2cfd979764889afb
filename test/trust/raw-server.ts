import { type AddressInfo, createServer, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/** A server that answers each request, once its head is there, by writing to its socket. */
export interface RawServer {
  readonly url: string;
  /** How many requests came. */
  requestCount(): number;
  /** Settles when every connection that a request came over is closed. */
  requestsClosed(): Promise<void>;
}

/** Starts one for the rest of the test. */
export async function startRawServer(
  answer: (socket: Socket, head: string) => void,
): Promise<RawServer> {
  const sockets = new Set<Socket>();
  const used = new Set<Socket>();
  let requests = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    let head = "";
    // The client goes away whenever it has had enough.
    socket.on("error", () => undefined);
    socket.on("close", () => {
      sockets.delete(socket);
      used.delete(socket);
    });
    socket.on("data", (bytes) => {
      head += bytes.toString("latin1");
      const end = head.indexOf("\r\n\r\n");
      if (end < 0) return;
      requests += 1;
      used.add(socket);
      const request = head;
      head = "";
      answer(socket, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requestCount: () => requests,
    requestsClosed: async () => {
      while (used.size > 0) await new Promise((resolve) => setImmediate(resolve));
    },
  };
}
