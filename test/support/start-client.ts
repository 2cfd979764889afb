import { type ClientOptions, CodatExpenses } from "codat-expenses";
import { createMockCodat, type MockCodatOptions } from "codat-expenses/mock";
import { setupServer } from "msw/node";
import { onTestFinished } from "vitest";

/** Each profile of the mock: what holds on all three holds on the API. */
export const profiles = ["documented", "pessimistic", "hostile"] as const;

/** A client that talks to a mock behind `fetch`, on the mock's clock, until the test is over. */
export function startClient(options: ClientOptions = {}, mockOptions: MockCodatOptions = {}) {
  const mock = createMockCodat({ startsAt: "2026-08-03T09:00:00Z", ...mockOptions });
  const server = setupServer(...mock.handlers);
  server.listen({ onUnhandledRequest: "error" });
  onTestFinished(() => server.close());
  const sent: unknown[] = [];
  const codat = new CodatExpenses({
    apiKey: "test-key",
    clock: mock.clock,
    // Keeps each JSON body as it goes out, before anything else reads it.
    fetch: (input, init) => {
      if (typeof init?.body === "string") sent.push(JSON.parse(init.body));
      return fetch(input, init);
    },
    ...options,
  });
  return { codat, mock, server, sent };
}

/** The same over HTTP. */
export async function startListeningClient(
  options: ClientOptions = {},
  mockOptions: MockCodatOptions = {},
) {
  const mock = createMockCodat({ clock: "virtual", ...mockOptions });
  const { url, close } = await mock.listen();
  onTestFinished(close);
  const codat = new CodatExpenses({
    apiKey: "test-key",
    baseUrl: url,
    clock: mock.clock,
    ...options,
  });
  return { codat, mock };
}
