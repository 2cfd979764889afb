import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { MockCompany } from "codat-expenses/mock";

/** A mock that runs in a process of its own. */
export interface MockProcess {
  readonly url: string;
  readonly company: MockCompany;
  /** What it was sent, by operation, and what is in the books. */
  show(): Promise<MockCounts>;
  end(): void;
}

interface MockCounts {
  readonly requests: Readonly<Record<string, number>>;
  readonly booked: number;
  readonly files: number;
}

/** What a process that pushes is told. */
export interface PushOrder {
  readonly url: string;
  readonly company: MockCompany;
  readonly items: number;
  /** Every which item has a receipt; 0 for none. */
  readonly receiptEvery: number;
}

/** What it measured. */
export interface PushMeasured {
  readonly requests: number;
  readonly seconds: number;
  readonly booked: number;
  /** The most memory above the start: of live objects, and of the whole process. */
  readonly liveMegabytes: number;
  readonly residentMegabytes: number;
}

/** Starts a mock whose syncs take this long. */
export async function startMock(syncDurationMs: number): Promise<MockProcess> {
  const child = start("mock-process.ts", [String(syncDurationMs)]);
  const about = (await answerOf(child)) as Pick<MockProcess, "url" | "company">;
  return {
    ...about,
    show: async () => {
      const answer = answerOf(child);
      child.send("show");
      return (await answer) as MockCounts;
    },
    end: () => child.disconnect(),
  };
}

/** Pushes from a process of its own, started for this alone. */
export async function pushElsewhere(order: PushOrder): Promise<PushMeasured> {
  const child = start("push-process.ts");
  const answer = answerOf(child);
  child.send(order);
  return (await answer) as PushMeasured;
}

function start(file: string, given: readonly string[] = []): ChildProcess {
  const path = fileURLToPath(new URL(file, import.meta.url));
  return fork(path, given, { execArgv: ["--import", "tsx", "--expose-gc"] });
}

function answerOf(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    child.once("message", resolve);
    child.once("exit", (code) => reject(new Error(`a process ended with ${code}`)));
  });
}
