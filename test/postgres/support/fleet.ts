import { type ClientOptions, CodatExpenses, type PushItem } from "codat-expenses";
import { createMockCodat, type MockCodat } from "codat-expenses/mock";
import {
  createFleet,
  createWorker,
  type Fleet,
  type FleetWorker,
  migrate,
  type PgPool,
  type PostgresLimiter,
  type WorkerOptions,
} from "codat-expenses/postgres";
import { expect, type TestContext } from "vitest";
import { expenseItem, expenses, receipt } from "../../push/support.js";

/** A schema and a mock over HTTP of one test's own, and workers that end with it. */
export interface FleetScene {
  readonly schema: string;
  readonly mock: MockCodat;
  readonly fleet: Fleet;
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
): Promise<FleetScene> {
  scenes += 1;
  const schema = `fleet_${scenes}`;
  await migrate(pool, { schema });
  const mock = createMockCodat({ clock: "real", syncDurationMs: 30, dailyQuota: 1_000_000 });
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
    worker: (options) => {
      const perMinute = 60_000;
      const worker = createWorker({ pool, schema, codat: clientOf(url), perMinute, ...options });
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
    allDone: () => expect.poll(() => fleet.status(), { timeout: 15_000, interval: 50 }).toEqual([]),
  };
}

/** Makes the client of a worker, as `createWorker` asks for it. */
export function clientOf(baseUrl: string, options: ClientOptions = {}) {
  return (limiter: PostgresLimiter) =>
    new CodatExpenses({
      apiKey: "any",
      baseUrl,
      ...options,
      fetch: async (input, init) => {
        const url = typeof input === "object" && "url" in input ? input.url : String(input);
        const companyId = /companies\/([^/?]+)/.exec(url)?.[1];
        await limiter.acquire(companyId, init?.signal ?? undefined);
        return fetch(input, init);
      },
    });
}
