import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { MockCompany } from "codat-expenses/mock";
import { expect, onTestFinished } from "vitest";
import { built } from "../support/built.js";
import type { EndedCommand } from "../support/in-process.js";

const projectFolder = fileURLToPath(new URL("../..", import.meta.url));

/** A command that was started. */
export interface RunningCommand {
  /** Settles once it has printed a line, or ended. */
  readonly firstLine: Promise<string>;
  readonly ended: Promise<EndedCommand>;
  readonly pid: number | undefined;
  signal(name: NodeJS.Signals): void;
}

/** Runs the command in a process of its own. */
export function runCommand(args: readonly string[]): RunningCommand {
  return runNode([built("src/mock-server/cli.ts"), ...args]);
}

/** Runs Node in a process of its own, without any of this machine's CODAT_ settings. */
export function runNode(
  args: readonly string[],
  environment: Record<string, string> = {},
): RunningCommand {
  const inherited = Object.entries(process.env).filter(([key]) => !key.startsWith("CODAT_"));
  const child: ChildProcess = spawn(process.execPath, args, {
    cwd: projectFolder,
    env: { ...Object.fromEntries(inherited), ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  const firstLine = new Promise<string>((resolve) => {
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
      if (stdout.includes("\n")) resolve(stdout.slice(0, stdout.indexOf("\n")));
    });
    child.once("close", () => resolve(stdout));
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const ended = new Promise<EndedCommand>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
  return { firstLine, ended, pid: child.pid, signal: (name) => child.kill(name) };
}

/** A mock server that listens in a process of its own. */
export interface RunningServer {
  readonly url: string;
  readonly pid: number | undefined;
  /** Sends a request to the API with a key, and answers what came back as JSON. */
  api<Body = unknown>(method: string, path: string, body?: unknown): Promise<Body>;
  /** Asks or orders something under `/_mock`. */
  control<Body = unknown>(method: string, path: string, body?: unknown): Promise<Body>;
  /** Ends it as a person would, and waits until it has. */
  stop(signal?: NodeJS.Signals): Promise<EndedCommand>;
}

/** Starts the command on a free port, and waits until it listens. */
export async function startMockServer(...args: string[]): Promise<RunningServer> {
  const command = runCommand(["--port", "0", ...args]);
  const line = await command.firstLine;
  const url = /http:\S+$/.exec(line)?.[0];
  if (url === undefined) throw new Error(`It does not listen: ${(await command.ended).stderr}`);
  const send = async (method: string, path: string, body: unknown, headers: object) => {
    const response = await fetch(url + path, {
      method,
      headers: { ...headers, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${response.status} ${text}`);
    return text === "" ? undefined : JSON.parse(text);
  };
  return {
    url,
    pid: command.pid,
    api: (method, path, body) => send(method, path, body, { authorization: "Basic a2V5" }),
    control: (method, path, body) => send(method, `/_mock${path}`, body, {}),
    stop: (signal = "SIGTERM") => {
      command.signal(signal);
      return command.ended;
    },
  };
}

/** Starts `codat-expenses sync-health` on a free port, and waits until it listens; it ends with the test. */
export async function startSyncHealth(environment: Record<string, string>) {
  const args = ["sync-health", "--key-from-env", "--port", "0"];
  const program = built("src/cli/main.ts", "src/mock-server/cli.ts");
  const command = runNode([program, ...args], environment);
  onTestFinished(async () => {
    command.signal("SIGTERM");
    await command.ended;
  });
  const url = /http:\S+$/.exec(await command.firstLine)?.[0];
  if (url === undefined) throw new Error(`It does not listen: ${(await command.ended).stderr}`);
  return { url, command };
}

/** A folder that is gone after its user is done. */
export async function withFolder<Result>(
  use: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), "codat-expenses-mock-"));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A request as a webhook's receiver got it. */
export interface ReceivedWebhook {
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
}

/** A server that takes webhooks; `next` waits for the next one that `isWanted`. */
export async function startReceiver() {
  const received: ReceivedWebhook[] = [];
  let notice = () => {};
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const piece of request) body += piece;
    received.push({ headers: request.headers, body });
    response.writeHead(204).end();
    notice();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/webhooks`,
    async next(isWanted: (webhook: ReceivedWebhook) => boolean): Promise<ReceivedWebhook> {
      for (;;) {
        const found = received.find(isWanted);
        if (found) return found;
        await new Promise<void>((resolve) => {
          notice = resolve;
        });
      }
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** A payment of one line that the company's software takes. */
export function payment(company: MockCompany, merchantName = "Blue Fern Hotels") {
  return {
    id: crypto.randomUUID(),
    type: "Payment",
    issueDate: "2026-08-01",
    currency: company.baseCurrency,
    merchantName,
    lines: [{ netAmount: 100, taxAmount: 20, accountRef: { id: company.accounts[0]?.id } }],
  };
}

/** Posts expenses of a company, and answers the sync that writes them. */
export async function post(mockServer: RunningServer, company: MockCompany, items: unknown[]) {
  const path = `/companies/${company.companyId}/sync/expenses/expense-transactions`;
  const { syncId } = await mockServer.api<{ syncId: string }>("POST", path, items);
  return { companyId: company.companyId, syncId };
}

/** How a sync stands. */
export async function syncCodeOf(
  mockServer: RunningServer,
  sync: { companyId: string; syncId: string },
) {
  const path = `/companies/${sync.companyId}/sync/expenses/syncs/${sync.syncId}/status`;
  const { syncStatusCode } = await mockServer.api<{ syncStatusCode: number }>("GET", path);
  return syncStatusCode;
}

/** Reads a page's server-sent events one by one. */
export async function watch(url: string) {
  const gone = new AbortController();
  const response = await fetch(`${url}/sync-health/events`, { signal: gone.signal });
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  return {
    /** The next event but for those that tell of requests, which is to have this name. */
    async next(name: string): Promise<unknown> {
      for (;;) {
        const event = /event: (\w+)\ndata: (.*)\n\n/.exec(text);
        if (event) {
          text = text.slice(event.index + event[0].length);
          if (event[1] === "requests") continue;
          expect(event[1]).toBe(name);
          return JSON.parse(event[2] ?? "");
        }
        const piece = await reader?.read();
        if (!piece || piece.done) throw new Error("The events have ended.");
        text += piece.value;
      }
    },
    async stop(): Promise<void> {
      gone.abort();
      await reader?.closed.catch(() => undefined);
    },
  };
}
