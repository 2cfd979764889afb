import {
  type Adjustment,
  type CodatExpenses,
  type Expense,
  PlatformRuleError,
  type Reimbursable,
  type SyncReference,
  type Transfer,
  UnprocessableEntityError,
} from "codat-expenses";
import type { MockCodat, MockCompany } from "codat-expenses/mock";
import { type PlatformContext, type PlatformSlug, platforms } from "codat-expenses/platforms";
import { describe, expect, test } from "vitest";
import { adjustment, reimbursable, transfer, untyped } from "../support/bodies.js";
import { bookableExpense, writeExpense } from "../support/spend.js";
import { startClient } from "../support/start-client.js";

// What `check` refuses the mock's sync refuses, for the same reasons, and what it passes the mock books:
// each transaction below goes both ways.

const slugs = Object.keys(platforms) as PlatformSlug[];

interface Started {
  readonly codat: CodatExpenses;
  readonly mock: MockCodat;
  readonly company: MockCompany;
  readonly companyId: string;
  readonly check: PlatformContext;
}

/** A company with closed books behind it, and all that can be known of it. */
async function start(platform: PlatformSlug): Promise<Started> {
  const { codat, mock } = startClient();
  const company = mock.createCompany({ platform, ledgerLockDate: "2026-06-30" });
  const { companyId } = company;
  const gathered = await codat.platformContext(companyId);
  // What the API does not tell, or not in these requests: which of the accounts are prepaid cards, and
  // whom the company knows.
  const check = {
    ...gathered,
    bankAccount: new Map(company.bankAccounts.map((account) => [account.id, account])),
    supplier: new Map(company.suppliers.map((supplier) => [supplier.id, supplier])),
    customer: new Map(company.customers.map((customer) => [customer.id, {}])),
  };
  return { codat, mock, company, companyId, check };
}

/** Why each transaction was refused, in the order of sending; undefined for what was not. */
type Verdicts = (string | undefined)[];

/** What a call with `check` says of each transaction. */
async function checked(count: number, call: () => PromiseLike<unknown>): Promise<Verdicts> {
  const verdicts: Verdicts = Array(count).fill(undefined);
  try {
    await call();
  } catch (error) {
    if (!(error instanceof PlatformRuleError)) throw error;
    for (const { index, severity, message } of error.issues) {
      if (severity !== "error") continue;
      verdicts[index] = verdicts[index] === undefined ? message : `${verdicts[index]} ${message}`;
    }
  }
  return verdicts;
}

/** What the sync says of each transaction. */
async function synced(
  { codat, mock, companyId }: Started,
  call: () => PromiseLike<SyncReference>,
): Promise<Verdicts> {
  try {
    const { syncId } = await call();
    await mock.clock.advance(60_000);
    const transactions = codat.syncs.transactions.list(companyId, syncId, { pageSize: 50 });
    const verdicts: Verdicts = [];
    for await (const { status, message } of transactions) {
      verdicts.push(status === "Completed" ? undefined : (message ?? ""));
    }
    return verdicts;
  } catch (error) {
    // What cannot be updated is refused before there is a sync.
    if (error instanceof UnprocessableEntityError) return [error.message];
    throw error;
  }
}

/** Sends transactions in batches with `check` and without, and answers both verdicts. */
async function bothOf<Transaction extends { id: string }>(
  started: Started,
  all: readonly Transaction[],
  create: (batch: Transaction[], check?: PlatformContext) => PromiseLike<SyncReference>,
) {
  const [foreseen, found]: [Verdicts, Verdicts] = [[], []];
  for (let from = 0; from < all.length; from += 50) {
    const batch = all.slice(from, from + 50);
    // Under other ids: what is passed is booked here too.
    const twins = batch.map((each) => ({ ...each, id: crypto.randomUUID() }));
    foreseen.push(...(await checked(batch.length, () => create(twins, started.check))));
    found.push(...(await synced(started, () => create(batch))));
  }
  return { foreseen, found };
}

/** The same for what is put one by one. */
async function bothOfEach<Transaction>(
  started: Started,
  all: readonly Transaction[],
  put: (each: Transaction, check?: PlatformContext) => PromiseLike<SyncReference>,
) {
  const [foreseen, found]: [Verdicts, Verdicts] = [[], []];
  for (const each of all) {
    foreseen.push(...(await checked(1, () => put(each, started.check))));
    found.push(...(await synced(started, () => put(each))));
  }
  return { foreseen, found };
}

const types = ["Payment", "Refund", "Reward", "Chargeback"] as const;
const unknown = { id: "another-company's" };

/** Changes of an expense, most of which some platform refuses. */
function changesOf(company: MockCompany): Partial<Expense>[] {
  const line = { netAmount: 10, taxAmount: 2, accountRef: { id: company.accounts[0]?.id ?? "" } };
  const lines = (...changes: object[]) => ({
    lines: changes.map((change) => ({ ...line, ...change })),
  });
  const [tracking] = company.trackingCategories;
  return [
    {},
    ...company.accounts.map(({ id }) => lines({ accountRef: { id } })),
    lines({ accountRef: { id: company.bankAccounts[0]?.id } }),
    lines({ accountRef: unknown }),
    lines({}, { accountRef: undefined }),
    lines({ itemRef: { id: "item" } }),
    lines({ accountRef: undefined, itemRef: { id: "item" } }),
    ...company.taxRates.map(({ id }) => lines({ taxRateRef: { id } })),
    lines({ taxRateRef: unknown }),
    lines({ trackingRefs: [{ ...tracking, dataType: "trackingCategories" }] }),
    lines({ trackingRefs: [{ ...unknown, dataType: "trackingCategories" }] }),
    lines({ trackingRefs: [{ ...unknown, dataType: "customers" }] }),
    lines({ invoiceTo: { id: company.customers[0]?.id, type: "customer" } }),
    { contactRef: { id: company.suppliers[1]?.id ?? "", type: "Supplier" } },
    { postAsDraft: true },
    { issueDate: "2026-06-30T23:59:59+02:00" },
    { issueDate: "2026-07-01" },
    { currency: "EUR" },
    { merchantName: "Café — 株式会社" },
  ];
}

/** Every account with every currency, with and without a rate. */
function currenciesOf({ bankAccounts }: MockCompany): Partial<Expense>[] {
  return bankAccounts.flatMap(({ id }) =>
    ["GBP", "EUR", "USD"].flatMap((currency) =>
      [{}, { currencyRate: 0.8 }].map((rate) => ({ bankAccountRef: { id }, currency, ...rate })),
    ),
  );
}

/** As many of both, so that the comparison means something. */
function expectBoth(verdicts: Verdicts) {
  expect(verdicts.filter((verdict) => verdict === undefined).length).toBeGreaterThan(0);
  expect(verdicts.filter((verdict) => verdict !== undefined).length).toBeGreaterThan(0);
}

describe.each(slugs)("on %s, check and sync agree", (platform) => {
  test("on expenses", async () => {
    const started = await start(platform);
    const { codat, companyId, company, mock } = started;
    const changes = [...changesOf(company), ...currenciesOf(company)];
    const all = types.flatMap((type) =>
      changes.map((change) => bookableExpense(company, { type, ...change })),
    );
    const { foreseen, found } = await bothOf(started, all, (batch, check) =>
      codat.expenses.create(companyId, batch, { check }),
    );
    expect(foreseen).toEqual(found);
    expectBoth(found);
    const booked = mock.ledger(companyId).map(({ transactionId }) => transactionId);
    const passed = all.filter((_, index) => foreseen[index] === undefined);
    expect(booked).toEqual(expect.arrayContaining(passed.map(({ id }) => id)));
  });

  test("on updates of expenses", async () => {
    const started = await start(platform);
    const { codat, companyId, company } = started;
    const { transactionId, body } = await writeExpense(codat, company);
    const { id: _, ...written } = body;
    const other = { id: company.bankAccounts[2]?.id ?? "" };
    // What an update leaves out stays as it is: the contact is changed last.
    const all = [...changesOf(company), { bankAccountRef: other }].sort(
      (one, two) => Number("contactRef" in one) - Number("contactRef" in two),
    );
    const { foreseen, found } = await bothOfEach(started, all, (change, known) => {
      const { postAsDraft: __, ...update } = { ...written, ...change };
      const check = known && { ...known, written: body };
      return codat.expenses.update(companyId, transactionId, update, { check });
    });
    expect(foreseen.map((verdict) => verdict !== undefined)).toEqual(
      found.map((verdict) => verdict !== undefined),
    );
  });

  test("on transfers", async () => {
    const started = await start(platform);
    const { codat, companyId, company } = started;
    const [card, , , foreign] = company.bankAccounts;
    const ends = [card, company.bankAccounts[2], foreign, company.accounts[0], unknown].flatMap(
      (account) => (account ? [{ accountRef: { id: account.id }, amount: 5 }] : []),
    );
    const all: Transfer[] = ends.flatMap((from) =>
      ends.flatMap((to) => (from === to ? [] : [transfer({ from, to })])),
    );
    const closed = transfer({ ...all[0], date: "2026-06-01" });
    const { foreseen, found } = await bothOfEach(started, [...all, closed], (body, check) =>
      codat.transfers.create(companyId, crypto.randomUUID(), body, { check }),
    );
    expect(foreseen).toEqual(found);
    if (platforms[platform].kinds.transfer.create) expectBoth(found);
  });

  test("on adjustments", async () => {
    const started = await start(platform);
    const { codat, companyId, company } = started;
    const accounts = [...company.accounts, company.bankAccounts[0] ?? unknown, unknown];
    const all: Adjustment[] = accounts.flatMap(({ id }) =>
      [{}, { currency: "EUR" }, { currency: "EUR", currencyRate: 0.8 }, { date: "2026-06-30" }].map(
        (change) => adjustment({ lines: [{ amount: 1, accountRef: { id } }], ...change }),
      ),
    );
    const { foreseen, found } = await bothOf(started, all, (batch, check) =>
      codat.adjustments.create(companyId, batch, { check }),
    );
    expect(foreseen).toEqual(found);
    if (platforms[platform].kinds.adjustment.create) expectBoth(found);
  });

  test("on reimbursables", async () => {
    const started = await start(platform);
    const { codat, companyId, company } = started;
    const changes: Partial<Reimbursable>[] = changesOf(company).flatMap((change) => {
      const { postAsDraft, merchantName, contactRef, ...rest } = change;
      return [untyped(rest)];
    });
    const suppliers = [...company.suppliers, unknown];
    const all = suppliers.flatMap(({ id }) =>
      [...changes, { apAccountRef: { id: company.accounts[0]?.id ?? "" } }].map((change) =>
        reimbursable({
          lines: [
            { netAmount: 1, taxAmount: 0, accountRef: { id: company.accounts[0]?.id ?? "" } },
          ],
          ...change,
          contactRef: { id },
        }),
      ),
    );
    const { foreseen, found } = await bothOf(started, all, (batch, check) =>
      codat.reimbursables.create(companyId, batch, { check }),
    );
    expect(foreseen).toEqual(found);
    if (platforms[platform].kinds.reimbursable.create) expectBoth(found);
  });

  test("on what is gathered alone there are no false alarms", async () => {
    const started = await start(platform);
    const { codat, companyId, company } = started;
    const gathered = await codat.platformContext(companyId);
    const all = types.flatMap((type) =>
      currenciesOf(company).map((change) => bookableExpense(company, { type, ...change })),
    );
    const { foreseen, found } = await bothOf({ ...started, check: gathered }, all, (batch, check) =>
      codat.expenses.create(companyId, batch, { check }),
    );
    const falseAlarms = all.filter(
      (_, index) => foreseen[index] !== undefined && found[index] === undefined,
    );
    expect(falseAlarms).toEqual([]);
  });
});

test("without a configuration, what names no bank account and supplier is refused by both", async () => {
  const { codat, mock } = startClient();
  const company = mock.createCompany({ platform: "xero", configured: false });
  const { companyId } = company;
  const started = {
    codat,
    mock,
    company,
    companyId,
    check: await codat.platformContext(companyId),
  };
  const bankAccountRef = { id: company.bankAccounts[0]?.id ?? "" };
  const contactRef = { id: company.suppliers[0]?.id ?? "", type: "Supplier" } as const;
  for (const change of [{}, { bankAccountRef }, { contactRef }, { bankAccountRef, contactRef }]) {
    const { foreseen, found } = await bothOf(
      started,
      [bookableExpense(company, change)],
      (batch, check) => codat.expenses.create(companyId, batch, { check }),
    );
    expect(foreseen).toEqual(found);
    const isWhole = "bankAccountRef" in change && "contactRef" in change;
    expect(found[0] === undefined).toBe(isWhole);
  }
});
