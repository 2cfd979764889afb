import { CodatExpenses } from "codat-expenses";
import { createMockCodat } from "codat-expenses/mock";
import { expenseOf } from "./expense.js";
import type { MockProcess } from "./processes.js";

/** How a wait fared: its polls, and how long after the sync's end it knew. */
export interface WaitMeasured {
  readonly polls: number;
  readonly lagMs: number;
}

/** Waits for syncs over HTTP, one after another, in real time. */
export async function waitOverHttp(
  mock: MockProcess,
  syncDurationMs: number,
  count: number,
): Promise<WaitMeasured[]> {
  const codat = new CodatExpenses({ apiKey: "any", baseUrl: mock.url });
  const { company } = mock;
  const measured: WaitMeasured[] = [];
  for (let wait = 0; wait < count; wait += 1) {
    const sentMs = Date.now();
    const { syncId } = await codat.expenses.create(company.companyId, [expenseOf(company)]);
    // The sync began between these two: it ended no later than this.
    const endsMs = (sentMs + Date.now()) / 2 + syncDurationMs;
    let polls = 0;
    await codat.syncs.wait(company.companyId, syncId, {
      onStatus: () => {
        polls += 1;
      },
    });
    measured.push({ polls, lagMs: Math.round(Date.now() - endsMs) });
  }
  return measured;
}

/** Waits for syncs of any length on the mock's own clock, in no time. */
export async function waitVirtually(
  syncDurationMs: number,
  count: number,
): Promise<WaitMeasured[]> {
  const mock = createMockCodat({ clock: "virtual", syncDurationMs, dailyQuota: 1e6 });
  const company = mock.createCompany();
  const { clock } = mock;
  const { url, close } = await mock.listen();
  const codat = new CodatExpenses({ apiKey: "any", baseUrl: url, clock });
  const measured: WaitMeasured[] = [];
  for (let wait = 0; wait < count; wait += 1) {
    const { syncId } = await codat.expenses.create(company.companyId, [expenseOf(company)]);
    const endsMs = clock.now() + syncDurationMs;
    let polls = 0;
    await codat.syncs.wait(company.companyId, syncId, {
      onStatus: () => {
        polls += 1;
      },
    });
    measured.push({ polls, lagMs: Math.round(clock.now() - endsMs) });
  }
  await close();
  return measured;
}
