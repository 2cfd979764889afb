import {
  type Clock,
  CodatExpenses,
  type SyncStatus,
  SyncTimeoutError,
  type WaitOptions,
} from "codat-expenses";
import { describe, expect, test } from "vitest";
import { failureOf } from "../support/client.js";

/** Mulberry32: small, and the same for the same seed everywhere. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A client of an API whose syncs take as long as `wait` says, in virtual time. */
function start(seed: number) {
  let [nowMs, endsMs, polls] = [0, 0, 0];
  const clock: Clock = {
    now: () => nowMs,
    sleep: async (ms) => {
      nowMs += ms;
    },
    random: seededRandom(seed),
  };
  const codat = new CodatExpenses({
    apiKey: "a key of the tests",
    clock,
    fetch: async () => {
      polls += 1;
      return Response.json({ syncId: "sync", syncStatusCode: nowMs < endsMs ? 1000 : 2000 });
    },
  });
  /** Waits for a sync of this duration. Returns how late its end was seen, and after how many polls. */
  const wait = async (durationMs: number, companyId = "company") => {
    [endsMs, polls] = [nowMs + durationMs, 0];
    await codat.syncs.wait(companyId, "sync", { timeoutMs: 60 * 60_000 });
    return { lateMs: nowMs - endsMs, polls };
  };
  /** Waits for a sync that never ends. Returns the error, and the number of polls. */
  const giveUp = async (options: WaitOptions<SyncStatus>) => {
    [endsMs, polls] = [Number.POSITIVE_INFINITY, 0];
    const error = await failureOf(codat.syncs.wait("company", "sync", options), SyncTimeoutError);
    return { error, polls };
  };
  return { wait, giveUp };
}

const seeds = Array.from({ length: 25 }, (_, index) => index + 1);
const durationsMs = [
  300, 500, 1_000, 2_000, 4_100, 7_000, 14_000, 20_000, 35_000, 60_000, 120_000, 240_000, 420_000,
  780_000, 1_200_000,
];

describe("a wait for a sync of a company whose syncs take equally long", () => {
  test.each(durationsMs)(
    "of %i ms is at most 15 percent or 500 ms late, after at most 12 polls",
    async (ms) => {
      for (const seed of seeds) {
        const { wait } = start(seed);
        await wait(ms);
        for (let round = 0; round < 2; round += 1) {
          const { lateMs, polls } = await wait(ms);
          expect(lateMs, `late with seed ${seed}`).toBeLessThanOrEqual(Math.max(0.15 * ms, 500));
          expect(polls, `polls with seed ${seed}`).toBeLessThanOrEqual(12);
        }
      }
    },
  );

  test("takes at most 12 polls for two minutes, the first time too", async () => {
    for (const seed of seeds) {
      const { polls } = await start(seed).wait(120_000);
      expect(polls, `with seed ${seed}`).toBeLessThanOrEqual(12);
    }
  });

  test("is as punctual when other companies are waited for in between", async () => {
    const { wait } = start(1);
    await wait(60_000, "one");
    await wait(2_000, "two");
    expect((await wait(60_000, "one")).polls).toBeLessThanOrEqual(6);
    expect((await wait(2_000, "two")).lateMs).toBeLessThanOrEqual(500);
  });
});

describe("a wait for a sync of a company whose syncs vary", () => {
  test("is at most 15 % late within 1.5 times the longest of the last five", async () => {
    for (const seed of seeds) {
      const { wait } = start(seed);
      for (const ms of [10_000, 12_000, 15_000, 11_000]) await wait(ms);
      for (const ms of [16_000, 19_000, 22_000]) {
        expect((await wait(ms)).lateMs, `with seed ${seed}`).toBeLessThanOrEqual(0.15 * ms);
      }
    }
  });

  test("halves its first interval with each sync that has ended by then", async () => {
    const { wait } = start(1);
    await wait(60_000);
    const lateMs: number[] = [];
    for (let round = 0; round < 7; round += 1) lateMs.push((await wait(2_000)).lateMs);
    for (const [index, ms] of lateMs.slice(1, 5).entries()) {
      expect(ms).toBeLessThan((lateMs[index] ?? 0) * 0.65);
    }
    expect(lateMs.at(-1)).toBeLessThanOrEqual(500);
  });

  test("spreads its polls over short and long syncs that alternate", async () => {
    const { wait } = start(1);
    for (let round = 0; round < 6; round += 1) for (const ms of [2_000, 60_000]) await wait(ms);
    expect((await wait(2_000)).lateMs).toBeLessThanOrEqual(1_000);
    expect((await wait(60_000)).polls).toBeLessThanOrEqual(14);
  });
});

test("a wait on QuickBooks Desktop takes the night into account", async () => {
  const context = { platform: "quickbooksDesktop" } as const;
  const { error, polls } = await start(1).giveUp({ context });
  expect(error.waitedMs).toBe(24 * 60 * 60_000);
  expect(error.message).toMatch(/19:00 to 07:00 .* hours are normal/);
  expect(polls).toBeLessThan(320);
  const short = await start(1).giveUp({ context, timeoutMs: 60_000 });
  expect(short.error.waitedMs).toBe(60_000);
  const online = await start(1).giveUp({ context: { platform: "xero" } });
  expect(online.error.waitedMs).toBe(15 * 60_000);
  expect(online.error.message).not.toContain("QuickBooks");
});

test.each([
  [
    "throws",
    () => {
      throw new Error("no timers left");
    },
  ],
  ["rejects", () => Promise.reject(new Error("no timers left"))],
])(
  "a clock whose sleep %s ends the wait with its error, and the next wait works",
  async (_, fail) => {
    let broken = true;
    let nowMs = 0;
    const clock: Clock = {
      now: () => nowMs,
      sleep: (ms) => {
        if (broken) return fail();
        nowMs += ms;
        return Promise.resolve();
      },
    };
    const codat = new CodatExpenses({
      apiKey: "a key of the tests",
      clock,
      fetch: async () => Response.json({ syncId: "sync", syncStatusCode: 2000 }),
    });
    await expect(codat.syncs.wait("company", "sync")).rejects.toThrow("no timers left");
    broken = false;
    expect(await codat.syncs.wait("company", "sync")).toMatchObject({ result: "written" });
  },
);
