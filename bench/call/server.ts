/** Answers every request with a sync's status, as the API does; tells its port to whoever forked it. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const body = JSON.stringify({
  syncId: "c9a2c1a4-5d37-4d1b-9a6b-7f0f5f3f8c11",
  companyId: "8a210b68-6988-11ed-a1eb-0242ac120002",
  syncStatusCode: 2000,
  syncStatus: "Complete",
  errorMessage: null,
  syncExceptionMessage: null,
  syncUtc: "2026-10-23T00:00:00.000Z",
  dataPushed: true,
});

const server = createServer((_, response) => {
  response.writeHead(200, {
    "content-type": "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(body),
    "x-rate-limit-limit": "100000",
    "x-rate-limit-remaining": "99000",
    "x-rate-limit-reset": "2026-10-24T00:00:00.000Z",
  });
  response.end(body);
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
process.on("disconnect", () => process.exit());
