import * as z from "zod/mini";
import {
  amount,
  batchOf,
  currency,
  currencyRate,
  invoiceTo,
  linesOf,
  moment,
  recordRef,
  requiredRef,
  taxRateRef,
  trackingRefs,
  uuid,
} from "./values.js";

const optionalText = z.optional(z.string());
const reference = z.optional(z.nullable(z.string()));
const spendTracking = trackingRefs(["trackingCategories", "customers"]);

const expenseLine = z.object({
  netAmount: amount,
  taxAmount: z.optional(amount),
  taxRateRef,
  accountRef: z.optional(recordRef),
  itemRef: z.optional(z.nullable(recordRef)),
  trackingRefs: spendTracking,
  invoiceTo,
});

const expenseUpdateFields = {
  type: z.enum(["Payment", "Refund", "Reward", "Chargeback"]),
  issueDate: moment,
  currency,
  currencyRate,
  contactRef: z.optional(
    z.object({ id: z.string(), type: z.optional(z.enum(["Supplier", "Customer"])) }),
  ),
  bankAccountRef: z.optional(recordRef),
  merchantName: optionalText,
  lines: z.optional(linesOf(expenseLine)),
  notes: optionalText,
};

/** What `expenses.update` sends. */
export const expenseUpdateBody = z.object(expenseUpdateFields);

/** What `expenses.create` sends. */
export const expensesBody = batchOf(
  z.object({
    ...expenseUpdateFields,
    id: uuid,
    reference,
    postAsDraft: z.optional(z.nullable(z.boolean())),
  }),
);

const transferSide = z.object({ accountRef: requiredRef, amount });

/** What `transfers.create` and `transfers.update` send. */
export const transferBody = z.object({
  description: optionalText,
  date: moment,
  from: transferSide,
  to: transferSide,
});

/** What `adjustments.create` sends. */
export const adjustmentsBody = batchOf(
  z.object({
    id: uuid,
    date: moment,
    currency,
    currencyRate,
    reference,
    lines: linesOf(
      z.object({
        amount,
        accountRef: recordRef,
        description: optionalText,
        trackingRefs: trackingRefs(["trackingCategories", "customers", "suppliers"]),
        invoiceTo,
      }),
    ),
  }),
);

const reimbursableUpdateFields = {
  reference,
  contactRef: requiredRef,
  apAccountRef: z.optional(z.nullable(recordRef)),
  issueDate: moment,
  dueDate: moment,
  currency,
  currencyRate,
  notes: optionalText,
  lines: z.optional(linesOf(z.object({ ...expenseLine.shape, description: optionalText }))),
};

/** What `reimbursables.update` sends. */
export const reimbursableUpdateBody = z.object(reimbursableUpdateFields);

/** What `reimbursables.create` sends. */
export const reimbursablesBody = batchOf(z.object({ ...reimbursableUpdateFields, id: uuid }));
