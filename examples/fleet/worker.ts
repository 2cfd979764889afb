import { CodatExpenses } from "codat-expenses";
import type { MockCompany } from "codat-expenses/mock";
import { createWorker, postgresLimiter } from "codat-expenses/postgres";
import pg from "pg";
import { type Amount, itemsOf } from "./spend.js";

/** What the demo gives a worker: a real one has it from its environment. */
export interface WorkerSettings {
  readonly databaseUrl: string;
  readonly apiUrl: string;
  readonly companies: readonly MockCompany[];
  readonly amount: Amount;
}

// One worker of a fleet, in a process of its own.
process.once("message", async ({ databaseUrl, apiUrl, companies, amount }: WorkerSettings) => {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 6 });
  // A connection that breaks while it is idle is replaced.
  pool.on("error", () => undefined);

  const codat = new CodatExpenses({
    apiKey: "any",
    baseUrl: apiUrl,
    limiter: postgresLimiter(pool),
    timeoutMs: 2_500,
  });
  const worker = createWorker({
    pool,
    codat,
    listenUrl: databaseUrl,
    // Short, so that the demo is: leave it at 60 seconds otherwise.
    leaseMs: 5_000,
    slots: 3,
    sliceMs: 5_000,
    items: (companyId) => {
      const company = companies.find((each) => each.companyId === companyId);
      return company ? itemsOf(company, amount) : [];
    },
    // Written in the transaction that journals the results: exactly once.
    onResults: async (results, { companyId, client }) => {
      await client?.query(
        `insert into spend_results (company_id, id, outcome, worker)
         select $1, r ->> 'id', r ->> 'outcome', $3 from jsonb_array_elements($2::jsonb) r`,
        [
          companyId,
          JSON.stringify(results.map(({ id, outcome }) => ({ id, outcome }))),
          process.pid,
        ],
      );
    },
  });

  process.once("SIGTERM", async () => {
    await worker.stop({ timeoutMs: 10_000 });
    await pool.end();
    process.exit();
  });
  await worker.start();
  process.send?.({ owner: worker.owner });
});
process.on("disconnect", () => process.exit());
