import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { memoryJournal, type PushJournal, type PushResult } from "codat-expenses";
import { fileJournal } from "codat-expenses/node";
import { SimulatedApi } from "./api.js";
import { Books } from "./books.js";
import { type FencedClaim, FencedStore } from "./fenced-store.js";
import { simulateGlobals } from "./globals.js";
import {
  amountOf,
  drawItems,
  type SimulatedItem,
  withNewAmount,
  withShuffledFiles,
} from "./items.js";
import { Network } from "./network.js";
import { SimulatedProcess } from "./process.js";
import { Random } from "./random.js";
import {
  allFeatures,
  dayMs,
  drawRules,
  type Feature,
  hourMs,
  minuteMs,
  type Rules,
  type World,
} from "./rules.js";
import { Scheduler } from "./scheduler.js";
import { type Claim, verify } from "./verify.js";

export interface Simulated {
  readonly violations: readonly string[];
  readonly rules: Rules;
  readonly trace: readonly string[];
  readonly requests: number;
  /** How many requests met a fault of the network. */
  readonly faults: number;
}

/** How a run ended: in its own way, with its process, or with an error. */
type Ended = { readonly requests: number } & End;
type End =
  | { readonly how: "settled"; readonly results: ReadonlyMap<string, PushResult> }
  | { readonly how: "died" }
  | { readonly how: "failed"; readonly error: unknown };

const leaseMs = minuteMs;
const companyId = "8a210b68-6988-11ed-a1eb-0242ac120002";

/** Plays one seed to its end: runs that meet faults and die, then calm ones until all is settled. */
export async function simulate(
  seed: number,
  allowed: ReadonlySet<Feature>,
  isTraced = false,
): Promise<Simulated> {
  const random = new Random(seed);
  const scheduler = new Scheduler();
  const trace: string[] = [];
  const log = (words: () => string) => {
    if (!isTraced) return;
    const ms = scheduler.nowMs - scheduler.startMs;
    const time = new Date(ms).toISOString().slice(11, 23);
    trace.push(`${Math.floor(ms / dayMs)}d ${time} ${words()}`);
  };
  const restoreGlobals = simulateGlobals(scheduler, random.fork());
  const rules = drawRules(random.fork(), allowed);
  const simulation = new Simulation({ scheduler, rules, log, isCalm: false }, random);
  try {
    const violations = await simulation.run();
    const { requests, faults } = simulation;
    return { violations: [...new Set(violations)], rules, trace, requests, faults };
  } finally {
    restoreGlobals();
    simulation.store.close();
  }
}

/** Has the client load what it loads late, which would shift the promises of the first seed. */
export async function warmUp(): Promise<void> {
  for (const seed of [0, 1, 2]) await simulate(seed, new Set(allFeatures));
}

class Simulation {
  requests = 0;
  readonly store;
  readonly #world: World;
  readonly #random: Random;
  readonly #books: Books;
  readonly #api: SimulatedApi;
  readonly #network: Network;
  readonly #claims = new Map<string, Claim[]>();
  readonly #violations: string[] = [];
  #items: readonly SimulatedItem[];
  #runs = 0;

  constructor(world: World, random: Random) {
    this.#world = world;
    this.#random = random;
    this.#items = drawItems(random.fork());
    this.#books = new Books(world, random.fork());
    this.#api = new SimulatedApi(world, this.#books, random.fork());
    this.#network = new Network(world, this.#api, random.fork());
    const { on } = world.rules;
    this.store = on.has("torn") ? fileStore(random.fork()) : memoryStore();
  }

  get faults(): number {
    return this.#network.faults;
  }

  async run(): Promise<readonly string[]> {
    try {
      const storms = this.#random.pick([1, 1, 2, 4]);
      for (let storm = 0; storm < storms; storm += 1) {
        await this.#storm();
        await this.#pause();
      }
      this.#world.isCalm = true;
      this.#world.log(() => "from here on, nothing fails any more");
      const last = await this.#settle();
      const { rules } = this.#world;
      const found = verify(this.#items, this.#claims, last, this.#books, rules);
      return [...this.#violations, ...this.#api.offences, ...found];
    } catch (error) {
      return [...this.#violations, `stopped: ${String(error)}`];
    }
  }

  /** A worker of a fleet: claims the journal and pushes, until there is nothing left to do. */
  async #work(store: FencedStore): Promise<Ended> {
    let ended: Ended = { how: "died", requests: 0 };
    for (let pushes = 0; pushes < 3 && !store.isDone; ) {
      const claim = await store.claim({ ttlMs: leaseMs });
      if (claim) {
        pushes += 1;
        ended = await this.#push(claim.journal, "fleet", claim);
        // Who died gives nothing back.
        if (ended.how !== "died") {
          await claim.release({ state: ended.how === "settled" ? "done" : "wanted" });
        }
      }
      await new Promise<void>((resolve) => {
        this.#world.scheduler.after(5_000, resolve);
      });
    }
    return ended;
  }

  /** One push that meets faults, or two at once. */
  async #storm(): Promise<void> {
    const { on } = this.#world.rules;
    const journal = this.store.journal();
    if (on.has("shuffledFiles")) {
      this.#items = this.#items.map((one) => withShuffledFiles(one, this.#random));
    }
    if (on.has("changes")) {
      this.#items = this.#items.map((one) =>
        this.#random.chance(0.4) ? withNewAmount(one, this.#random) : one,
      );
    }
    if (on.has("oneJournal")) {
      const ends = await this.#finish([
        this.#push(journal, "shared"),
        this.#push(journal, "shared"),
      ]);
      const refused = ends.filter(
        (end) => end.how === "failed" && String(end.error).startsWith("JournalInUseError"),
      );
      // One that has nothing to send ends before the other begins.
      const mayBoth = ends.some(({ requests }) => requests === 0);
      if (refused.length > 1 || (refused.length === 0 && !mayBoth)) {
        this.#violations.push(`${refused.length} of two pushes refused`);
      }
      return;
    }
    if (on.has("fleet")) {
      const store = new FencedStore(companyId, this.#world.scheduler, journal);
      await this.#finish([this.#work(store), this.#work(store)]);
      return;
    }
    const pushes = [this.#push(journal)];
    if (on.has("twoJournals") && this.#random.chance(0.5))
      pushes.push(this.#push(memoryJournal(), "beside"));
    await this.#finish(pushes);
  }

  /** Pushes until everything is settled, and once more, which must change nothing. */
  async #settle(): Promise<ReadonlyMap<string, PushResult>> {
    let last: ReadonlyMap<string, PushResult> = new Map();
    let isSettled = false;
    for (let calm = 0; calm < 6; calm += 1) {
      const wasSettled = isSettled;
      const [end] = await this.#finish([this.#push(this.store.journal())]);
      if (end?.how === "settled") last = end.results;
      isSettled = [...last.values()].every(
        ({ outcome }) => outcome === "booked" || outcome === "refused",
      );
      if (wasSettled && isSettled) break;
      await this.#pause();
    }
    return last;
  }

  /** Lets virtual time run until each push has ended. */
  async #finish(pushes: readonly Promise<Ended>[]): Promise<Ended[]> {
    let isOver = false;
    const all = Promise.all(pushes).finally(() => {
      isOver = true;
    });
    await this.#world.scheduler.run(() => isOver, 30 * dayMs);
    return await all;
  }

  async #pause(): Promise<void> {
    const pauseMs = this.#random.pick([0, 5_000, 2 * minuteMs, 100 * minuteMs, 26 * hourMs]);
    let isOver = false;
    this.#world.scheduler.after(pauseMs, () => {
      isOver = true;
    });
    await this.#world.scheduler.run(() => isOver, pauseMs);
  }

  /** One run in a process of its own. */
  async #push(
    store: PushJournal,
    use: "alone" | "shared" | "beside" | "fleet" = "alone",
    lease?: FencedClaim,
  ): Promise<Ended> {
    const random = this.#random.fork();
    const { scheduler, log, isCalm } = this.#world;
    const { on } = this.#world.rules;
    const name = `run ${++this.#runs}`;
    const drawStep = (feature: Feature, share: number, steps: number) =>
      !isCalm && on.has(feature) && random.chance(share) ? random.between(1, steps) : 0;
    const byMs = random.between(-dayMs, dayMs);
    const process = new SimulatedProcess(this.#world, this.#network, {
      skewMs: on.has("skew") ? random.between(-dayMs, dayMs) : 0,
      jump: { at: drawStep("skew", 0.3, 200), byMs },
      diesAt: drawStep("crash", 0.8, random.pick([20, 100, 400])),
      freeze: {
        at: drawStep("fleet", 0.7, random.pick([20, 100, 400])),
        forMs: random.between(leaseMs / 2, 10 * leaseMs),
      },
      permit: async () => lease?.permit(),
      fullAt: drawStep("diskFull", 0.4, 20),
      maxRetries: random.pick([0, 1, 3]),
    });
    const given = random.shuffle(this.#items);
    log(() => `${name} pushes ${given.length} items`);
    const items = given.map(({ item }) => item);
    const byId = new Map(given.map((one) => [one.item.transaction.id, one]));
    const run = async (): Promise<End> => {
      const results = new Map<string, PushResult>();
      const pushed = process.client.push(companyId, items, {
        journal: use === "shared" ? store : process.journal(store),
        concurrency: random.pick([1, 3, 20]),
        ...(on.has("changes") ? { onChange: "update" as const } : {}),
        onQuotaExhausted: random.pick(["stop", "wait-for-reset"]),
        timeoutMs: isCalm ? 5 * hourMs : random.pick([2 * minuteMs, 15 * minuteMs, hourMs]),
      });
      for await (const result of pushed) {
        // What a worker reports after it was taken over is rolled back.
        if (process.isDead || lease?.isCurrent === false) break;
        const { id } = result;
        log(() => `${name}: ${describeResult(result)}`);
        if (results.has(id)) this.#violations.push(`two results for ${id} in one run`);
        results.set(id, result);
        const [entry] = this.#books.entriesOf(id);
        const { sent } = this.#network;
        const one = byId.get(id);
        const claim: Claim = {
          ...{ result, atMs: scheduler.nowMs, sent, files: one?.files ?? [] },
          amount: amountOf(one?.item.transaction ?? {}),
          booked: entry?.amount,
        };
        this.#claims.set(id, [...(this.#claims.get(id) ?? []), claim]);
      }
      const { counts, requests } = await pushed;
      if (process.isDead) return { how: "died" };
      log(() => `${name} ends: ${JSON.stringify(counts)}`);
      const said = `${results.size} results, ${requests} requests`;
      const is = `${items.length} results, ${process.requests} requests`;
      // An attempt that timed out while the process was frozen may never have left.
      if (said !== is && use !== "fleet")
        this.#violations.push(`a report has ${said}, and should have ${is}`);
      return { how: "settled", results };
    };
    const stopBeating = lease && this.#beat(lease, process);
    const ended = await Promise.race([
      run().catch((error: unknown): End => ({ how: "failed", error })),
      process.died.then((): End => ({ how: "died" })),
    ]);
    stopBeating?.();
    this.requests += process.requests;
    const { mostInFlight } = process;
    if (mostInFlight > 10) this.#violations.push(`${mostInFlight} requests in flight at once`);
    if (ended.how === "died") {
      await scheduler.settle();
      if (process.appending > 0 && use === "alone") this.store.cut();
    } else if (ended.how === "failed") {
      log(() => `${name} fails: ${causes(ended.error)}`);
      const isExpected =
        use === "shared" ||
        (use === "fleet" && /LeaseLostError/.test(causes(ended.error))) ||
        (on.has("diskFull") && /ENOSPC/.test(causes(ended.error)));
      if (!isExpected) this.#violations.push(`a run failed: ${String(ended.error)}`);
    }
    return { ...ended, requests: process.requests };
  }

  /** Renews a claim while its process runs. Returns what ends that. */
  #beat(claim: FencedClaim, process: SimulatedProcess): () => void {
    let isOver = false;
    const beat = () => {
      if (isOver || process.isDead) return;
      if (!process.isFrozen) claim.heartbeat().catch(() => undefined);
      this.#world.scheduler.after(leaseMs / 6, beat);
    };
    beat();
    return () => {
      isOver = true;
    };
  }
}

function describeResult(result: PushResult): string {
  const name = `${result.kind} ${result.id} is ${result.outcome}`;
  if (result.outcome === "booked") return `${name} ${JSON.stringify(result.attachments)}`;
  return "message" in result ? `${name} (${result.reason}: ${result.message})` : name;
}

/** An error with everything that caused it, in a line. */
function causes(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? causes(error.cause) : "";
  return `${String(error)} ${cause}`;
}

function memoryStore() {
  const journal = memoryJournal();
  return { journal: (): PushJournal => journal, cut: () => undefined, close: () => undefined };
}

/** A journal in a file, opened anew by each run, whose last event can be cut at any byte. */
function fileStore(random: Random) {
  const folder = mkdtempSync(join(tmpdir(), "simulated-push-"));
  const path = join(folder, "journal.jsonl");
  const cut = () => {
    const text = readFileSync(path);
    const start = text.lastIndexOf("\n", text.length - 2) + 1;
    writeFileSync(path, text.subarray(0, random.between(start, text.length)));
  };
  const close = () => rmSync(folder, { recursive: true, force: true });
  return { journal: (): PushJournal => fileJournal(path), cut, close };
}
