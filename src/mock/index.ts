/**
 * A mock of the Expenses API that remembers what it is sent and refuses what the API and the
 * accounting platforms refuse: MSW handlers for tests, and the same over HTTP. Needs `msw`.
 *
 * @module
 */

export type {
  CreateCompanyOptions,
  CreatedMockCompany,
  LinkedMockCompany,
  MockAccount,
  MockBankAccount,
  MockCompany,
  MockRecord,
  MockSupplier,
} from "./domain/companies.js";
export type { BooksOptions } from "./domain/connections.js";
export type { Factories, MadeReceipt, MadeTransfer } from "./domain/factories.js";
export type { ArchivedRecord } from "./domain/records.js";
export { createMockCodat, type MockCodat, type MockCodatOptions } from "./mock.js";
export type { ListeningMock, ListenOptions } from "./node-server.js";
export { type MockedOperation, mockedOperations } from "./router.js";
export type { BankTransaction } from "./state/books.js";
export type { MockClock } from "./state/clock.js";
export type { MockEvent } from "./state/events.js";
export type { Fault, FaultyRequest, InjectedFault } from "./state/faults.js";
export type { LedgerAttachment, LedgerEntry, LedgerVersion } from "./state/ledger.js";
export type { RequestLimits } from "./state/limits.js";
export type { MockProfile } from "./state/profile.js";
export type { LoggedRequest } from "./state/request-log.js";
export type {
  NextFetchFailure,
  NextPushEnd,
  NextSyncEnd,
  TransactionEnd,
} from "./state/scripted-outcomes.js";
export type {
  WebhookAttempt,
  WebhookDelivery,
  WebhookSubscription,
  WebhookTarget,
} from "./state/webhook-delivery.js";
