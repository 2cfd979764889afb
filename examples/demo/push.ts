import { join } from "node:path";
import {
  BadRequestError,
  CodatError,
  type CodatExpenses,
  type SyncReference,
} from "codat-expenses";
import { mapConcurrently } from "./map-concurrently.js";
import type { Booking } from "./map-row.js";

/** How a booking ended: in the books, or refused. */
export interface BookingResult {
  readonly booking: Booking;
  /** The sync that carried it; `undefined` where the API refused the request at once. */
  readonly syncId: string | undefined;
  /** Why it was refused; `undefined` when it is in the books. */
  readonly refusal: string | undefined;
}

/** How the receipt of a booking fared. */
export interface ReceiptResult {
  readonly booking: Booking;
  /** Why it is not attached; `undefined` when it is. */
  readonly failure: string | undefined;
}

/** One request's worth of bookings. */
interface Delivery {
  readonly bookings: readonly Booking[];
  send(): Promise<SyncReference>;
}

const batchSize = 50;
const deliveriesAtOnce = 4;
const uploadsAtOnce = 4;

/**
 * Sends the bookings, waits for their syncs, and says of each one how it ended. `onSettled` hears
 * how many have just ended.
 */
export async function pushBookings(
  codat: CodatExpenses,
  companyId: string,
  bookings: readonly Booking[],
  onSettled: (count: number) => void,
): Promise<BookingResult[]> {
  const deliveries = toDeliveries(codat, companyId, bookings);
  const results = await mapConcurrently(deliveries, deliveriesAtOnce, async (delivery) => {
    const delivered = await deliver(codat, companyId, delivery);
    onSettled(delivered.length);
    return delivered;
  });
  return results.flat();
}

/** Attaches the receipts of what is in the books. What was refused has nothing to attach one to. */
export async function uploadReceipts(
  codat: CodatExpenses,
  companyId: string,
  results: readonly BookingResult[],
  receiptsFolder: string,
): Promise<ReceiptResult[]> {
  const withReceipt = results.filter((result) => result.booking.row.receipt !== "");
  return mapConcurrently(withReceipt, uploadsAtOnce, async ({ booking, syncId, refusal }) => {
    if (refusal !== undefined || syncId === undefined) {
      return { booking, failure: "its transaction was refused" };
    }
    const { id, receipt } = booking.row;
    try {
      await codat.attachments.upload(companyId, syncId, id, {
        path: join(receiptsFolder, receipt),
      });
      return { booking, failure: undefined };
    } catch (error) {
      if (!(error instanceof CodatError)) throw error;
      return { booking, failure: error.message };
    }
  });
}

/** Transfers go one by one, the other kinds in batches. */
function toDeliveries(
  codat: CodatExpenses,
  companyId: string,
  bookings: readonly Booking[],
): Delivery[] {
  const expenses = bookings.filter((booking) => booking.kind === "expense");
  const reimbursables = bookings.filter((booking) => booking.kind === "reimbursable");
  const adjustments = bookings.filter((booking) => booking.kind === "adjustment");
  const transfers = bookings.filter((booking) => booking.kind === "transfer");
  return [
    ...inBatches(expenses).map((batch) => ({
      bookings: batch,
      send: () => codat.expenses.create(companyId, transactionsOf(batch)),
    })),
    ...inBatches(reimbursables).map((batch) => ({
      bookings: batch,
      send: () => codat.reimbursables.create(companyId, transactionsOf(batch)),
    })),
    ...inBatches(adjustments).map((batch) => ({
      bookings: batch,
      send: () => codat.adjustments.create(companyId, transactionsOf(batch)),
    })),
    ...transfers.map((booking) => ({
      bookings: [booking],
      send: () => codat.transfers.create(companyId, booking.row.id, booking.transaction),
    })),
  ];
}

async function deliver(
  codat: CodatExpenses,
  companyId: string,
  { bookings, send }: Delivery,
): Promise<BookingResult[]> {
  let syncId: string;
  try {
    ({ syncId } = await send());
  } catch (error) {
    // The API takes or refuses a request as a whole: a transaction that is in the books already, say.
    if (!(error instanceof BadRequestError)) throw error;
    return bookings.map((booking) => ({ booking, syncId: undefined, refusal: error.message }));
  }

  // One refused transaction makes a failed sync, whose other transactions are in the books all the
  // same: what counts is the status of each.
  const sync = await codat.syncs.wait(companyId, syncId, { throwOnFailure: false });
  const refusals = new Map<string, string | undefined>();
  for await (const transaction of codat.syncs.transactions.list(companyId, syncId)) {
    if (!transaction.transactionId) continue;
    const { status, message } = transaction;
    refusals.set(
      transaction.transactionId,
      status === "Completed" ? undefined : (message ?? `its status is ${status}`),
    );
  }
  return bookings.map((booking) => ({
    booking,
    syncId,
    refusal: refusals.has(booking.row.id)
      ? refusals.get(booking.row.id)
      : (sync.result === "failed" && sync.message) || "its sync does not list it",
  }));
}

function inBatches<Item>(items: readonly Item[]): Item[][] {
  const batches: Item[][] = [];
  for (let start = 0; start < items.length; start += batchSize) {
    batches.push(items.slice(start, start + batchSize));
  }
  return batches;
}

function transactionsOf<Transaction>(
  bookings: readonly { readonly transaction: Transaction }[],
): Transaction[] {
  return bookings.map((booking) => booking.transaction);
}
