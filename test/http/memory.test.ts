import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { built } from "../support/built.js";
import { startServer } from "../support/scripted-server.js";

const child = built("test/http/memory-child.ts");
const mebibyte = 1024 * 1024;

test("1,000 failing calls, retried or not, leave resident memory within 10 MB", {
  timeout: 60_000,
}, async () => {
  const body = JSON.stringify({ error: "There is nothing here.", filler: "x".repeat(20_000) });
  const server = await startServer(({ target }) => ({
    status: target.endsWith("/missing") ? 404 : 500,
    body,
  }));
  const run = await promisify(execFile)(process.execPath, ["--expose-gc", child], {
    env: { ...process.env, BASE_URL: server.url, CALLS: "1000" },
  });
  const { warmUp, failures, grownBytes } = JSON.parse(run.stdout);
  expect([warmUp, failures]).toEqual([500, 1_000]);
  // A call that is retried is two requests.
  expect(server.requests).toHaveLength(1_500 * 1.5);
  // A body that is left unread keeps its connection busy.
  expect(server.mostConnections()).toBeLessThan(100);
  expect(grownBytes).toBeLessThan(10 * mebibyte);
});
