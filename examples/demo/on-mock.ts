import { spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import { CodatExpenses } from "codat-expenses";
import { onboardCompany } from "./company.js";
import { type MockServer, startMockServer } from "./mock-server.js";
import { showNextNight } from "./next-night.js";
import { journalFolder } from "./push-feed.js";

/** Runs the demo against a mock server: killed in the middle, resumed, and once more the next night. */
export async function runOnMock(folder: URL): Promise<void> {
  const server = await startMockServer();
  try {
    Object.assign(process.env, { CODAT_API_KEY: "any", CODAT_BASE_URL: server.url });
    const codat = new CodatExpenses();
    const companyId = await onboardCompany(codat, server);
    process.env.CODAT_COMPANY_ID = companyId;

    const inFlight = await runUntilKilled(server);
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

/** Kills the push as soon as it has written something. Returns how many writes were in flight. */
async function runUntilKilled(server: MockServer): Promise<number> {
  const push = startPush();
  const ended = once(push, "close");
  let writes = 0;
  while (writes === 0 && push.exitCode === null) {
    await setTimeout(20);
    writes = await server.countRequests("create-expense-transaction");
  }
  push.kill("SIGKILL");
  await ended;
  return writes;
}

async function runToItsEnd(): Promise<void> {
  const [exitCode] = await once(startPush(), "close");
  if (exitCode !== 0) throw new Error("The push ended with an error.");
}
