// Run by aborts.test.ts: aborts a call at each moment, and says what was left of it. Prints one line of JSON.
import { createServer, type Socket } from "node:net";
import { setImmediate } from "node:timers/promises";
import { CodatExpenses, RequestAbortedError } from "codat-expenses";

/** How one abort went. */
export interface AbortReport {
  readonly moment: string;
  /** The class of the error, and whether it holds the signal's reason. */
  readonly error: string;
  readonly hasReason: boolean;
  /** From the abort to the error, in milliseconds. */
  readonly tookMs: number;
  /** Whether the only slot was free afterwards. */
  readonly slotIsFree: boolean;
  /** Resources that keep the process alive and were not there before. */
  readonly left: readonly string[];
}

type Moment = (codat: CodatExpenses, signal: AbortSignal, abort: () => void) => Promise<unknown>;

const reason = new Error("enough");

/** What the server does when a request's head is there. */
let answer: (socket: Socket) => void = () => undefined;
let onSocket: () => void = () => undefined;
const server = createServer((socket) => {
  // These ends of the connections are none of the client's.
  socket.unref();
  onSocket();
  socket.on("error", () => undefined);
  socket.on("data", (bytes) => {
    if (bytes.includes("GET /companies/free ")) {
      socket.end("HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}");
    } else answer(socket);
  });
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
server.unref();
const address = server.address();
const port = typeof address === "object" && address ? address.port : 0;

const soon = (abort: () => void) => void globalThis.setImmediate(abort);
const receipt = () =>
  new ReadableStream<Uint8Array>({
    async pull(controller) {
      await setImmediate();
      controller.enqueue(new Uint8Array(64_000));
    },
  });

const moments: Record<string, Moment> = {
  before: (codat, signal, abort) => {
    abort();
    return codat.companies.get("acme", { signal });
  },
  "before, in an upload": (codat, signal, abort) => {
    abort();
    const file = { content: receipt(), filename: "a.pdf" };
    return codat.attachments.upload("a", "b", "c", file, { signal });
  },
  "during connect": (codat, signal, abort) => {
    onSocket = abort;
    return codat.companies.get("acme", { signal });
  },
  "during upload": (codat, signal, abort) => {
    let received = 0;
    answer = () => {
      received += 1;
      if (received === 3) abort();
    };
    const file = { content: receipt(), filename: "a.pdf" };
    return codat.attachments.upload("a", "b", "c", file, { signal });
  },
  "during upload of a stream that gives nothing": (codat, signal, abort) => {
    answer = () => soon(abort);
    const content = new ReadableStream<Uint8Array>();
    return codat.attachments.upload("a", "b", "c", { content, filename: "a.pdf" }, { signal });
  },
  "during the wait for an answer": (codat, signal, abort) => {
    answer = () => soon(abort);
    return codat.companies.get("acme", { signal });
  },
  "during body": (codat, signal, abort) => {
    answer = (socket) => {
      socket.write("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{", () => soon(abort));
    };
    return codat.companies.get("acme", { signal });
  },
  "between retries": (codat, signal, abort) => {
    answer = (socket) => {
      socket.end(
        "HTTP/1.1 429 No\r\nretry-after: 50\r\ncontent-length: 0\r\nconnection: close\r\n\r\n",
      );
      socket.on("close", () => soon(abort));
    };
    return codat.companies.get("acme", { signal });
  },
  "during a wait": (codat, signal, abort) => {
    soon(abort);
    return codat.syncs.wait("acme", "sync", { signal });
  },
  "during a poll": (codat, signal, abort) => {
    answer = () => soon(abort);
    return codat.data.waitUntilFetched("acme", ["suppliers"], { signal });
  },
  "in line for a slot": async (codat, signal, abort) => {
    const holding = new AbortController();
    answer = () => soon(abort);
    const held = codat.companies.get("held", { signal: holding.signal }).catch(() => undefined);
    try {
      return await codat.companies.get("acme", { signal });
    } finally {
      holding.abort();
      await held;
    }
  },
};

// A first call, which sets up what the platform needs for any.
await new CodatExpenses({ apiKey: "key", baseUrl: `http://127.0.0.1:${port}` }).companies.get(
  "free",
);
const reports: AbortReport[] = [];
for (const [moment, run] of Object.entries(moments)) {
  // Thrice, for a busy machine can be late once; what is always late, and what is left, is the call's.
  const rounds = [await report(moment, run), await report(moment, run), await report(moment, run)];
  const worst = rounds.find(isOff) ?? rounds[0];
  if (worst) reports.push({ ...worst, tookMs: Math.min(...rounds.map(({ tookMs }) => tookMs)) });
}
console.log(JSON.stringify(reports));

function isOff({ error, hasReason, slotIsFree, left }: AbortReport): boolean {
  return error !== "RequestAbortedError" || !hasReason || !slotIsFree || left.length > 0;
}

async function report(moment: string, run: Moment): Promise<AbortReport> {
  answer = () => undefined;
  onSocket = () => undefined;
  const before = process.getActiveResourcesInfo();
  const codat = new CodatExpenses({
    apiKey: "key",
    baseUrl: `http://127.0.0.1:${port}`,
    maxConcurrency: 1,
  });
  const controller = new AbortController();
  let abortedMs = Number.NaN;
  const abort = () => {
    if (controller.signal.aborted) return;
    abortedMs = performance.now();
    controller.abort(reason);
  };
  const error: unknown = await run(codat, controller.signal, abort).then(
    () => "none",
    (thrown: unknown) => thrown,
  );
  const tookMs = performance.now() - abortedMs;
  const left = await leftOver(before);
  const free = await codat.companies.get("free").catch((thrown: unknown) => thrown);
  return {
    moment,
    error: error instanceof Error ? error.name : String(error),
    hasReason: error instanceof RequestAbortedError && error.cause === reason,
    tookMs,
    slotIsFree: !(free instanceof Error),
    left,
  };
}

/** What is alive that was not before, once the sockets have had some turns to close. */
async function leftOver(before: readonly string[]): Promise<string[]> {
  let left: string[] = [];
  for (let turn = 0; turn < 200; turn += 1) {
    const rest = [...before];
    left = process.getActiveResourcesInfo().filter((resource) => {
      const at = rest.indexOf(resource);
      if (at >= 0) rest.splice(at, 1);
      return at < 0 && resource !== "Immediate";
    });
    if (left.length === 0) return left;
    await setImmediate();
  }
  return left;
}
