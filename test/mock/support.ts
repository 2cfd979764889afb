import { setupServer } from "msw/node";
import { createMockCodat, type MockCodatOptions } from "codat-expenses/mock";
import { onTestFinished } from "vitest";

/** A mock behind `fetch`, until the test is over, and a way to send it requests. */
export function startMock(options: MockCodatOptions = {}) {
  const mock = createMockCodat({ startsAt: "2026-08-03T09:00:00Z", ...options });
  const server = setupServer(...mock.handlers);
  server.listen({ onUnhandledRequest: "error" });
  onTestFinished(() => server.close());
  return { mock, send: sender("https://api.codat.io") };
}

/** What came back: its JSON is loosely typed here, for tests say what they expect of it. */
export interface Reply {
  status: number;
  headers: Headers;
  body: Json;
}

// biome-ignore lint/suspicious/noExplicitAny: tests read whatever they expect of an answer.
export type Json = any;

/** Sends requests to a server, with a key unless told otherwise. */
export function sender(baseUrl: string) {
  return async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply> => {
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
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.startsWith("application/json");
    return {
      status: response.status,
      headers: response.headers,
      body: isJson && text !== "" ? parsed(text) : text,
    };
  };
}

export type Send = ReturnType<typeof sender>;

function parsed(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A payment of one line. */
export function expense(changes: Record<string, unknown> = {}) {
  return {
    id: crypto.randomUUID(),
    type: "Payment",
    issueDate: "2026-08-01",
    currency: "GBP",
    merchantName: "Blue Fern Hotels",
    lines: [{ netAmount: 100, taxAmount: 20 }],
    ...changes,
  };
}

/** Where a company's spend is written to. */
export const expensesPath = (companyId: string) => `/companies/${companyId}/sync/expenses`;

/** Posts expenses, lets their sync end, and answers its id and status. */
export async function syncExpenses(
  { mock, send }: ReturnType<typeof startMock>,
  companyId: string,
  expenses: unknown[],
) {
  const path = expensesPath(companyId);
  const posted = await send("POST", `${path}/expense-transactions`, expenses);
  const syncId: string = posted.body.syncId;
  await mock.clock.advance(60_000);
  const status = await send("GET", `${path}/syncs/${syncId}/status`);
  const listed = await send("GET", `${path}/syncs/${syncId}/transactions`);
  return { posted, syncId, status: status.body, transactions: listed.body.results };
}
