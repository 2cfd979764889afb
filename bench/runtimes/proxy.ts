import { createServer, request } from "node:http";
import { type AddressInfo, connect } from "node:net";

/** Starts an HTTP proxy that tunnels with CONNECT, forwards plain requests, and counts both. */
export async function startProxy() {
  let passed = 0;
  const server = createServer((incoming, outgoing) => {
    passed += 1;
    const { method = "GET", headers, url = "" } = incoming;
    const forwarded = request(url, { method, headers }, (response) => {
      outgoing.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(outgoing);
    });
    forwarded.on("error", () => outgoing.destroy());
    incoming.pipe(forwarded);
  });
  server.on("connect", ({ url = "" }, client, head) => {
    passed += 1;
    const { hostname, port } = new URL(`http://${url}`);
    const upstream = connect(Number(port), hostname, () => {
      client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    for (const socket of [client, upstream]) {
      socket.on("error", () => {
        client.destroy();
        upstream.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** How many requests and tunnels it has seen. */
    passed: () => passed,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
