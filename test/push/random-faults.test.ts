import type { CodatExpenses } from "codat-expenses";
import type { Fault, MockCodat } from "codat-expenses/mock";
import { expect, test } from "vitest";
import { startListeningClient } from "../support/start-client.js";
import { soakItems } from "./soak/items.js";
import { randomFrom } from "./soak/random.js";
import { Crash, crashingJournal, finish, openJournal, postOperations } from "./support.js";

/** Has a share of the requests meet each of these troubles. */
function makeTrouble(mock: MockCodat, random: () => number): { calm(): void } {
  const troubles: readonly (readonly [number, Fault])[] = [
    [0.05, { disconnect: "before" }],
    [0.05, { disconnect: "after" }],
    [0.03, { status: 429 }],
    [0.03, { status: 500 }],
    [0.03, { status: 500, executed: true }],
    [0.02, { status: 503, headers: { "Retry-After": "1" } }],
    [0.02, { status: 408, executed: true }],
    [0.03, { response: "html" }],
    [0.03, { response: "truncated" }],
    // A list that lags behind: what was taken is not seen in it.
    [0.2, { operationId: "list-syncs", body: [] }],
  ];
  const orders = troubles.map(([share, trouble]) =>
    mock.inject({
      ...trouble,
      times: Number.POSITIVE_INFINITY,
      when: () => random() < share,
    }),
  );
  orders.push(
    mock.inject({
      operationId: postOperations,
      times: Number.POSITIVE_INFINITY,
      when: () => {
        const fails = random();
        if (fails < 0.05) mock.endNextSync({ code: fails < 0.025 ? 5000 : 5080 });
        return false;
      },
    }),
  );
  return {
    calm: () => {
      for (const order of orders) order.cancel();
    },
  };
}

const seeds = Number(process.env.SEEDS ?? 12);
const firstSeed = Number(process.env.FIRST_SEED ?? 1);

test.each(Array.from({ length: seeds }, (_, index) => firstSeed + index))(
  "seed %i: through any trouble and crashes, every good item is booked once",
  async (seed) => {
    const random = randomFrom(seed);
    const syncDurationMs = Math.floor(random() * 12_000);
    const { codat, mock } = await startListeningClient(
      { maxRetries: 1 },
      { syncDurationMs, dailyQuota: 100_000 },
    );
    const company = mock.createCompany();
    const { companyId } = company;
    const given = [...soakItems(company, seed, 60)];
    const items = given.map(({ item }) => item);
    const trouble = makeTrouble(mock, random);
    const journal = openJournal();
    for (let crash = 0; crash < 3; crash += 1) {
      const failing = crashingJournal(journal, Math.floor(random() * 25));
      await codat.push(companyId, items, { journal: failing, concurrency: 3 }).then(
        () => undefined,
        (error: unknown) => expect(error).toBeInstanceOf(Crash),
      );
    }
    const run = codat.push(companyId, items, { journal, timeoutMs: 60 * 60_000 });
    const { results } = await finish(run);
    trouble.calm();

    const ids = (isGood: boolean) =>
      given.filter((one) => one.isGood === isGood).map(({ item }) => item.transaction.id);
    const endedAs = (outcome: string) =>
      results.filter((result) => result.outcome === outcome).map(({ id }) => id);
    expect(endedAs("booked").sort()).toEqual(ids(true).sort());
    expect(endedAs("refused").sort()).toEqual(ids(false).sort());
    expect(await writes(codat, mock, companyId)).toEqual(ids(true).sort());
    for (const { transactionId, updates, attachments } of mock.ledger(companyId)) {
      const item = items.find(({ transaction }) => transaction.id === transactionId);
      const names = new Set(attachments.map(({ filename }) => filename));
      // Where no list ever shows the sync that wrote it, the file is named as missing.
      const result = results.find(({ id }) => id === transactionId);
      const files = result?.outcome === "booked" ? result.attachments : [];
      const failed = files.filter(({ status }) => status === "failed");
      expect(names.size + failed.length).toBe(item?.attachments?.length ?? 0);
      if (failed.length > 0) expect(result).toMatchObject({ syncId: undefined });
      if (item?.kind !== "transfer") expect(updates).toBe(0);
    }
  },
);

/** Each transaction as often as it was written; a transfer that is put again is a change. */
async function writes(codat: CodatExpenses, mock: MockCodat, companyId: string): Promise<string[]> {
  const written: string[] = [];
  for (const { syncId } of await codat.syncs.list(companyId)) {
    const list = codat.syncs.transactions.list(companyId, syncId ?? "", { pageSize: 5_000 });
    for await (const { transactionId, status } of list) {
      if (transactionId && status === "Completed") written.push(transactionId);
    }
  }
  const transfers = mock.ledger(companyId).filter(({ kind }) => kind === "transfer");
  const put = new Set(transfers.map(({ transactionId }) => transactionId));
  return [...written.filter((id) => !put.has(id)), ...put].sort();
}
