import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
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
  /** How many times a worker froze itself right before an upload, and woke up after its lease. */
  readonly selfFreezes: number;
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
  mock.inject({
    times: Number.POSITIVE_INFINITY,
    when: () => {
      sentMs.push(performance.now());
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
    freezeBeforeUpload: options.freezeBeforeUpload,
  };
  const refusals: Record<string, number> = {};
  const unexpectedExits: string[] = [];
  const workers = new Set<ChildProcess>();
  const started = new Set<ChildProcess>();
  const frozen = new Set<ChildProcess>();
  const start = () => {
    const child = fork(built("test/postgres/chaos/worker-process.ts"), [], {
      execArgv: [],
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    workers.add(child);
    let stderr = "";
    child.stderr?.on("data", (data) => {
      stderr += String(data);
    });
    child.on("message", (message: FromWorker) => {
      if (message.kind === "started") started.add(child);
      if (message.kind !== "error") return;
      const reason = /^\w+Error$/.test(message.name) ? message.message : "other";
      const short = reason.replace(/company \S+ \(fence \d+\)/, "a company");
      refusals[short] = (refusals[short] ?? 0) + 1;
    });
    child.once("exit", (code, signal) => {
      workers.delete(child);
      if (signal !== "SIGKILL" && code !== 0) unexpectedExits.push(`${signal ?? code} ${stderr}`);
    });
    child.send(order);
  };
  const done = { kill: 0, freeze: 0, crash: 0, stop: 0 };
  const any = () => {
    const running = [...workers].filter((child) => started.has(child) && !frozen.has(child));
    return running[Math.floor(random() * running.length)];
  };
  const actions: Record<Action, () => Promise<void>> = {
    kill: async () => {
      const child = any();
      if (child) await ended(child, "SIGKILL");
      start();
    },
    stop: async () => {
      const child = any();
      if (child) await ended(child, "SIGTERM");
      start();
    },
    freeze: async () => {
      const child = any();
      if (!child) return;
      child.kill("SIGSTOP");
      frozen.add(child);
      const frozenMs = leaseMs * (1.2 + random());
      void wait(frozenMs).then(() => {
        frozen.delete(child);
        child.kill("SIGCONT");
      });
    },
    crash: async () => {
      await cluster.crash();
      await wait(100 + random() * 300);
      await cluster.restart();
    },
  };
  const plan = [
    ...Array.from({ length: options.kills }, () => "kill" as const),
    ...Array.from({ length: options.freezes }, () => "freeze" as const),
    ...Array.from({ length: options.crashes }, () => "crash" as const),
    ...Array.from({ length: options.stops ?? 0 }, () => "stop" as const),
  ]
    .map((action) => ({ action, place: random() }))
    .sort((a, b) => a.place - b.place);

  const startedMs = performance.now();
  let isOver = false;
  try {
    const fleet = createFleet(pool);
    for (const { companyId } of companies) await fleet.want(companyId, { pushId: "2026-10" });
    for (let index = 0; index < options.workers; index += 1) start();
    const chaos = (async () => {
      for (const { action } of plan) {
        await wait(300 + random() * 500);
        if (isOver) return;
        onStep(action);
        await actions[action]();
        done[action] += 1;
      }
    })();
    // Workers that froze themselves, right before they send, wake up when others have taken over.
    let selfFreezes = 0;
    const waking = (async () => {
      while (!isOver && options.freezeBeforeUpload > 0) {
        await wait(leaseMs * 1.5);
        for (const child of workers) {
          if (frozen.has(child)) continue;
          if (isStopped(child)) selfFreezes += 1;
          child.kill("SIGCONT");
        }
      }
    })();
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
    await Promise.all([chaos, waking]);
    for (const child of [...workers]) {
      frozen.delete(child);
      child.kill("SIGCONT");
      await ended(child, started.has(child) ? "SIGTERM" : "SIGKILL");
    }
    const requests = sentMs.length;
    const maxInMinute = mostInWindow(sentMs, 60_000);
    const withStatus = (wanted: number) =>
      mock.requests.filter(({ status }) => status === wanted).length;
    const status429 = withStatus(429);
    const faults: string[] = [];
    // Nothing may rest on the API's refusal of duplicates, nor reuse a key for another request.
    for (const status of [400, 422]) {
      const refused = withStatus(status);
      if (refused > 0) faults.push(`${refused} requests were refused with ${status}`);
    }
    for (const { companyId } of companies) faults.push(...(await booksFaults(companyId)));
    faults.push(...(await journalFaults()));
    const counts = { tookMs, requests, status429, maxInMinute, selfFreezes };
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

/** Whether the kernel has stopped a process. */
function isStopped({ pid }: ChildProcess): boolean {
  try {
    return /\) T /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
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
