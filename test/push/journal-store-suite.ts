import { type JournalEvent, JournalInUseError, type JournalStore } from "codat-expenses";
import { describe, expect, test } from "vitest";

/** A store, and the company whose journal is claimed. */
export interface StoreUnderTest {
  readonly store: JournalStore;
  readonly companyId: string;
}

const started = (companyId: string): JournalEvent => ({
  event: "started",
  version: 2,
  companyId,
  at: "2026-08-03T09:00:00.000Z",
});

/** What every `JournalStore` promises: run it for each implementation. */
export function journalStoreSuite(
  name: string,
  make: () => StoreUnderTest | Promise<StoreUnderTest>,
): void {
  const claim = async ({ store, companyId }: StoreUnderTest, owner: string) =>
    store.claim({ owner, ttlMs: 60_000, companyId });
  const claimed = async (under: StoreUnderTest, owner = crypto.randomUUID()) => {
    const made = await claim(under, owner);
    if (!made) throw new Error("nothing could be claimed");
    return made;
  };

  describe(`a ${name} store`, () => {
    test("gives a claim's journal what was appended under the claims before it", async () => {
      const under = await make();
      const first = await claimed(under);
      const events: JournalEvent[] = [
        started(under.companyId),
        { event: "posting", batch: "b", kind: "expense", ids: ["x"], attempt: 1, key: "k" },
        { event: "posted", batch: "b", syncId: "s" },
      ];
      for (const event of events) await first.journal.append(event);
      await first.release({ state: "wanted" });
      const second = await claimed(under);
      const read: JournalEvent[] = [];
      for await (const event of second.journal.read()) read.push(event);
      expect(read).toEqual(events);
      await second.release({ state: "done" });
    });

    test("gives one claim at a time", async () => {
      const under = await make();
      const first = await claimed(under);
      const second = await claim(under, crypto.randomUUID()).catch((error: unknown) => error);
      if (second !== undefined) expect(second).toBeInstanceOf(JournalInUseError);
      await first.heartbeat();
      expect(first.journal.holds?.(1_000) ?? true).toBe(true);
      await first.release({ state: "wanted" });
      await (await claimed(under)).release({ state: "done" });
    });

    test("gives each claim a larger fence, and the company that it is of", async () => {
      const under = await make();
      let last = 0;
      for (let turn = 0; turn < 3; turn += 1) {
        const made = await claimed(under);
        expect(made.companyId).toBe(under.companyId);
        expect(made.fence).toBeGreaterThan(last);
        last = made.fence;
        await made.release({ state: "wanted" });
      }
    });

    test("keeps the order of events that are appended concurrently", async () => {
      const under = await make();
      const { journal, release } = await claimed(under);
      const events: JournalEvent[] = [
        started(under.companyId),
        ...Array.from({ length: 300 }, (_, at) => ({
          event: "dropped" as const,
          batch: String(at),
        })),
      ];
      await Promise.all(events.map((event) => journal.append(event)));
      const read: JournalEvent[] = [];
      for await (const event of journal.read()) read.push(event);
      expect(read).toEqual(events);
      await release({ state: "done" });
    });
  });
}
