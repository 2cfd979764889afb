import { spawn } from "node:child_process";
import { Agent, request } from "node:http";
import { fileURLToPath } from "node:url";
import type { MockCompany } from "codat-expenses/mock";

/** A mock server in a process of its own, with the companies of the demo. */
export interface MockProcess {
  readonly url: string;
  readonly pid: number;
  readonly companies: readonly MockCompany[];
  end(): void;
}

const command = fileURLToPath(new URL("../src/mock-server/cli.ts", import.meta.url));
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Starts a mock server without limits, whose syncs end at once. */
export async function startMock(): Promise<MockProcess> {
  const options = ["--port", "0", "--seed", "demo", "--sync-ms", "0", "--no-limits"];
  const args = ["--import", "tsx", command, ...options];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding("utf8").once("data", resolve);
    child.once("close", () => reject(new Error("The command did not start.")));
  });
  const url = /http:\S+/.exec(line)?.[0] ?? "";
  // The API's quota is a day's: no account has one for this.
  const remaining = JSON.stringify({ remaining: 1_000_000_000 });
  await fetch(`${url}/_mock/quota`, { method: "POST", body: remaining });
  const companies = (await (await fetch(`${url}/_mock/companies`)).json()) as MockCompany[];
  return { url, pid: child.pid ?? 0, companies, end: () => child.kill() };
}

/** An expense of one line that the company's books take. */
export function expenseOf(company: MockCompany, merchantName = "Northgate Print") {
  return {
    id: crypto.randomUUID(),
    type: "Payment",
    issueDate: "2026-08-01",
    currency: company.baseCurrency,
    merchantName,
    lines: [{ netAmount: 100, taxAmount: 20, accountRef: { id: company.accounts[0]?.id } }],
  };
}

/** Posts expenses as one sync, and returns its id. */
export async function postExpenses(url: string, { companyId }: MockCompany, expenses: object[]) {
  const path = `/companies/${companyId}/sync/expenses/expense-transactions`;
  const { status, body } = await send("POST", url + path, expenses);
  if (status !== 200) throw new Error(`${status}: ${body}`);
  const { syncId }: { syncId: string } = JSON.parse(body);
  return syncId;
}

/** Sends a request over connections that are kept alive: `fetch` would cost more than the mock. */
export function send(method: string, url: string, body?: unknown) {
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const headers = { authorization: "Basic a2V5", "content-type": "application/json" };
    const sent = request(url, { method, headers, agent }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (piece: string) => {
        text += piece;
      });
      response.once("end", () => resolve({ status: response.statusCode ?? 0, body: text }));
      response.once("error", reject);
    });
    sent.once("error", reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
