import type { PushResult } from "codat-expenses";
import { createWorker, postgresLimiter } from "codat-expenses/postgres";
import pg from "pg";
import { itemsOf } from "../../../examples/fleet/spend.js";
import { clientOf } from "../support/client-of.js";
import type { FromWorker, WorkerOrder } from "./messages.js";

let stop = async () => {};
process.once("SIGTERM", async () => {
  await stop();
  process.exit();
});

// A worker of a fleet in a process of its own, to be killed and frozen. An unhandled rejection ends it.
process.once("message", async (order: WorkerOrder) => {
  const { companies, amount, leaseMs, slots, sliceMs, perMinute, clockCheck } = order;
  const pool = new pg.Pool({ connectionString: order.databaseUrl, max: 8 });
  pool.on("error", () => undefined);
  let freezes = 0;
  const worker = createWorker({
    pool,
    codat: clientOf(order.apiUrl, {
      limiter: postgresLimiter(pool, { perMinute }),
      timeoutMs: Math.round(leaseMs / 2),
      fetch: async (input, init) => {
        const request = new Request(input, init);
        const isUpload = request.method === "POST" && request.url.endsWith("/attachments");
        if (!isUpload || freezes >= order.frozenUploads) return fetch(request);
        freezes += 1;
        await new Promise<void>((resolve) => {
          process.send?.({ kind: "freezing" } satisfies FromWorker, () => resolve());
        });
        process.kill(process.pid, "SIGSTOP");
        // What has left cannot be aborted any more.
        const response = await fetch(request, { signal: null });
        tell({ kind: "sent" });
        return response;
      },
    }),
    items: (companyId) => {
      const company = companies.find((each) => each.companyId === companyId);
      return company ? itemsOf(company, amount) : [];
    },
    onResults: async (results, { companyId, client }) => {
      await client?.query(
        `insert into results (company_id, id, outcome)
         select $1, e ->> 'id', e ->> 'outcome' from jsonb_array_elements($2::jsonb) e`,
        [
          companyId,
          JSON.stringify(results.map((each) => ({ id: each.id, outcome: ending(each) }))),
        ],
      );
    },
    leaseMs,
    slots,
    sliceMs,
    maxTries: 100,
    monotonicNow: clockCheck ? undefined : () => 0,
    onError: (error) => {
      const { name, message } = error instanceof Error ? error : new Error(String(error));
      tell({ kind: "error", name, message });
    },
  });
  stop = async () => {
    await worker.stop({ timeoutMs: 2_000 });
    await pool.end();
  };
  for (;;) {
    // The database may be away at this very moment.
    try {
      await worker.start();
      break;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  tell({ kind: "started", owner: worker.owner });
});
// Whoever started it is gone.
process.on("disconnect", () => process.exit());

/** How an item ended, its receipts included. */
function ending(result: PushResult): string {
  const files = result.outcome === "booked" ? result.attachments : [];
  const failed = files.find(({ status }) => status === "failed");
  return failed?.status === "failed" ? `no receipt: ${failed.message}` : result.outcome;
}

function tell(message: FromWorker): void {
  if (process.connected) process.send?.(message);
}
