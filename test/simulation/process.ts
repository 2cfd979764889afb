import { setMaxListeners } from "node:events";
import { type Clock, CodatExpenses, type JournalEvent, type PushJournal } from "codat-expenses";
import { responseOf } from "./messages.js";
import type { Network } from "./network.js";
import type { World } from "./rules.js";

export interface ProcessOptions {
  readonly skewMs: number;
  /** At which of its awaits the clock jumps, and how far; at which the process dies. */
  readonly jump: { readonly at: number; readonly byMs: number };
  readonly diesAt: number;
  /** At which of its awaits the process freezes, and for how long. */
  readonly freeze: { readonly at: number; readonly forMs: number };
  /** Called before each request. */
  readonly permit: () => Promise<void>;
  /** Which append fails for want of space. */
  readonly fullAt: number;
  readonly maxRetries: number;
}

/** A process that pushes: everything that it awaits from outside comes from here, until it dies. */
export class SimulatedProcess {
  readonly client: CodatExpenses;
  readonly died: Promise<"died">;
  isDead = false;
  requests = 0;
  mostInFlight = 0;
  /** Held here: a request that nothing refers to is collected as garbage, and its signal never aborts. */
  readonly #inFlight = new Set<Request>();
  /** How many events are being appended. */
  appending = 0;
  readonly #world: World;
  readonly #network: Network;
  readonly #options: ProcessOptions;
  #skewMs: number;
  #steps = 0;
  #thawsMs = 0;
  #appends = 0;
  #die: () => void = () => undefined;

  constructor(world: World, network: Network, options: ProcessOptions) {
    this.#world = world;
    this.#network = network;
    this.#options = options;
    this.#skewMs = options.skewMs;
    this.died = new Promise((resolve) => {
      this.#die = () => resolve("died");
    });
    const clock: Clock = {
      now: () => world.scheduler.nowMs + this.#skewMs,
      sleep: (ms, signal) => this.#outside(() => this.#sleep(ms, signal)),
    };
    this.client = new CodatExpenses({
      apiKey: "simulated-key",
      clock,
      fetch: (input, init) => this.#outside(() => this.#fetch(requestOf(input, init))),
      maxRetries: options.maxRetries,
      limiter: { acquire: () => this.#outside(options.permit) },
    });
  }

  /** A journal of this process over the one that outlives it. */
  journal(store: PushJournal): PushJournal {
    const { scheduler } = this.#world;
    const all = async () => {
      const events: JournalEvent[] = [];
      for await (const event of store.read()) events.push(event);
      return events;
    };
    const append = async (event: JournalEvent) => {
      this.#appends += 1;
      if (this.#appends === this.#options.fullAt) {
        const message = "ENOSPC: no space left on device, write";
        throw Object.assign(new Error(message), { code: "ENOSPC" });
      }
      this.appending += 1;
      await scheduler.hold(store.append(event));
    };
    const read = () => this.#outside(() => scheduler.hold(all()));
    return {
      lost: store.lost,
      holds: (forMs) => store.holds?.(forMs) ?? true,
      read: async function* () {
        yield* await read();
      },
      append: async (event) => {
        await this.#outside(() => append(event));
        this.appending -= 1;
      },
    };
  }

  /** Awaits something from outside. The process can die before it happens, and right after. */
  async #outside<Value>(work: () => Promise<Value>): Promise<Value> {
    await this.#pass();
    try {
      return await work();
    } finally {
      await this.#pass();
    }
  }

  /** Whether the process stands still. */
  get isFrozen(): boolean {
    return this.#world.scheduler.nowMs < this.#thawsMs;
  }

  async #pass(): Promise<void> {
    if (this.#passes()) await forever();
    const { scheduler } = this.#world;
    if (!this.isFrozen) return;
    await new Promise<void>((resolve) => {
      scheduler.after(this.#thawsMs - scheduler.nowMs, resolve);
    });
    if (this.isDead) await forever();
  }

  /** Counts an await, and returns whether the process is dead. */
  #passes(): boolean {
    const { jump, diesAt, freeze } = this.#options;
    this.#steps += 1;
    if (this.#steps === freeze.at) {
      this.#thawsMs = this.#world.scheduler.nowMs + freeze.forMs;
      this.#world.log(() => `a process freezes for ${freeze.forMs} ms`);
    }
    if (this.#steps === jump.at) {
      this.#skewMs += jump.byMs;
      this.#world.log(() => `a clock jumps by ${jump.byMs} ms`);
    }
    if (this.#steps === diesAt) {
      this.#world.log(() => "a process dies");
      this.isDead = true;
      this.#die();
    }
    return this.isDead;
  }

  #sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const abort = () => {
        cancel();
        reject(signal?.reason);
      };
      const cancel = this.#world.scheduler.after(ms, () => {
        signal?.removeEventListener("abort", abort);
        resolve();
      });
      // A push of twenty batches sleeps as often at once, and Node warns of more than ten listeners.
      if (signal) setMaxListeners(0, signal);
      signal?.addEventListener("abort", abort, { once: true });
    });
  }

  async #fetch(request: Request): Promise<Response> {
    const { method, headers, signal } = request;
    const { pathname: path, searchParams: query } = new URL(request.url);
    const body = request.body ? await this.#world.scheduler.hold(request.text()) : "";
    const key = headers.get("idempotency-key");
    const contentType = headers.get("content-type") ?? "";
    const message = { method, path, query, key, contentType, body };
    // What is about to leave when the process freezes leaves when it thaws, however late that is.
    if (signal.aborted && this.#thawsMs > 0) {
      this.requests += 1;
      this.#network.send(message, () => undefined);
    }
    signal.throwIfAborted();
    this.requests += 1;
    this.#inFlight.add(request);
    this.mostInFlight = Math.max(this.mostInFlight, this.#inFlight.size);
    return new Promise<Response>((resolve, reject) => {
      const abort = () => reject(signal.reason);
      signal.addEventListener("abort", abort, { once: true });
      this.#network.send(message, (received) => {
        signal.removeEventListener("abort", abort);
        if (received instanceof Error) reject(received);
        else resolve(responseOf(received));
      });
    }).finally(() => {
      this.#inFlight.delete(request);
    });
  }
}

/** Copies no request that is one already: that costs more than the rest of a simulated call. */
function requestOf(input: string | URL | Request, init: RequestInit | undefined): Request {
  const isWhole = input instanceof Request && Object.keys(init ?? {}).length === 0;
  return isWhole ? input : new Request(input, init);
}

/** A new promise each time: one for all would hold on to every process that ever died. */
const forever = () => new Promise<never>(() => undefined);
