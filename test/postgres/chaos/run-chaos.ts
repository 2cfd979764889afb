import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { createMockCodat, type MockCodat, type MockCodatOptions } from "codat-expenses/mock";
import { createFleet, migrate } from "codat-expenses/postgres";
import { checkBooks } from "../../../examples/fleet/check-books.js";
import type { Cluster } from "../../../examples/fleet/cluster.js";
import { itemsOf } from "../../../examples/fleet/spend.js";
import { built } from "../../support/built.js";
import { randomFrom } from "../../support/random.js";
import type { FromWorker, WorkerOrder } from "./messages.js";

/** What is pushed, by how many, and what happens meanwhile. */
export interface ChaosOptions
  extends Omit<WorkerOrder, "databaseUrl" | "apiUrl" | "companies" | "clockCheck"> {
  readonly seed: number;
  readonly companies: number;
  readonly workers: number;
  /** How many times a worker is killed and another one started. */
  readonly kills: number;
  /** How many times a worker is frozen for longer than its lease. */
  readonly freezes: number;
  /** How many times the database crashes and is started again. */
  readonly crashes: number;
  /** How many times a worker is asked to stop and another one started. */
  readonly stops?: number;
  readonly clockCheck?: boolean;
  /** Where the workers reach the database, if not directly. */
  readonly databaseUrl?: string;
  readonly mock?: MockCodatOptions;
  /** Called with the mock before anything is sent. */
  readonly prepare?: (mock: MockCodat) => void;
  readonly onStep?: (step: string) => void;
  readonly timeoutMs?: number;
}

/** What was there in the end. */
export interface Chaos {
  readonly tookMs: number;
  readonly requests: number;
  readonly status429: number;
  /** The most requests in any minute. */
  readonly maxInMinute: number;
  readonly done: Readonly<Record<"kill" | "freeze" | "crash" | "stop", number>>;
  /** How many times a worker froze itself right before an upload, until others had its companies. */
  readonly selfFreezes: number;
  /** How many of these uploads the API had already from another worker. */
  readonly lateUploads: number;
  /** What was refused, by the reason that the workers gave. */
  readonly refusals: Readonly<Record<string, number>>;
  /** How processes ended that were not killed, where not with 0. */
  readonly unexpectedExits: readonly string[];
  /** Everything that is not as it must be. */
  readonly faults: readonly string[];
}

type Action = keyof Chaos["done"];

/** Runs a fleet through chaos on a cluster of its own, and holds the ledger against the items. */
export async function runChaos(cluster: Cluster, options: ChaosOptions): Promise<Chaos> {
  const { seed, amount, leaseMs, onStep = () => undefined, timeoutMs = 240_000 } = options;
  const random = randomFrom(seed);
  const pool = cluster.pool({ max: 4 });
  await pool.query("drop schema if exists codat_fleet cascade; drop table if exists results");
  await migrate(pool);
  await pool.query("create table results (company_id text, id text, outcome text)");
  const mock = createMockCodat({
    clock: "real",
    syncDurationMs: 200,
    dailyQuota: Number.POSITIVE_INFINITY,
    limits: { perMinute: Math.ceil((options.perMinute / 970) * 1_000) },
    requestLogSize: 1_000_000,
    ...options.mock,
  });
  const sentMs: number[] = [];
  const steps = planOf(options, random);
  const chaos: Promise<void>[] = [];
  mock.inject({
    times: Number.POSITIVE_INFINITY,
    when: () => {
      sentMs.push(performance.now());
      for (const { action } of steps.filter(({ request }) => request === sentMs.length)) {
        onStep(action);
        chaos.push(actions[action]());
      }
      return false;
    },
  });
  options.prepare?.(mock);
  const companies = Array.from({ length: options.companies }, () => mock.createCompany());
  const { url, close } = await mock.listen();
  const order: WorkerOrder = {
    databaseUrl: options.databaseUrl ?? cluster.url,
    apiUrl: url,
    companies,
    amount,
    leaseMs,
    slots: options.slots,
    sliceMs: options.sliceMs,
    perMinute: options.perMinute,
    clockCheck: options.clockCheck ?? true,
    frozenUploads: options.frozenUploads,
  };
  const refusals: Record<string, number> = {};
  const unexpectedExits: string[] = [];
  const workers = new Set<ChildProcess>();
  const started = new Set<ChildProcess>();
  const frozen = new Set<ChildProcess>();
  let selfFreezes = 0;
  let sentAfterFreeze = 0;
  const start = (frozenUploads = options.frozenUploads) => {
    const child = fork(built("test/postgres/chaos/worker-process.ts"), [], {
      execArgv: [],
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    workers.add(child);
    let stderr = "";
    let owner = "";
    child.stderr?.on("data", (data) => {
      stderr += String(data);
    });
    child.on("message", (message: FromWorker) => {
      if (message.kind === "started") {
        started.add(child);
        owner = message.owner;
      }
      if (message.kind === "freezing") {
        // The one that never freezes takes over.
        if (selfFreezes === 0) start(0);
        selfFreezes += 1;
        chaos.push(wakeWhenTakenOver(child, owner));
      }
      if (message.kind === "sent") sentAfterFreeze += 1;
      if (message.kind !== "error") return;
      const reason = /^\w+Error$/.test(message.name) ? message.message : "other";
      const short = reason.replace(/company \S+ \(fence \d+\)/, "a company");
      refusals[short] = (refusals[short] ?? 0) + 1;
    });
    child.once("exit", (code, signal) => {
      workers.delete(child);
      if (signal !== "SIGKILL" && code !== 0) unexpectedExits.push(`${signal ?? code} ${stderr}`);
    });
    child.send({ ...order, frozenUploads });
  };
  const done = { kill: 0, freeze: 0, crash: 0, stop: 0 };
  const any = () => {
    const running = [...started].filter((child) => !frozen.has(child));
    return running[Math.floor(random() * running.length)];
  };
  const replace = async (action: "kill" | "stop", signal: NodeJS.Signals) => {
    const child = any();
    if (!child) return;
    done[action] += 1;
    started.delete(child);
    await ended(child, signal);
    start();
  };
  let crash = Promise.resolve();
  const actions: Record<Action, () => Promise<void>> = {
    kill: () => replace("kill", "SIGKILL"),
    stop: () => replace("stop", "SIGTERM"),
    freeze: async () => {
      const child = any();
      if (!child) return;
      done.freeze += 1;
      child.kill("SIGSTOP");
      frozen.add(child);
      await wait(leaseMs * (1.2 + random()));
      frozen.delete(child);
      child.kill("SIGCONT");
    },
    crash: () => {
      done.crash += 1;
      const crashed = crash.then(async () => {
        await cluster.crash();
        await wait(100 + random() * 300);
        await cluster.restart();
      });
      crash = crashed;
      return crashed;
    },
  };

  let isOver = false;
  const wakeWhenTakenOver = async (child: ChildProcess, owner: string) => {
    const owned = () => pool.query("select from codat_fleet.work where owner = $1", [owner]);
    do await wait(100);
    while (!isOver && (await owned()).rows.length > 0);
    child.kill("SIGCONT");
  };
  try {
    const fleet = createFleet(pool);
    for (let index = 0; index < options.workers; index += 1) start();
    while (started.size < options.workers) {
      if (unexpectedExits.length > 0) throw new Error(unexpectedExits.join("\n"));
      await wait(20);
    }
    const startedMs = performance.now();
    for (const { companyId } of companies) await fleet.want(companyId, { pushId: "2026-10" });
    for (;;) {
      const open = await fleet.status().catch(() => undefined);
      if (open?.length === 0) break;
      if (performance.now() - startedMs > timeoutMs) {
        throw new Error(`not done after ${timeoutMs} ms: ${JSON.stringify({ open, refusals })}`);
      }
      await wait(50);
    }
    const tookMs = performance.now() - startedMs;
    isOver = true;
    await Promise.all(chaos);
    while (sentAfterFreeze < selfFreezes) await wait(20);
    for (const child of [...workers]) {
      child.kill("SIGCONT");
      await ended(child, started.has(child) ? "SIGTERM" : "SIGKILL");
    }
    const requests = sentMs.length;
    const maxInMinute = mostInWindow(sentMs, 60_000);
    const withStatus = (wanted: number) =>
      mock.requests.filter(({ status }) => status === wanted).length;
    const status429 = withStatus(429);
    const lateUploads = mock.requests.filter(
      ({ path, replayed }) => replayed && path.endsWith("/attachments"),
    ).length;
    const faults: string[] = [];
    // Nothing may rest on the API's refusal of duplicates, nor reuse a key for another request.
    for (const status of [400, 422]) {
      const refused = withStatus(status);
      if (refused > 0) faults.push(`${refused} requests were refused with ${status}`);
    }
    for (const { companyId } of companies) faults.push(...(await booksFaults(companyId)));
    faults.push(...(await journalFaults()));
    const counts = { tookMs, requests, status429, maxInMinute, selfFreezes, lateUploads };
    return { ...counts, done, refusals, unexpectedExits, faults };
  } finally {
    isOver = true;
    for (const child of workers) child.kill("SIGKILL");
    await close();
    await pool.end();
  }

  async function booksFaults(companyId: string): Promise<string[]> {
    const faults: string[] = [];
    const check = (holds: boolean, fault: string) => {
      if (!holds) faults.push(`company ${companyId}: ${fault}`);
    };
    const { rows } = await pool.query("select id, outcome from results where company_id = $1", [
      companyId,
    ]);
    const items = itemsOf(mock.company(companyId), amount);
    check(rows.length === items.length, `${rows.length} results for ${items.length} items`);
    for (const { id, outcome } of rows) check(outcome === "booked", `${id} is ${outcome}`);
    for (const [fault, ids] of Object.entries(await checkBooks(mock, url, companyId, items))) {
      check(ids.length === 0, `${fault}: ${ids}`);
    }
    return faults;
  }

  async function journalFaults(): Promise<string[]> {
    const { rows: gaps } = await pool.query(
      `select company_id from codat_fleet.work w where seq <> (
         select count(*) from codat_fleet.journal j
          where j.company_id = w.company_id and j.push_id = w.push_id and j.seq <= w.seq)`,
    );
    const { rows: falls } = await pool.query(
      `select company_id from (
         select company_id, fence < lag(fence) over (partition by company_id, push_id order by seq)
           as falls from codat_fleet.journal) j where falls`,
    );
    return [
      ...gaps.map(({ company_id: id }) => `the journal of company ${id} has gaps`),
      ...falls.map(({ company_id: id }) => `a fence of company ${id} falls`),
    ];
  }
}

/**
 * At which request each action begins. The push needs more requests than that, and none can have ended
 * before its response: every action meets a push that is under way.
 */
function planOf(options: ChaosOptions, random: () => number) {
  const { companies, amount, kills, freezes, crashes, stops = 0 } = options;
  const requests = companies * (3 * Math.ceil(amount.items / 50) + amount.receipts);
  const times: [Action, number][] = [
    ["kill", kills],
    ["freeze", freezes],
    ["crash", crashes],
    ["stop", stops],
  ];
  return times.flatMap(([action, count]) =>
    Array.from({ length: count }, () => ({ action, request: 1 + Math.floor(random() * requests) })),
  );
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, "exit");
  child.kill(signal);
  await exit;
}

/** The most moments that lie within a window of this length. */
function mostInWindow(times: readonly number[], lengthMs: number): number {
  let most = 0;
  let start = 0;
  for (const [index, time] of times.entries()) {
    while (time - (times[start] ?? time) >= lengthMs) start += 1;
    most = Math.max(most, index - start + 1);
  }
  return most;
}
