import { randomUUID } from "node:crypto";
import { CodatExpenses, type Expense, type PushItem } from "codat-expenses";
import type { MockCodat } from "codat-expenses/mock";
import { sign } from "codat-expenses/webhooks";

/** What the code of a guide may use without declaring it. */
export interface Scene {
  readonly apiKey: string;
  /** Plays a business that links its accounting software shortly after it is asked to. */
  readonly businessLinksSoon: () => void;
  /** A client of the mock; its waits take no time. */
  readonly codat: CodatExpenses;
  /** A company on QuickBooks Online that is linked and configured. */
  readonly companyId: string;
  /** Its connection to the accounting software. */
  readonly connectionId: string;
  /** An expense that its books take. */
  readonly expense: Expense;
  /** 60 expenses that its books take, the first one with a receipt. */
  readonly items: readonly PushItem[];
  readonly mock: MockCodat;
  /** A signed webhook on its way in, of a sync that succeeded. */
  readonly receivedRequest: Request;
  /** What it is signed with. */
  readonly secret: string;
}

/** The scene's parts, by name. */
export const sceneParts = [
  "apiKey",
  "businessLinksSoon",
  "codat",
  "companyId",
  "connectionId",
  "expense",
  "items",
  "mock",
  "receivedRequest",
  "secret",
] as const satisfies readonly (keyof Scene)[];

/** Sets the scene on a mock that listens. */
export function setScene(mock: MockCodat): Scene {
  const { companyId, accountingConnectionId, accounts } = mock.createCompany({
    baseCurrency: "GBP",
  });
  const [account] = accounts;
  if (!account || !accountingConnectionId)
    throw new Error("The mock made a company without books.");
  const anExpense = (): Expense => ({
    id: randomUUID(),
    type: "Payment",
    issueDate: "2026-10-20",
    currency: "GBP",
    merchantName: "Trainline",
    lines: [{ netAmount: 86.4, taxAmount: 0, accountRef: { id: account.id } }],
  });
  const items = Array.from(
    { length: 60 },
    (_, index): PushItem => ({
      kind: "expense",
      transaction: anExpense(),
      attachments: index === 0 ? [{ path: "receipt.pdf" }] : [],
    }),
  );
  const apiKey = "a-key";
  const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  const event = { eventType: "expenses.sync.successful", payload: { syncId: randomUUID() } };
  return {
    apiKey,
    businessLinksSoon: () => linkSoon(mock),
    codat: new CodatExpenses({ apiKey, clock: mock.clock }),
    companyId,
    connectionId: accountingConnectionId,
    expense: anExpense(),
    items,
    mock,
    receivedRequest: new Request("https://example.com/webhooks/codat", {
      method: "POST",
      ...sign(event, secret),
    }),
    secret,
  };
}

function linkSoon(mock: MockCodat): void {
  const looking = setInterval(() => {
    for (const { companyId, accountingConnectionId, platform } of mock.companies()) {
      if (platform || !accountingConnectionId) continue;
      clearInterval(looking);
      mock.link(companyId, accountingConnectionId);
    }
  }, 5).unref();
}
