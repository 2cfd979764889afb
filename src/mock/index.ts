/**
 * A mock of the Expenses API that remembers what it is sent and refuses what the API and the
 * accounting platforms refuse: MSW handlers for tests, and the same over HTTP. Needs `msw`.
 *
 * @module
 */
export type { MockClock } from "./clock.js";
export type { BooksOptions } from "./connect.js";
export type { CreateCompanyOptions, MockCompany } from "./create-company.js";
export { createMockCodat, type MockCodat, type MockCodatOptions } from "./create-mock-codat.js";
export type {
  WebhookAttempt,
  WebhookDelivery,
  WebhookSubscription,
  WebhookTarget,
} from "./deliver-webhooks.js";
export type { NextFetchFailure, NextPushEnd } from "./end-orders.js";
export type { MockEvent } from "./events.js";
export { type MockedOperation, mockedOperations } from "./operations.js";
export type { LoggedRequest } from "./request-log.js";
export type { ListeningMock, ListenOptions } from "./server.js";
export type { BankTransaction } from "./store/books.js";
export type { LedgerAttachment, LedgerEntry } from "./store/ledger.js";
export type { NextSyncEnd, TransactionEnd } from "./sync-orders.js";
export type { OrderedTrouble, Trouble, TroubledRequest } from "./trouble.js";
