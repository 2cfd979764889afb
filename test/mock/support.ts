import {
  createMockCodat,
  type ListenOptions,
  type MockCodat,
  type MockCodatOptions,
  type MockCompany,
} from "codat-expenses/mock";
import { setupServer } from "msw/node";
import { onTestFinished } from "vitest";

/** What came back, as the test that asked for it expects it. */
interface Reply<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** Sends one request, with a key unless its headers say otherwise. */
export type Send = <Body = unknown>(
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Reply<Body>>;

/** A mock, and a way to send it requests. */
export interface Started {
  readonly mock: MockCodat;
  readonly send: Send;
}

const startsAt = "2026-08-03T09:00:00Z";

/** A mock behind `fetch`, until the test is over. */
export function startMock(options: MockCodatOptions = {}): Started {
  const mock = createMockCodat({ startsAt, ...options });
  const server = setupServer(...mock.handlers);
  server.listen({ onUnhandledRequest: "error" });
  onTestFinished(() => server.close());
  return { mock, send: sender("https://api.codat.io") };
}

/** A mock that listens, until the test is over. */
export async function listenMock(
  options: MockCodatOptions = {},
  listenOptions: ListenOptions = {},
): Promise<Started & { readonly url: string }> {
  const mock = createMockCodat({ startsAt, clock: "virtual", ...options });
  const { url, close } = await mock.listen(listenOptions);
  onTestFinished(close);
  return { mock, url, send: sender(url) };
}

function sender(baseUrl: string): Send {
  return async (method, path, body, headers = {}) => {
    const isForm = body instanceof FormData;
    const response = await fetch(baseUrl + path, {
      method,
      headers: {
        authorization: "Basic a2V5",
        ...(body === undefined || isForm ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    });
    return {
      status: response.status,
      headers: response.headers,
      body: parsed(await response.text()),
    };
  };
}

function parsed(text: string) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A payment of one line that the company's software takes. */
export function payment(company: MockCompany, changes: object = {}) {
  return {
    id: crypto.randomUUID(),
    type: "Payment",
    issueDate: "2026-08-01",
    currency: company.baseCurrency,
    merchantName: "Blue Fern Hotels",
    lines: [{ netAmount: 100, taxAmount: 20, accountRef: { id: company.accounts[0]?.id } }],
    ...changes,
  };
}

/** The path of a company's spend. */
export const spendPath = ({ companyId }: MockCompany) => `/companies/${companyId}/sync/expenses`;

/** How a sync and its transactions stand. */
export interface SyncReport {
  readonly syncId: string;
  readonly code: number;
  readonly errorMessage: string | null;
  readonly dataPushed: boolean;
  readonly transactions: {
    readonly transactionId: string;
    readonly status: string;
    readonly message: string | null;
  }[];
}

/** Sends a write, lets its sync end, and answers how it ended. */
export async function syncOf(
  started: Started,
  company: MockCompany,
  method: string,
  path: string,
  body: unknown,
): Promise<SyncReport> {
  const reply = await started.send<{ syncId: string }>(method, spendPath(company) + path, body);
  if (reply.status >= 300) throw new Error(`${reply.status}: ${JSON.stringify(reply.body)}`);
  await started.mock.clock.advance(60_000);
  return readSync(started, company, reply.body.syncId);
}

/** How a sync stands now. */
export async function readSync(
  { send }: Started,
  company: MockCompany,
  syncId: string,
): Promise<SyncReport> {
  const path = `${spendPath(company)}/syncs/${syncId}`;
  const { body } = await send<{
    syncStatusCode: number;
    errorMessage?: string;
    dataPushed: boolean;
  }>("GET", `${path}/status`);
  const transactions = await send<{
    results: { transactionId: string; status: string; message?: string; integrationType: string }[];
  }>("GET", `${path}/transactions?pageSize=5000`);
  return {
    syncId,
    code: body.syncStatusCode,
    errorMessage: body.errorMessage ?? null,
    dataPushed: body.dataPushed,
    transactions: transactions.body.results.map((each) => ({
      ...each,
      message: each.message ?? null,
    })),
  };
}
