import type { IdempotencyKey } from "../http/idempotency.js";
import type { RequestOptions } from "../http/request.js";
import type { Transport } from "../http/transport.js";
import type { PlatformContext, PlatformIssue, ValidFor } from "../platforms/index.js";
import {
  adjustmentsCheck,
  expensesCheck,
  reimbursablesCheck,
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
import type { PushItemOf, PushKind } from "./types.js";

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
  },
  transfer: {
    maxInBatch: 1,
    // A PUT carries no key: what became of it is read back.
    keyed: false,
    schema: transferBody,
    send: async (api, companyId, [transfer], { prepared, options }) => {
      if (!transfer) throw new RangeError("a batch of transfers must have one");
      const { id, ...body } = transfer;
      return api.object(
        {
          operationId: "create-transfer-transaction",
          ids: { companyId, transactionId: id },
          body,
          bodyCheck: transferCheck,
          idempotencyKey: prepared,
          options,
        },
        ["syncId"],
      );
    },
    check: (rules, transfer, context) => rules.checkTransfer(transfer, context),
    validFor: () => "transfer-transactions",
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
