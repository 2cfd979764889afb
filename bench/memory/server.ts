/** The API as far as the measurements of memory need it; tells its port to whoever forked it. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const itemsAPage = 1_000;
const transaction = (index: number) => ({
  transactionId: `4d7c6929-7770-412b-91bb-${String(index).padStart(12, "0")}`,
  integrationType: "expense",
  status: "Completed",
  message: null,
  createdUtc: "2026-10-23T00:00:00.000Z",
});

const server = createServer((request, response) => {
  let bytes = 0;
  request.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
  });
  request.on("end", () => {
    response.setHeader("content-type", "application/json");
    response.setHeader("x-rate-limit-remaining", "99000");
    const url = new URL(request.url ?? "", "http://localhost");
    if (request.method === "POST") {
      response.setHeader("received-bytes", bytes);
      return void response.end("{}");
    }
    if (!url.pathname.endsWith("/transactions")) {
      response.statusCode = Math.random() < 0.1 ? 503 : 200;
      return void response.end(JSON.stringify({ syncId: "sync", error: "a ".repeat(500) }));
    }
    const page = Number(url.searchParams.get("page") ?? 1);
    const pages = Number(request.headers.pages);
    const results = Array.from({ length: itemsAPage }, (_, index) =>
      transaction((page - 1) * itemsAPage + index),
    );
    const next = page < pages ? { next: { href: "/" } } : {};
    const totalResults = pages * itemsAPage;
    response.end(
      JSON.stringify({
        results,
        pageNumber: page,
        pageSize: itemsAPage,
        totalResults,
        _links: next,
      }),
    );
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
process.on("disconnect", () => process.exit());
