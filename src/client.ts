import { load } from "./core/load.js";
import {
  type ClientOptions,
  type DerivedOptions,
  deriveSettings,
  readSettings,
} from "./http/client-options.js";
import type { Limiter } from "./http/limiter.js";
import type { HttpMethod, RawRequestArguments, RawResponse } from "./http/raw-request.js";
import type { RequestOptions } from "./http/request.js";
import type { ResponsePromise } from "./http/response.js";
import { Transport } from "./http/transport.js";
import type { PlatformContext } from "./platforms/index.js";
import { LateAttachments } from "./push/late-attachments.js";
import type { PushOptions } from "./push/options.js";
import type { PushPlan } from "./push/plan.js";
import type { PushSources } from "./push/pusher.js";
import { PushRun } from "./push/run.js";
import type { PushItem, PushItems } from "./push/types.js";
import type { BooksOptions } from "./reconcile/books.js";
import { booksApiOf, ReconcileRun } from "./reconcile/run.js";
import type { Trace } from "./reconcile/trace.js";
import { Accounts } from "./resources/accounts.js";
import { Adjustments } from "./resources/adjustments.js";
import { BankAccounts } from "./resources/bank-accounts.js";
import { Companies } from "./resources/companies.js";
import { CompanyInfo } from "./resources/company-info.js";
import { Configuration } from "./resources/configuration.js";
import { Connections } from "./resources/connections.js";
import { Customers } from "./resources/customers.js";
import { Data } from "./resources/data.js";
import { Datasets } from "./resources/datasets.js";
import { DirectCosts } from "./resources/direct-costs.js";
import { Expenses } from "./resources/expenses.js";
import type { PlatformContextOptions } from "./resources/gather-context.js";
import { MappingOptions } from "./resources/mapping-options.js";
import { PushOperations } from "./resources/push-operations.js";
import type { Readiness } from "./resources/readiness.js";
import { Reimbursables } from "./resources/reimbursables.js";
import { Suppliers } from "./resources/suppliers.js";
import { Syncs } from "./resources/syncs.js";
import { TaxRates } from "./resources/tax-rates.js";
import { TrackingCategories } from "./resources/tracking-categories.js";
import { Transfers } from "./resources/transfers.js";
import { SyncNotifications } from "./waiting/sync-notifications.js";

/** What a derived client shares with the one that it comes from, by the options it is made with. */
interface Shared {
  readonly api: Transport;
  readonly notifications: SyncNotifications;
  readonly limiter: Limiter | undefined;
}

const shared = new WeakMap<object, Shared>();

/**
 * The client of the Expenses API. One for a process is enough: it keeps the number of requests in
 * flight within `maxConcurrency`.
 *
 * @example
 * const codat = new CodatExpenses({ apiKey });
 * const { syncId } = await codat.expenses.create(companyId, [expense]);
 * const sync = await codat.syncs.wait(companyId, syncId);
 */
export class CodatExpenses {
  /** The businesses whose books are written to. */
  readonly companies: Companies;
  /** A company's links to its accounting software. */
  readonly connections: Connections;
  /** The bank account, supplier and customer that a company's transactions fall back to. */
  readonly configuration: Configuration;
  /** The accounts, tax rates and tracking categories that spend can be mapped to. */
  readonly mappingOptions: MappingOptions;
  /** What the accounting software knows of the company itself. */
  readonly companyInfo: CompanyInfo;
  /** Payments, refunds, rewards and chargebacks. */
  readonly expenses: Expenses;
  /** Money moved between the company's own accounts. */
  readonly transfers: Transfers;
  /** Journal-like corrections. */
  readonly adjustments: Adjustments;
  /** Spend that is owed back to employees. */
  readonly reimbursables: Reimbursables;
  /** The writes that run in the background. */
  readonly syncs: Syncs;
  /** Receipts and other files that are kept with a transaction. */
  readonly attachments: LateAttachments;
  /** The customers of a company, to whom spend can be billed on. */
  readonly customers: Customers;
  /** The suppliers of a company: merchants, and the people who are reimbursed. */
  readonly suppliers: Suppliers;
  /** The chart of accounts of a company. */
  readonly accounts: Accounts;
  /** The bank accounts and cards of a company. */
  readonly bankAccounts: BankAccounts;
  /** The tax rates that the accounting software knows. */
  readonly taxRates: TaxRates;
  /** The categories that spend can be tracked by. */
  readonly trackingCategories: TrackingCategories;
  /** Purchases that were paid on the spot. */
  readonly directCosts: DirectCosts;
  /** Single records on their way into the accounting software. */
  readonly pushOperations: PushOperations;
  /** How fresh a company's data is, and fetching it again. */
  readonly data: Data;
  /**
   * The older flow: a dataset first, then a sync of it.
   *
   * @deprecated Access ends on 2027-05-01. Use `expenses.create` or `codat.push`.
   */
  readonly datasets: Datasets;
  /** The limiter that the client was made with. */
  readonly limiter: Limiter | undefined;
  readonly #pushSources: PushSources;

  /**
   * @throws ConfigurationError that names the option which cannot be used, or says that no key is
   * there
   */
  constructor(options: ClientOptions = {}) {
    const { api, notifications, limiter } = shared.get(options) ?? {
      api: new Transport(readSettings(options)),
      notifications: new SyncNotifications(),
      limiter: options.limiter,
    };
    this.limiter = limiter;
    this.companies = new Companies(api);
    this.connections = new Connections(api);
    this.configuration = new Configuration(api);
    this.mappingOptions = new MappingOptions(api);
    this.companyInfo = new CompanyInfo(api);
    this.expenses = new Expenses(api);
    this.transfers = new Transfers(api);
    this.adjustments = new Adjustments(api);
    this.reimbursables = new Reimbursables(api);
    // All who wait share what polls, and it keeps within the API's pace.
    const polling = api.paced();
    this.syncs = new Syncs(api, polling, notifications);
    this.#pushSources = { api, notifications };
    this.attachments = new LateAttachments(this.#pushSources);
    this.customers = new Customers(api);
    this.suppliers = new Suppliers(api);
    this.accounts = new Accounts(api);
    this.bankAccounts = new BankAccounts(api);
    this.taxRates = new TaxRates(api);
    this.trackingCategories = new TrackingCategories(api);
    this.directCosts = new DirectCosts(api);
    this.pushOperations = new PushOperations(api);
    this.data = new Data(api);
    this.datasets = new Datasets(api);
  }

  /**
   * Calls an endpoint that this library has no method for, with the same key, retries, idempotency key,
   * errors and hooks. Where method and path are those of an operation that it knows, query, body and
   * result are typed; elsewhere they are `unknown`.
   *
   * @param method - `GET`, `POST`, `PUT`, `PATCH` or `DELETE`
   * @param path - a path of the API's host with the names of its ids, such as `/companies/{companyId}`
   * @returns The JSON of the response, `undefined` where it has no body; `.withResponse()` has the rest.
   * @example
   * const invoices = await codat.request("GET", "/companies/{companyId}/data/invoices", {
   *   ids: { companyId },
   *   query: { pageSize: 100 },
   * });
   * @throws RequestValidationError for another host, `..` in the path, or ids that do not fit it; ApiError,
   * ConnectionError, TimeoutError, RequestAbortedError
   */
  request<const Method extends HttpMethod, const Path extends string>(
    method: Method,
    path: Path,
    ...[options]: RawRequestArguments<Method, Path>
  ): ResponsePromise<RawResponse<Method, Path>> {
    return this.#pushSources.api.raw(method, path, options ?? {}) as ResponsePromise<
      RawResponse<Method, Path>
    >;
  }

  /**
   * Returns a client with some options of its own, which shares this one's key, slots, pace and
   * connections.
   *
   * @example
   * const impatient = codat.withOptions({ maxRetries: 0, timeoutMs: 5_000 });
   * @throws ConfigurationError for an option that cannot be used, or is the same for all of them
   */
  withOptions(changes: DerivedOptions): CodatExpenses {
    const { api, notifications } = this.#pushSources;
    const options = {};
    shared.set(options, {
      api: api.derive((settings) => deriveSettings(settings, changes)),
      notifications,
      limiter: this.limiter,
    });
    return new CodatExpenses(options);
  }

  /**
   * Gathers what the platform rules need to know of a company for the `check` option of the calls that
   * write, in five requests, and one for each supplier or customer that a checked transaction names
   * first (see {@link PlatformContextOptions.suppliers}). Keep it until the company changes its books or
   * its configuration.
   *
   * @example
   * const check = await codat.platformContext(companyId);
   * await codat.expenses.create(companyId, expenses, { check });
   * @throws PlatformUnknownError where the company has no linked accounting software whose rules are
   * known; ApiError, ConnectionError, TimeoutError, RequestAbortedError
   */
  async platformContext(
    companyId: string,
    options: PlatformContextOptions = {},
  ): Promise<PlatformContext> {
    const { gatherPlatformContext } = await load(() => import("./resources/gather-context.js"));
    return gatherPlatformContext(this, companyId, options);
  }

  /**
   * Compares items with what is in a company's books, and reads only: the list of its syncs once, and
   * each sync's transactions once, in pages. Loop over it for the state of each item, await it for the
   * report: counts and amounts by state, and what is in the books but not among the items.
   *
   * @param items - as for {@link CodatExpenses.push}
   * @param options - `journal`: the journal of the pushes, which knows what was written (`outdated`) and
   * the attachments; `since`: leaves out syncs that began before
   * @example
   * const run = codat.reconcile(companyId, items, { journal, since: "2026-10-01T00:00:00Z" });
   * for await (const { id, state, message } of run) if (state !== "booked") console.log(id, state, message);
   * const { counts, extra } = await run;
   * @throws (from the loop, and from awaiting it) NotFoundError where there is no such company;
   * ApiError, ConnectionError, TimeoutError, RequestAbortedError; whatever the items or the journal throw
   */
  reconcile(companyId: string, items: PushItems, options: BooksOptions = {}): ReconcileRun {
    return new ReconcileRun(this.#pushSources.api, companyId, items, options);
  }

  /**
   * Looks a transaction up in all of a company's syncs and says what to do about it: "why is this
   * expense not in Xero?". It reads only: one request for the list of syncs and one for each sync; pass
   * `since` to leave out older ones.
   *
   * @example
   * const { booked, advice, syncs } = await codat.trace(companyId, expense.id, { journal });
   * console.log(advice, syncs[0]?.message);
   * @throws NotFoundError where there is no such company; ApiError, ConnectionError, TimeoutError,
   * RequestAbortedError; whatever the journal throws
   */
  async trace(
    companyId: string,
    transactionId: string,
    options: BooksOptions = {},
  ): Promise<Trace> {
    const { trace } = await load(() => import("./reconcile/trace.js"));
    return trace(booksApiOf(this.#pushSources.api), companyId, transactionId, options);
  }

  /**
   * Returns what is still missing before a company's first expense can be written, each with what to do
   * about it: not linked, data not fetched, no bank account, no supplier or customer where the platform
   * needs one. It reads only, in at most seven requests.
   *
   * @example
   * const { ready, missing } = await codat.readiness(companyId);
   * for (const { message, advice } of missing) console.log(`${message}. ${advice}`);
   * @throws NotFoundError where there is no such company; ApiError, ConnectionError, TimeoutError,
   * RequestAbortedError
   */
  async readiness(companyId: string, options?: RequestOptions): Promise<Readiness> {
    const { readReadiness } = await load(() => import("./resources/readiness.js"));
    return readReadiness(
      {
        company: (id, request) => this.companies.get(id, request),
        dataStatus: (id, request) => this.data.status(id, request),
        context: (id, request) => this.platformContext(id, request),
      },
      companyId,
      options,
    );
  }

  /**
   * Gets any amount of spend into a company's books, each transaction exactly once: checks it where
   * `check` is given, posts it in batches, waits for their syncs together, reads which transactions were
   * written, attaches their files, and returns how every single item ended. A request without a response
   * is repeated under its idempotency key or read back; with a `journal`, a later push of the same items
   * resumes where this one stopped, whatever stopped it.
   *
   * @param items - `{ kind, transaction, attachments? }` each, in an array or another iterable or async
   * iterable, which is read no faster than it is pushed
   * @example
   * const run = codat.push(companyId, items, { check, journal });
   * for await (const result of run) console.log(result.id, result.outcome);
   * const { counts, requests } = await run;
   * @throws (from the loop, and from awaiting it) ConfigurationError for options, or for a journal of
   * another company; JournalInUseError; RequestValidationError for what is not an item;
   * CompanyDisconnectedError, AuthenticationError, PermissionDeniedError, PaymentRequiredError and
   * NotFoundError, which concern every item; RequestAbortedError; whatever the items or the journal throw.
   * What goes wrong with single items is in their results.
   */
  push(companyId: string, items: readonly PushItem[], options?: PushOptions): PushRun;
  push(companyId: string, items: PushItems, options?: PushOptions): PushRun;
  /** A dry run: checks everything, sends and writes nothing, and returns what would be sent. */
  push(
    companyId: string,
    items: PushItems,
    options: Omit<PushOptions, "dryRun"> & { readonly dryRun: true },
  ): Promise<PushPlan>;
  push(
    companyId: string,
    items: PushItems,
    {
      dryRun,
      ...options
    }: Omit<PushOptions, "dryRun"> & { readonly dryRun?: boolean | undefined } = {},
  ): PushRun | Promise<PushPlan> {
    if (dryRun) {
      const { timeZone, unknownProperties } = this.#pushSources.api.bodyOptions;
      const given = {
        ...options,
        timeZone: options.timeZone ?? timeZone,
        unknownProperties: options.unknownProperties ?? unknownProperties,
      };
      return load(() => import("./push/plan.js")).then(({ planPush }) =>
        planPush(companyId, items, given),
      );
    }
    return new PushRun(this.#pushSources, companyId, items, options);
  }
}
