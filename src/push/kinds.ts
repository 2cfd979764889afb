import type { IdempotencyKey } from "../http/idempotency.js";
import type { RequestOptions } from "../http/request.js";
import type { Transport } from "../http/transport.js";
import type { PlatformContext, PlatformIssue, ValidFor } from "../platforms/index.js";
import {
  adjustmentsCheck,
  expensesCheck,
  expenseUpdateCheck,
  reimbursablesCheck,
  reimbursableUpdateCheck,
  transferCheck,
} from "../schemas/body-checks.js";
import {
  adjustmentsBody,
  type BodySchema,
  expensesBody,
  reimbursablesBody,
  transferBody,
} from "../schemas/index.js";
import type { SyncReference } from "../types/index.js";
import type { IdentifiedTransfer, PushItem, PushItemOf, PushKind } from "./types.js";

type Rules = typeof import("../platforms/index.js");
type TransactionOf<Kind extends PushKind> = PushItemOf<Kind>["transaction"];

/** How a request of a push is sent. */
export interface PushRequest {
  /** Called with the exact body before anything is sent; returns its key, where its method takes one. */
  readonly prepared: IdempotencyKey;
  readonly options: RequestOptions;
}

/** What is particular to one kind of transaction. */
interface KindOf<Kind extends PushKind> {
  /** How many transactions a request takes. */
  readonly maxInBatch: number;
  /** Whether requests carry an idempotency key, so that they can be repeated. */
  readonly keyed: boolean;
  /** The schema of a list of them, or of a single one where they go one by one. */
  readonly schema: BodySchema;
  send(
    api: Transport,
    companyId: string,
    transactions: readonly TransactionOf<Kind>[],
    request: PushRequest,
  ): Promise<SyncReference>;
  check(
    rules: Rules,
    transaction: TransactionOf<Kind>,
    context: PlatformContext,
  ): readonly PlatformIssue[];
  /** What mapping options and rules for files call it. */
  validFor(transaction: TransactionOf<Kind>): ValidFor;
  /** How a written one is changed; absent where the API does not accept updates. */
  readonly update?: {
    /** Properties that only the creating request takes. */
    readonly createOnly: readonly string[];
    /** Whether this one can be updated as far as its type goes. */
    applies?(transaction: TransactionOf<Kind>): boolean;
    send(
      api: Transport,
      companyId: string,
      transaction: TransactionOf<Kind>,
      request: PushRequest,
    ): Promise<SyncReference>;
    check(
      rules: Rules,
      transaction: TransactionOf<Kind>,
      context: PlatformContext,
    ): readonly PlatformIssue[];
  };
}

function putTransfer(
  api: Transport,
  companyId: string,
  { id: transactionId, ...body }: IdentifiedTransfer,
  { prepared, options }: PushRequest,
): Promise<SyncReference> {
  return api.object(
    {
      operationId: "create-transfer-transaction",
      ids: { companyId, transactionId },
      body,
      bodyCheck: transferCheck,
      idempotencyKey: prepared,
      options,
    },
    ["syncId"],
  );
}

/** The one table of what differs by kind of transaction. */
export const kinds: { readonly [Kind in PushKind]: KindOf<Kind> } = {
  expense: {
    maxInBatch: 50,
    keyed: true,
    schema: expensesBody,
    send: (api, companyId, body, { prepared, options }) =>
      api.object(
        {
          operationId: "create-expense-transaction",
          ids: { companyId },
          body,
          bodyCheck: expensesCheck,
          idempotencyKey: prepared,
          options,
        },
        ["syncId"],
      ),
    check: (rules, expense, context) => rules.checkExpense(expense, context),
    validFor: ({ type }) => `expense-transactions.${type}`,
    update: {
      createOnly: ["reference", "postAsDraft"],
      applies: ({ type }) => type === "Payment",
      send: (api, companyId, expense, { prepared, options }) => {
        const { id: transactionId, reference: _, postAsDraft: __, ...body } = expense;
        return api.object(
          {
            operationId: "update-expense-transaction",
            ids: { companyId, transactionId },
            body,
            bodyCheck: expenseUpdateCheck,
            idempotencyKey: prepared,
            options,
          },
          ["syncId"],
        );
      },
      check: (rules, expense, context) => rules.checkExpenseUpdate(expense, context),
    },
  },
  reimbursable: {
    maxInBatch: 50,
    keyed: true,
    schema: reimbursablesBody,
    send: (api, companyId, body, { prepared, options }) =>
      api.object(
        {
          operationId: "create-reimbursable-expense-transaction",
          ids: { companyId },
          body,
          bodyCheck: reimbursablesCheck,
          idempotencyKey: prepared,
          options,
        },
        ["syncId"],
      ),
    check: (rules, reimbursable, context) => rules.checkReimbursable(reimbursable, context),
    validFor: () => "reimbursable-expense-transactions",
    update: {
      createOnly: [],
      send: (api, companyId, { id: transactionId, ...body }, { prepared, options }) =>
        api.object(
          {
            operationId: "update-reimbursable-expense-transaction",
            ids: { companyId, transactionId },
            body,
            bodyCheck: reimbursableUpdateCheck,
            idempotencyKey: prepared,
            options,
          },
          ["syncId"],
        ),
      check: (rules, reimbursable, context) => rules.checkReimbursableUpdate(reimbursable, context),
    },
  },
  transfer: {
    maxInBatch: 1,
    // A PUT carries no key: what became of it is read back.
    keyed: false,
    schema: transferBody,
    send: async (api, companyId, [transfer], request) => {
      if (!transfer) throw new RangeError("a batch of transfers must have one");
      return putTransfer(api, companyId, transfer, request);
    },
    check: (rules, transfer, context) => rules.checkTransfer(transfer, context),
    validFor: () => "transfer-transactions",
    update: {
      createOnly: [],
      send: putTransfer,
      check: (rules, transfer, context) => rules.checkTransferUpdate(transfer, context),
    },
  },
  adjustment: {
    maxInBatch: 50,
    keyed: true,
    schema: adjustmentsBody,
    send: (api, companyId, body, { prepared, options }) =>
      api.object(
        {
          operationId: "create-adjustment-transaction",
          ids: { companyId },
          body,
          bodyCheck: adjustmentsCheck,
          idempotencyKey: prepared,
          options,
        },
        ["syncId"],
      ),
    check: (rules, adjustment, context) => rules.checkAdjustment(adjustment, context),
    validFor: () => "adjustment-transactions",
  },
};

/** Whether a value names a kind of transaction. */
export function isKind(value: unknown): value is PushKind {
  return typeof value === "string" && Object.hasOwn(kinds, value);
}

/** Sends the transactions of items that are all of one kind. */
export function sendItems<Kind extends PushKind>(
  kind: Kind,
  items: readonly PushItemOf<Kind>[],
  api: Transport,
  companyId: string,
  request: PushRequest,
): Promise<SyncReference> {
  const transactions = items.map((item) => item.transaction);
  return kinds[kind].send(api, companyId, transactions, request);
}

/** Returns an item as its update takes it: without the bank account on FreeAgent, which keeps it. */
export function asUpdate(item: PushItem, context: PlatformContext | undefined): PushItem {
  if (item.kind !== "expense" || context?.platform !== "freeagent") return item;
  const { bankAccountRef: _, ...transaction } = item.transaction;
  return { ...item, transaction };
}

/** Sends the change of a written transaction. */
export function sendUpdate<Kind extends PushKind>(
  item: PushItemOf<Kind>,
  api: Transport,
  companyId: string,
  request: PushRequest,
): Promise<SyncReference> {
  const { update } = kinds[item.kind];
  if (!update) throw new RangeError(`${item.kind} cannot be updated`);
  return update.send(api, companyId, item.transaction, request);
}

/** Returns what the platform's rules say of an item's update; `undefined` where there are no updates. */
export function checkUpdate<Kind extends PushKind>(
  item: PushItemOf<Kind>,
  rules: Rules,
  context: PlatformContext | undefined,
): readonly PlatformIssue[] | undefined {
  const { update } = kinds[item.kind];
  if (!update || update.applies?.(item.transaction) === false) return undefined;
  return context ? update.check(rules, item.transaction, context) : [];
}

/** Returns what the platform's rules say of an item. */
export function checkItem<Kind extends PushKind>(
  item: PushItemOf<Kind>,
  rules: Rules,
  context: PlatformContext,
): readonly PlatformIssue[] {
  return kinds[item.kind].check(rules, item.transaction, context);
}

/** Returns what mapping options and rules for files call the item's transaction. */
export function validForOf<Kind extends PushKind>(item: PushItemOf<Kind>): ValidFor {
  return kinds[item.kind].validFor(item.transaction);
}
