import { setTimeout as wait } from "node:timers/promises";
import type { PushItem } from "codat-expenses";
import { createMockCodat, type MockCodat, type MockCodatOptions } from "codat-expenses/mock";
import {
  createFleet,
  createWorker,
  type Fleet,
  type FleetWorker,
  migrate,
  type PgPool,
  postgresLimiter,
  type WorkerOptions,
} from "codat-expenses/postgres";
import type { TestContext } from "vitest";
import { expenseItem, expenses, receipt } from "../../push/support.js";
import { clientOf } from "./client-of.js";

/** A schema and a mock over HTTP of one test's own, and workers that end with it. */
export interface FleetScene {
  readonly schema: string;
  readonly mock: MockCodat;
  readonly fleet: Fleet;
  /** Where the mock listens. */
  readonly url: string;
  /** A worker that paces itself a hundred times as fast as the API demands. */
  worker(options: Partial<WorkerOptions> & Pick<WorkerOptions, "items">): FleetWorker;
  /** Companies with books, each with items of which the first has a receipt. */
  companies(count: number, itemsEach: number): Map<string, PushItem[]>;
  /** Settles when nothing is wanted, running or parked. */
  allDone(): Promise<void>;
}

export const pushId = "2026-10";
let scenes = 0;

export async function startFleet(
  pool: PgPool,
  { onTestFinished }: Pick<TestContext, "onTestFinished">,
  mockOptions: MockCodatOptions = {},
): Promise<FleetScene> {
  scenes += 1;
  const schema = `fleet_${scenes}`;
  await migrate(pool, { schema });
  const mock = createMockCodat({
    clock: "real",
    syncDurationMs: 30,
    dailyQuota: 1_000_000,
    ...mockOptions,
  });
  const { url, close } = await mock.listen();
  const workers: FleetWorker[] = [];
  onTestFinished(async () => {
    await Promise.all(workers.map((worker) => worker.stop({ timeoutMs: 0 })));
    await close();
  });
  const fleet = createFleet(pool, { schema });
  return {
    schema,
    mock,
    fleet,
    url,
    worker: (options) => {
      const limiter = postgresLimiter(pool, { schema, perMinute: 60_000 });
      const worker = createWorker({ pool, schema, codat: clientOf(url, { limiter }), ...options });
      workers.push(worker);
      return worker;
    },
    companies: (count, itemsEach) =>
      new Map(
        Array.from({ length: count }, () => {
          const company = mock.createCompany();
          const withReceipt = expenseItem(company, [receipt()]);
          return [company.companyId, [withReceipt, ...expenses(company, itemsEach - 1)]];
        }),
      ),
    allDone: async () => {
      const endMs = performance.now() + 60_000;
      for (;;) {
        const open = await fleet.status();
        if (open.length === 0) return;
        if (performance.now() > endMs) throw new Error(`not done: ${JSON.stringify(open)}`);
        await wait(50);
      }
    },
  };
}
