import type { HttpRequestHandler } from "msw/core/http";
import type { Schemas } from "../types/index.js";
import {
  type CreateCompanyOptions,
  type CreatedMockCompany,
  createCompany,
  demoCompanies,
  type LinkedMockCompany,
  type MockCompany,
  showMockCompany,
} from "./domain/companies.js";
import {
  type BooksOptions,
  declineConnection,
  setConnectionStatus,
  withdrawAccess,
} from "./domain/connections.js";
import { processDue } from "./domain/due.js";
import { createFactories, type Factories } from "./domain/factories.js";
import { fetchNow } from "./domain/pulls.js";
import { type ArchivedRecord, archiveRecord } from "./domain/records.js";
import { endSyncNow } from "./domain/syncs.js";
import { type ListeningMock, type ListenOptions, listen } from "./node-server.js";
import { createHandler } from "./router.js";
import type { BankTransaction } from "./state/books.js";
import { AdjustableClock, type MockClock } from "./state/clock.js";
import type { CompanyRecord, ConnectionRecord } from "./state/company.js";
import { CompanyStore } from "./state/company.js";
import { EventHub } from "./state/events.js";
import { type Fault, FaultList, type InjectedFault } from "./state/faults.js";
import { IdempotencyKeys } from "./state/idempotency-keys.js";
import type { LedgerEntry } from "./state/ledger.js";
import { RequestCounter, type RequestLimits } from "./state/limits.js";
import { isRunning } from "./state/operations.js";
import { type MockProfile, ProfileBehavior } from "./state/profile.js";
import { Quota } from "./state/quota.js";
import { Random } from "./state/random.js";
import { type LoggedRequest, RequestLog } from "./state/request-log.js";
import {
  createPullEnds,
  createPushEnds,
  type NextFetchFailure,
  type NextPushEnd,
  type NextSyncEnd,
  ScriptedOutcomes,
  type TransactionEnd,
} from "./state/scripted-outcomes.js";
import type { MockState } from "./state/state.js";
import {
  deliverWebhooks,
  type WebhookSubscription,
  type WebhookTarget,
} from "./state/webhook-delivery.js";

/** What a mock is made with. All of it has a default. */
export interface MockCodatOptions {
  /** The one key that is accepted (as the raw key). By default any well-formed one. */
  apiKey?: string;
  /** The address that the handlers stand for: `https://api.codat.io`. */
  baseUrl?: string;
  /**
   * How time passes. `"virtual"` (the default): it stands still, and jumps on whenever something
   * sleeps on `mock.clock`, so that waiting takes no time. `"real"`: as on the wall. Once the mock
   * listens, time that was not asked to be virtual passes by itself too, for clients in other
   * processes cannot share the clock.
   */
  clock?: "virtual" | "real";
  /** The moment at which a virtual clock begins: milliseconds since the epoch, a `Date`, or ISO 8601. */
  startsAt?: number | Date | string;
  /** How long a sync runs (1,500 ms). */
  syncDurationMs?: number;
  /** How long a push operation takes (1,000 ms). */
  pushDurationMs?: number;
  /** How long a fetch of a company's data takes (1,000 ms): until then, reading it is a 409. */
  fetchDurationMs?: number;
  /** How much it keeps beyond what is promised (`"documented"`); a push should hold on all three. */
  profile?: MockProfile;
  /** What everything random follows from (1): the same seed, the same run. */
  seed?: number;
  /**
   * The API's other limits: 10 requests at once for each company, and 1,000 in any minute of the
   * mock's time; beyond them, 429. `false` switches them off.
   */
  limits?: RequestLimits | boolean;
  /** Requests a day. 1,000 × (1 + connected companies) by default; `Infinity` for no limit. */
  dailyQuota?: number;
  /** How many companies the account may have before creating one fails with 402. No limit by default. */
  companyLimit?: number;
  /** Attachments up to this size keep their bytes in the ledger (1,000,000); larger ones their size. */
  keptAttachmentBytes?: number;
  /**
   * Whether idempotency keys of POST and PATCH requests are honored (true): the first response is kept
   * for 90 minutes of the mock's time and replayed. `false` ignores them, as a proxy that strips them.
   */
  idempotency?: boolean;
  /** How many of the latest requests `requests` holds (1,000). */
  requestLogSize?: number;
}

/** The API's other side, to test against: it remembers what it was sent, and refuses what the API refuses. */
export interface MockCodat {
  /** MSW handlers for every operation: `setupServer(...mock.handlers)`. */
  readonly handlers: readonly ReturnType<HttpRequestHandler>[];
  /** Its time. Hand it to the client (`new CodatExpenses({ clock: mock.clock })`), and waits take none. */
  readonly clock: MockClock;
  /** The latest requests, oldest first. */
  readonly requests: readonly LoggedRequest[];
  /** Serves the same handlers over HTTP, by default on loopback and a free port. Node only. */
  listen(options?: ListenOptions): Promise<ListeningMock>;

  /** Makes a company with linked connections, a configuration, and books that fit its platform. */
  createCompany(options?: CreateCompanyOptions & { linked?: true }): LinkedMockCompany;
  /** Makes a company that may not be linked yet: its records may be absent. */
  createCompany(options: CreateCompanyOptions): CreatedMockCompany;
  /** Makes a company for each accounting software that can be written to: linked and configured. */
  seedDemo(): LinkedMockCompany[];
  /** Makes transactions and receipts that a company's platform takes. */
  make(company: MockCompany | string): Factories;
  /** Every company, with all ids that a test needs. */
  companies(): MockCompany[];
  /** One company, with all ids that a test needs. */
  company(companyId: string): MockCompany;
  /** Plays the business that authorises access: the connection becomes `Linked`. */
  link(companyId: string, connectionId: string, books?: BooksOptions): void;
  /** The connection becomes `Unlinked`: nothing can be written until it is linked again. */
  unlink(companyId: string, connectionId: string): void;
  /** Plays the business that withdraws access: the connection becomes `Deauthorized`. */
  deauthorize(companyId: string, connectionId: string): void;
  /** Plays the business that declines to link: the connection stays `PendingAuth`, with an error. */
  decline(companyId: string, connectionId: string): void;
  /** Fetches data at once: what was written since the last fetch can be read from now on. */
  refresh(companyId: string, dataTypes?: readonly Schemas["DataType"][]): void;
  /** Plays the business that archives or deletes a record; the API knows after the next fetch. */
  archive(record: ArchivedRecord): void;
  /** What the accounting software holds by now of what was synced, in the order of booking. */
  ledger(companyId: string): LedgerEntry[];
  /** The lines of a bank account's statement that were created by now. */
  bankTransactions(companyId: string, accountId: string): readonly BankTransaction[];

  /** Injects a fault into the next requests. */
  inject(fault: Fault): InjectedFault;
  /** Ends a running sync at once: in the way that it would have ended, or with a code. */
  endSync(order: { companyId: string; syncId: string; code?: number; message?: string }): void;
  /** The next sync ends with this code when its time is up; with 1000 or 1010 it runs on. */
  endNextSync(order: NextSyncEnd): void;
  /** This transaction is refused the next time that it is written; the rest of its sync is not. */
  refuseTransaction(order: TransactionEnd): void;
  /** The next push operation fails or times out. */
  endNextPush(order: NextPushEnd): void;
  /** The next fetch of a company's data fails. */
  failNextFetch(order?: NextFetchFailure): void;
  /**
   * Sends signed webhooks of all that happens from now on, with the API's retries on the mock's clock.
   *
   * @throws ConfigurationError (a `CodatError`) for a secret that cannot be used
   */
  sendWebhooks(target: WebhookTarget): WebhookSubscription;
  /** Sets what is left of the day's quota: 0 makes the next request a 429. */
  setQuotaRemaining(requests: number): void;
  /** Changes the limits on requests at once and a minute; what is left out stays, `false` is none. */
  setLimits(limits: RequestLimits | boolean): void;
  /** Forgets companies, faults, requests, idempotency keys and the used quota. The clock and webhooks stay. */
  reset(): void;
}

/**
 * Makes a mock of the API.
 *
 * @example
 * ```ts
 * const mock = createMockCodat();
 * const server = setupServer(...mock.handlers);
 * const codat = new CodatExpenses({ apiKey: "any", clock: mock.clock });
 * const { companyId, accounts } = mock.createCompany({ platform: "xero", baseCurrency: "GBP" });
 * ```
 */
export function createMockCodat(options: MockCodatOptions = {}): MockCodat {
  return createMock(options).mock;
}

/** A mock, and what a server of its own needs besides. */
export interface MockWithState {
  readonly mock: MockCodat;
  readonly state: MockState;
  readonly handler: ReturnType<HttpRequestHandler>;
}

/** Makes a mock, and returns its state beside it. */
export function createMock(options: MockCodatOptions = {}): MockWithState {
  const state = createState(options);
  const handler = createHandler(state);
  return { mock: mockOf(state, handler, options), state, handler };
}

function mockOf(
  state: MockState,
  handler: ReturnType<HttpRequestHandler>,
  options: MockCodatOptions,
): MockCodat {
  const create = createCompanyIn(state);
  return {
    handlers: [handler],
    clock: state.clock,
    requests: state.requests.entries,
    listen: (listenOptions) => {
      if (options.clock === undefined) state.clock.runInRealTime();
      return listen(state, handler, listenOptions);
    },

    createCompany: create,
    seedDemo: () => demoCompanies.map((company) => create(company)),
    make: (company) => {
      const { books } = companyOf(state, typeof company === "string" ? company : company.companyId);
      if (!books) throw new Error("The company has no books yet: link its connection first.");
      return createFactories(books, state.random, state.clock.now());
    },
    companies: () => state.companies.items.map(showMockCompany),
    company: (companyId) => showMockCompany(companyOf(state, companyId)),
    link: (companyId, connectionId, books) => {
      const { company, connection } = connectionOf(state, companyId, connectionId);
      setConnectionStatus(state, company, connection, "Linked", books);
    },
    unlink: (companyId, connectionId) => {
      const { company, connection } = connectionOf(state, companyId, connectionId);
      withdrawAccess(state, company, connection, "Unlinked");
    },
    deauthorize: (companyId, connectionId) => {
      const { company, connection } = connectionOf(state, companyId, connectionId);
      withdrawAccess(state, company, connection, "Deauthorized");
    },
    decline: (companyId, connectionId) => {
      const { company, connection } = connectionOf(state, companyId, connectionId);
      declineConnection(state, company, connection);
    },
    refresh: (companyId, dataTypes) => fetchNow(state, companyOf(state, companyId), dataTypes),
    archive: (record) => archiveRecord(companyOf(state, record.companyId), record),
    ledger: (companyId) => companyOf(state, companyId).ledger.entries,
    bankTransactions: (companyId, accountId) =>
      companyOf(state, companyId).books?.bankTransactions.get(accountId) ?? [],

    inject: (fault) => state.faults.order(fault),
    endSync: ({ companyId, syncId, code, message }) => {
      const company = companyOf(state, companyId);
      const sync = company.syncs.get(syncId);
      if (!sync) throw new Error(`The mock has no sync '${syncId}'.`);
      if (sync.end) throw new Error(`Sync '${syncId}' has ended already, with ${sync.end.code}.`);
      if (code !== undefined && isRunning(code)) {
        throw new Error(`A sync does not end with ${code}: that code says that it runs.`);
      }
      endSyncNow(state, company, sync, code === undefined ? undefined : { code, message });
    },
    endNextSync: (order) => state.scriptedOutcomes.endNext(order),
    refuseTransaction: (order) => state.scriptedOutcomes.endTransaction(order),
    endNextPush: (order) => state.pushEnds.order(order),
    failNextFetch: (order = {}) => state.pullEnds.order(order),
    sendWebhooks: (target) =>
      deliverWebhooks(
        state.events,
        state.clock,
        target,
        (companyId) => state.companies.get(companyId)?.tags ?? {},
      ),
    setQuotaRemaining: (requests) => {
      state.quota.remaining = requests;
    },
    setLimits: (limits) => state.counter.set(limits),
    reset: () => {
      state.companies.clear();
      state.faults.clear();
      state.scriptedOutcomes.clear();
      state.pushEnds.clear();
      state.pullEnds.clear();
      state.requests.clear();
      state.counter.clear();
      state.idempotencyKeys.clear();
      state.quota.reset();
      state.changes.emit(() => ({ what: "companies-removed" }));
    },
  };
}

function createState(options: MockCodatOptions): MockState {
  const isReal = options.clock === "real";
  const { startsAt, dailyQuota } = options;
  const clock = new AdjustableClock({
    realTime: isReal,
    autoAdvance: !isReal,
    ...(startsAt === undefined ? {} : { startsAt: new Date(startsAt).getTime() }),
  });
  const { seed = 1 } = options;
  const companies = new CompanyStore();
  const counter = new RequestCounter(clock);
  counter.set(options.limits ?? true);
  return {
    settings: {
      apiKey: options.apiKey,
      baseUrl: new URL(options.baseUrl ?? "https://api.codat.io").href.replace(/\/{1,100}$/, ""),
      linkUrl: "https://link.codat.io",
      syncDurationMs: options.syncDurationMs ?? 1500,
      pushDurationMs: options.pushDurationMs ?? 1000,
      fetchDurationMs: options.fetchDurationMs ?? 1000,
      companyLimit: options.companyLimit ?? Number.POSITIVE_INFINITY,
      keptAttachmentBytes: options.keptAttachmentBytes ?? 1_000_000,
      idempotency: options.idempotency ?? true,
    },
    clock,
    companies,
    quota: new Quota(clock, () => dailyQuota ?? 1000 * (1 + companies.connectedCount)),
    counter,
    behavior: new ProfileBehavior(options.profile ?? "documented", seed),
    random: new Random(seed),
    requests: new RequestLog(options.requestLogSize ?? 1000),
    idempotencyKeys: new IdempotencyKeys(clock),
    faults: new FaultList(),
    scriptedOutcomes: new ScriptedOutcomes(),
    pushEnds: createPushEnds(),
    pullEnds: createPullEnds(),
    events: new EventHub(),
    changes: new EventHub(),
    exchanges: new EventHub(),
  };
}

function createCompanyIn(state: MockState): MockCodat["createCompany"] {
  function create(options?: CreateCompanyOptions & { linked?: true }): LinkedMockCompany;
  function create(options: CreateCompanyOptions): CreatedMockCompany;
  function create(options: CreateCompanyOptions = {}): MockCompany {
    return showMockCompany(createCompany(state, options));
  }
  return create;
}

/** A company as it is by now. */
function companyOf(state: MockState, companyId: string): CompanyRecord {
  const company = state.companies.get(companyId);
  if (!company) throw new Error(`The mock has no company '${companyId}'.`);
  processDue(state, company);
  return company;
}

function connectionOf(
  state: MockState,
  companyId: string,
  connectionId: string,
): { company: CompanyRecord; connection: ConnectionRecord } {
  const company = companyOf(state, companyId);
  const connection = company.connections.get(connectionId);
  if (!connection) throw new Error(`The mock has no connection '${connectionId}'.`);
  return { company, connection };
}
