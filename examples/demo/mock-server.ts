import type { LedgerEntry } from "codat-expenses/mock";
import { start } from "../../src/mock-server/start.js";

/** The mock server that `npx codat-expenses mock` starts, with what the demo needs of its control API. */
export interface MockServer {
  readonly url: string;
  /** Does what a business does that opens its link and signs in. */
  link(companyId: string, connectionId: string): Promise<void>;
  /** The operations of the requests that it has responded to. */
  operationIds(): Promise<readonly (string | undefined)[]>;
  /** What is in a company's books. */
  ledger(companyId: string): Promise<readonly LedgerEntry[]>;
  stop(): Promise<void>;
}

/** Starts it on a free port. */
export async function startMockServer(): Promise<MockServer> {
  const { url, stop } = await start({
    ...{ port: 0, host: "127.0.0.1", allowedHosts: [], isQuiet: true },
    ...{ profile: "documented", randomSeed: 1, hasLimits: true, syncDurationMs: 1_000 },
    ...{ seed: undefined, webhook: undefined, stateFile: undefined },
  });
  const control = async <Body>(path: string, order?: object): Promise<Body> => {
    const request = order && { method: "POST", body: JSON.stringify(order) };
    const response = await fetch(`${url}/_mock${path}`, request);
    if (!response.ok) throw new Error(`The mock server: ${await response.text()}`);
    return JSON.parse((await response.text()) || "null");
  };
  return {
    url,
    stop,
    link: (companyId, connectionId) => {
      // September is closed in its books.
      const books = {
        baseCurrency: "GBP",
        foreignCurrencies: ["EUR"],
        ledgerLockDate: "2026-09-30",
      };
      return control("/link", { companyId, connectionId, ...books });
    },
    operationIds: async () => {
      const requests = await control<{ operationId?: string }[]>("/requests");
      return requests.map(({ operationId }) => operationId);
    },
    ledger: (companyId) => control(`/companies/${companyId}/ledger`),
  };
}
