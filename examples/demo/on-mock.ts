import { spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import { CodatExpenses } from "codat-expenses";
import { readCardFeed } from "./card-feed.js";
import { onboardCompany } from "./company.js";
import { type MockServer, startMockServer } from "./mock-server.js";
import { showNextNight } from "./next-night.js";
import { feedFile, journalFolder } from "./push-feed.js";

/** Runs the demo against a mock server: killed in the middle, resumed, and once more the next night. */
export async function runOnMock(folder: URL): Promise<void> {
  const server = await startMockServer();
  try {
    Object.assign(process.env, { CODAT_API_KEY: "any", CODAT_BASE_URL: server.url });
    const codat = new CodatExpenses();
    const companyId = await onboardCompany(codat, server);
    process.env.CODAT_COMPANY_ID = companyId;

    const rows = await readCardFeed(feedFile(folder));
    const transfers = rows.filter(({ type }) => type === "top-up").length;
    const inFlight = await runUntilKilled(server, transfers);
    console.log(`\nThe process was killed (SIGKILL) with ${inFlight} writes in flight.`);
    console.log("Started again, it resumes from its journal, and books nothing twice.\n");
    await runToItsEnd();
    await showNextNight(codat, server, companyId, folder);
    await rm(journalFolder(companyId), { recursive: true, force: true });

    if (process.stdout.isTTY) {
      console.log(`\nEach transaction and how it got there: ${server.url} (Ctrl+C ends it)`);
      await once(process, "SIGINT");
    }
  } finally {
    await server.stop();
  }
}

/** The demo in a process of its own, against the mock server as if it were the API. */
function startPush() {
  const [, script = ""] = process.argv;
  return spawn(process.execPath, [...process.execArgv, script], { stdio: "inherit" });
}

/**
 * Kills the push once an expense and all transfers are sent, while their syncs run. Returns how many
 * writes were sent. A transfer carries no idempotency key: if one was lost, the next run would wait three
 * minutes before it sends it again.
 */
async function runUntilKilled(server: MockServer, transfers: number): Promise<number> {
  const push = startPush();
  const ended = once(push, "close");
  let expenses = 0;
  let sent = 0;
  while ((expenses === 0 || sent < transfers) && push.exitCode === null) {
    await setTimeout(20);
    const operationIds = await server.operationIds();
    expenses = operationIds.filter((id) => id === "create-expense-transaction").length;
    sent = operationIds.filter((id) => id === "create-transfer-transaction").length;
  }
  push.kill("SIGKILL");
  await ended;
  return expenses + sent;
}

async function runToItsEnd(): Promise<void> {
  const [exitCode] = await once(startPush(), "close");
  if (exitCode !== 0) throw new Error("The push ended with an error.");
}
