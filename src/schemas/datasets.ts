import * as z from "zod/mini";
import { itemCount } from "./check.js";
import {
  amount,
  batchOf,
  currency,
  currencyRate,
  linesOf,
  moment,
  recordRef,
  uuid,
} from "./values.js";

const optionalText = z.optional(z.string());

/** What `datasets.create` sends. */
export const datasetBody = z.object({
  items: batchOf(
    z.object({
      id: uuid,
      type: z.enum([
        "Payment",
        "Refund",
        "Reward",
        "Chargeback",
        "TransferIn",
        "TransferOut",
        "AdjustmentIn",
        "AdjustmentOut",
      ]),
      issueDate: moment,
      currency,
      currencyRate,
      contactRef: z.optional(
        z.object({ id: optionalText, contactType: z.optional(z.enum(["Supplier"])) }),
      ),
      merchantName: optionalText,
      lines: z.optional(
        linesOf(
          z.object({
            netAmount: amount,
            taxAmount: amount,
            taxRateRef: z.optional(recordRef),
            accountRef: recordRef,
            trackingRefs: z.optional(z.array(recordRef).check(itemCount(1, 10))),
          }),
        ),
      ),
      notes: optionalText,
    }),
  ),
});

/** What `syncs.initiate` sends. */
export const initiateSyncBody = z.object({
  datasetIds: z.array(uuid).check(z.minLength(1)),
});
