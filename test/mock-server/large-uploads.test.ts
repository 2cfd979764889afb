import { readFileSync } from "node:fs";
import { request } from "node:http";
import type { MockCompany } from "codat-expenses/mock";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bookableExpense } from "../support/spend.js";
import { type RunningServer, startMockServer } from "./support.js";

let server: RunningServer;
let path: string;

beforeAll(async () => {
  server = await startMockServer("--sync-ms", "0");
  const company = await server.control<MockCompany>("POST", "/create-company", {});
  const spend = bookableExpense(company, { id: crypto.randomUUID() });
  const base = `/companies/${company.companyId}/sync/expenses`;
  const created = await server.api<{ syncId: string }>("POST", `${base}/expense-transactions`, [
    spend,
  ]);
  path = `${base}/syncs/${created.syncId}/transactions/${spend.id}/attachments`;
}, 60_000);
afterAll(() => server.stop());

/** Uploads a file of zeros, as far as the server reads it. */
async function upload(sizeBytes: number): Promise<{ status: number; sentBytes: number }> {
  const piece = Buffer.alloc(1_000_000);
  let sentBytes = 0;
  let status: number | undefined;
  const sent = request(server.url + path, {
    method: "POST",
    headers: { authorization: "Basic a2V5", "content-type": "multipart/form-data; boundary=edge" },
  });
  const answered = new Promise<number>((resolve, reject) => {
    sent.on("response", (response) => {
      status = response.resume().statusCode ?? 0;
      resolve(status);
    });
    // What follows the answer to a refused upload may be cut off.
    sent.on("error", (error) => (status === undefined ? reject(error) : undefined));
  });
  const room = () =>
    Promise.race([new Promise((resolve) => sent.once("drain", resolve)), answered]);
  sent.write('--edge\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n');
  for (; sentBytes < sizeBytes && status === undefined; sentBytes += piece.length) {
    if (!sent.write(piece)) await room();
  }
  sent.end("\r\n--edge--\r\n");
  return { status: await answered, sentBytes };
}

/** The most memory that the server's process has had at once, where the system tells it. */
function peakBytes(): number | undefined {
  const status = readFileSync(`/proc/${server.pid}/status`, "utf8");
  const kilobytes = /VmHWM:\s+(\d+) kB/.exec(status)?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
}

// Its memory is read from /proc.
test.runIf(process.platform === "linux")(
  "an upload over 350 MB is refused while it streams, with less than 60 MB of memory",
  async () => {
    await upload(1_000_000);
    const before = peakBytes() ?? 0;
    const { status, sentBytes } = await upload(600_000_000);
    expect(status).toBe(400);
    expect(sentBytes).toBeGreaterThan(350_000_000);
    expect(sentBytes).toBeLessThan(370_000_000);
    expect((peakBytes() ?? 0) - before).toBeLessThan(60_000_000);
  },
  60_000,
);
