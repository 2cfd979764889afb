import { type ChildProcess, fork } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { built } from "../../support/built.js";
import type { Books, FromMock, Pushed, PushOrder, ToMock } from "./messages.js";
import { randomFrom } from "./random.js";

/** How long and how hard it goes. */
export interface SoakOptions {
  readonly seed: number;
  readonly items: number;
  /** How many times the pushing process is killed. */
  readonly kills: number;
  readonly syncDurationMs: number;
  /** Is told of each step. */
  readonly onStep?: (words: string) => void;
}

/** What was there in the end. */
export interface Soaked extends Pushed {
  readonly books: Books;
  readonly company: PushOrder["company"];
  readonly kills: number;
  readonly tookMs: number;
}

/**
 * Pushes items through a troubled mock in a process of its own, from a process that is killed again
 * and again and started anew with the same journal.
 */
export async function runSoak(options: SoakOptions): Promise<Soaked> {
  const { seed, items, kills, syncDurationMs, onStep = () => undefined } = options;
  const startedMs = Date.now();
  const random = randomFrom(seed + 1);
  const folder = await mkdtemp(join(tmpdir(), "codat-soak-"));
  const mock = start("mock-process.ts", [String(seed), String(syncDurationMs)]);
  try {
    const { url, company } = await messageOf(mock, "listening");
    const order = { url, company, journalPath: join(folder, "push.jsonl"), seed, items };
    // About as many requests as it takes: posts, pages and uploads, and some for the trouble.
    const expectedRequests = (items / 50) * 3 + items * 0.15;
    for (let kill = 1; kill <= kills; kill += 1) {
      const afterRequests = Math.ceil((expectedRequests / (kills + 1)) * (0.2 + 0.8 * random()));
      const reached = messageOf(mock, "reached");
      ask(mock, { kind: "tell", afterRequests });
      const pusher = start("push-process.ts");
      pusher.send(order);
      const ended = exitOf(pusher);
      const early = await Promise.race([reached, ended]);
      await wait(random() * 30);
      pusher.kill("SIGKILL");
      await ended;
      if (typeof early === "number") throw new Error(`the push was over before kill ${kill}`);
      onStep(`killed ${kill} of ${kills}, after ${afterRequests} requests`);
    }
    const pusher = start("push-process.ts");
    const pushed = new Promise<Pushed>((resolve, reject) => {
      pusher.once("message", (message) => resolve(message as Pushed));
      pusher.once("exit", (code) => reject(new Error(`the push ended with ${code}`)));
    });
    pusher.send(order);
    const done = await pushed;
    onStep("pushed to the end");
    ask(mock, { kind: "show" });
    const { books } = await messageOf(mock, "books");
    return { ...done, books, company, kills, tookMs: Date.now() - startedMs };
  } finally {
    mock.kill("SIGKILL");
    await rm(folder, { recursive: true });
  }
}

function start(file: string, given: readonly string[] = []): ChildProcess {
  return fork(built(`test/push/soak/${file}`), given, { execArgv: [] });
}

function ask(mock: ChildProcess, message: ToMock): void {
  mock.send(message);
}

function exitOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => child.once("exit", (code) => resolve(code ?? -1)));
}

function messageOf<Kind extends FromMock["kind"]>(
  mock: ChildProcess,
  kind: Kind,
): Promise<Extract<FromMock, { kind: Kind }>> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) => reject(new Error(`the mock ended with ${code}`));
    const onMessage = (message: unknown) => {
      const told = message as FromMock;
      if (told.kind !== kind) return;
      mock.off("message", onMessage).off("exit", onExit);
      resolve(told as Extract<FromMock, { kind: Kind }>);
    };
    mock.on("message", onMessage).once("exit", onExit);
  });
}
