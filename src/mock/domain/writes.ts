import type { Schemas } from "../../types/index.js";
import { badRequest, notFound } from "../state/api-error.js";
import type { Books } from "../state/books.js";
import { iso } from "../state/clock.js";
import type { CompanyRecord, ConnectionRecord } from "../state/company.js";
import type { PushContent, PushEnd, PushRecord } from "../state/operations.js";
import { type MockState, scheduleDue } from "../state/state.js";
import { accountUse } from "./account-usage.js";
import { pushEnded } from "./webhook-events.js";

/** A record that is to be written into the accounting software. */
export type PushRequest = PushContent & {
  /** The record that is to be changed; left out where one is created. */
  readonly changedId?: string;
  /** `timeoutInMinutes`, as it was sent. */
  readonly timeout: string | null;
  /** What the software refuses in the record, by field: with any of it, it is not written. */
  readonly errors?: readonly Schemas["ValidationItem"][];
};

/** The books behind a connection that is written to: 400 where it is not linked. */
export function writableBooks(company: CompanyRecord, connection: ConnectionRecord): Books {
  if (isWritable(connection) && company.books) return company.books;
  throw badRequest("The connection is not a linked connection to accounting software.");
}

/** The books that a model of records is asked for: 404 where no connection to them is linked. */
export function modelledBooks(company: CompanyRecord, connection: ConnectionRecord): Books {
  if (isWritable(connection) && company.books) return company.books;
  throw notFound("A linked connection", connection.id);
}

const isWritable = ({ sourceType, status }: ConnectionRecord) =>
  sourceType === "Accounting" && status === "Linked";

/** Queues a push operation, which settles after the time that the mock was set to. */
export function startPush(
  state: MockState,
  company: CompanyRecord,
  connection: ConnectionRecord,
  { timeout, errors = [], changedId, ...content }: PushRequest,
): PushRecord {
  writableBooks(company, connection);
  const nowMs = state.clock.now();
  const timeoutMinutes = readTimeout(timeout);
  const durationMs = state.settings.pushDurationMs;
  const timeoutMs = (timeoutMinutes ?? Number.POSITIVE_INFINITY) * 60_000;
  const isLate = durationMs > timeoutMs;
  const push: PushRecord = {
    ...content,
    id: crypto.randomUUID(),
    connectionId: connection.id,
    changedId,
    requestedAtMs: nowMs,
    dueAtMs: nowMs + Math.min(durationMs, timeoutMs),
    timeoutMinutes,
    end: state.pushEnds.take(content.dataType) ?? (isLate ? timedOut : endOf(content, errors)),
    status: "Pending",
    recordId: undefined,
  };
  company.pushes.add(push);
  scheduleDue(state, company, push.dueAtMs, endDuePushes);
  endDuePushes(state, company);
  return push;
}

/** Ends every push operation that is due by now. */
export function endDuePushes(state: MockState, company: CompanyRecord): void {
  for (;;) {
    const push = company.pushes.takeDue(state.clock.now());
    if (!push) return;
    push.status = push.end.status;
    if (push.status === "Success" && company.books) {
      push.recordId = applyPush(company.books, push);
    }
    state.events.emit(() => pushEnded(state, company, push));
  }
}

/** A push operation as the API shows it. */
export function showPush(company: CompanyRecord, push: PushRecord): Schemas["PushOperation"] {
  const { status, end, recordId, dataType } = push;
  const isPending = status === "Pending";
  const change = push.changedId === undefined ? "Created" : "Modified";
  return {
    changes:
      recordId === undefined
        ? []
        : [{ type: change, recordRef: { id: recordId, dataType }, attachmentId: null }],
    dataType,
    companyId: company.id,
    pushOperationKey: push.id,
    dataConnectionKey: push.connectionId,
    requestedOnUtc: iso(push.requestedAtMs),
    ...(isPending ? {} : { completedOnUtc: iso(push.dueAtMs) }),
    timeoutInMinutes: push.timeoutMinutes,
    timeoutInSeconds: null,
    status,
    errorMessage: isPending ? null : end.message,
    validation: { errors: isPending ? [] : [...end.errors], warnings: [] },
    statusCode: statusCodes[status],
  };
}

const statusCodes = { Pending: 202, Success: 200, Failed: 400, TimedOut: 408 } as const;

const timedOut: PushEnd = {
  status: "TimedOut",
  message: "The push operation was not done within its timeout.",
  errors: [],
};

function endOf({ dataType }: PushContent, errors: PushEnd["errors"]): PushEnd {
  if (errors.length === 0) return { status: "Success", message: null, errors: [] };
  return {
    status: "Failed",
    message: `The accounting software refused the record of ${dataType}.`,
    errors,
  };
}

function readTimeout(text: string | null): number | null {
  if (text === null) return null;
  const minutes = Number(text);
  if (text.trim() !== "" && Number.isSafeInteger(minutes) && minutes >= 0) return minutes;
  throw badRequest("The query parameter 'timeoutInMinutes' must be a whole number.");
}

/** An error for each of those fields that a record says nothing in. */
export function missingOf<Shape extends object>(
  record: Shape,
  ...fields: readonly (keyof Shape & string)[]
): Schemas["ValidationItem"][] {
  return fields
    .filter((field) => record[field] === undefined || record[field] === null)
    .map((field) => ({
      itemId: field,
      message: `${field} is required.`,
      validatorName: "Required",
    }));
}

/** A push operation as the API returns it: with the record, and its id once it has one. */
export function answerPush<Shape extends object>(
  company: CompanyRecord,
  push: PushRecord,
  record: Shape,
) {
  const id = push.recordId ?? push.changedId;
  return { data: { ...record, ...(id === undefined ? {} : { id }) }, ...showPush(company, push) };
}

/** Writes the record of a push operation into the books. Returns its id there. */
function applyPush(books: Books, push: PushRecord): string {
  const id = push.changedId ?? crypto.randomUUID();
  const at = iso(push.dueAtMs);
  const known = { id, metadata: { isDeleted: false }, modifiedDate: at, sourceModifiedDate: at };
  switch (push.dataType) {
    case "suppliers":
      books.suppliers.put({ ...books.suppliers.get(id), ...push.record, ...known });
      return id;
    case "customers":
      books.customers.put({ ...books.customers.get(id), ...push.record, ...known });
      return id;
    case "chartOfAccounts": {
      const { isBankAccount } = push.record;
      const type = push.record.type ?? typeOfCategory(push.record.fullyQualifiedCategory);
      const use = accountUse(books.platform, type, isBankAccount);
      const account = {
        status: "Active" as const,
        ...push.record,
        ...known,
        ...(type ? { type } : {}),
      };
      books.accounts.put({ id, account, ...use });
      return id;
    }
    case "bankAccounts": {
      const { accountName, accountType, currency = books.baseCurrency } = push.record;
      const isCredit = accountType === "Credit";
      const type = isCredit ? "Liability" : "Asset";
      const name = accountName ?? id;
      const account = { ...known, name, type, currency, isBankAccount: true } as const;
      books.accounts.put({ id, account, ...accountUse(books.platform, type, true) });
      const card = isCredit ? "credit" : "debit";
      books.bankAccounts.put({
        id,
        account: { ...push.record, ...known, currency },
        currency,
        card,
      });
      return id;
    }
    case "bankTransactions": {
      const { accountId, transactions } = push.record;
      const there = books.bankTransactions.get(accountId) ?? [];
      const ids = new Set(there.map((each) => each.id));
      const added = transactions.filter((each) => !ids.has(each.id));
      books.bankTransactions.set(accountId, [...there, ...added]);
      return accountId;
    }
    case "directCosts":
      books.directCosts.put({ ...push.record, ...known });
      return id;
  }
}

/** The type of an account whose category begins with it: `Expense.Travel` is an `Expense`. */
function typeOfCategory(category: string | null | undefined): Schemas["AccountType"] | undefined {
  const [first] = (category ?? "").split(".");
  const types = ["Asset", "Expense", "Income", "Liability", "Equity"] as const;
  return types.find((type) => type === first);
}
