import { join } from "node:path";
import {
  BadRequestError,
  CodatError,
  type CodatExpenses,
  DuplicateTransactionError,
  type SyncReference,
} from "codat-expenses";
import { mapConcurrently } from "./map-concurrently.js";
import type { Booking } from "./map-row.js";

/** How a booking ended. */
export type BookingResult = { readonly booking: Booking } & (
  | { readonly outcome: "booked"; readonly syncId: string }
  /** It is in the books since an earlier run: its id is what keeps it from being booked twice. */
  | { readonly outcome: "booked-before" }
  | { readonly outcome: "refused"; readonly reason: string }
);

/** How the receipt of a booking fared. */
export interface ReceiptResult {
  readonly booking: Booking;
  /** Why it is not attached; `undefined` when it is. */
  readonly failure: string | undefined;
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
  const results = await mapConcurrently(deliveries, deliveriesAtOnce, async (deliver) => {
    const delivered = await deliver();
    onSettled(delivered.length);
    return delivered;
  });
  return results.flat();
}

/** Attaches the receipts of what this run has booked. */
export async function uploadReceipts(
  codat: CodatExpenses,
  companyId: string,
  results: readonly BookingResult[],
  receiptsFolder: string,
): Promise<ReceiptResult[]> {
  const withReceipt = results.filter(({ booking }) => booking.row.receipt !== "");
  return mapConcurrently(withReceipt, uploadsAtOnce, async (result) => {
    const { booking, outcome } = result;
    if (outcome === "refused") return { booking, failure: "its transaction was refused" };
    if (outcome === "booked-before") return { booking, failure: "an earlier run saw to it" };
    const { id, receipt } = booking.row;
    try {
      const path = join(receiptsFolder, receipt);
      await codat.attachments.upload(companyId, result.syncId, id, { path });
      return { booking, failure: undefined };
    } catch (error) {
      if (!(error instanceof CodatError)) throw error;
      return { booking, failure: error.message };
    }
  });
}

/** One request's worth of bookings each: transfers go one by one, the other kinds in batches. */
function toDeliveries(
  codat: CodatExpenses,
  companyId: string,
  bookings: readonly Booking[],
): (() => Promise<BookingResult[]>)[] {
  const expenses = bookings.filter((booking) => booking.kind === "expense");
  const reimbursables = bookings.filter((booking) => booking.kind === "reimbursable");
  const adjustments = bookings.filter((booking) => booking.kind === "adjustment");
  const transfers = bookings.filter((booking) => booking.kind === "transfer");
  return [
    ...inBatches(expenses).map(
      (batch) => () =>
        deliver(codat, companyId, batch, (some) =>
          codat.expenses.create(companyId, transactionsOf(some)),
        ),
    ),
    ...inBatches(reimbursables).map(
      (batch) => () =>
        deliver(codat, companyId, batch, (some) =>
          codat.reimbursables.create(companyId, transactionsOf(some)),
        ),
    ),
    ...inBatches(adjustments).map(
      (batch) => () =>
        deliver(codat, companyId, batch, (some) =>
          codat.adjustments.create(companyId, transactionsOf(some)),
        ),
    ),
    ...transfers.map(
      (transfer) => () =>
        deliver(codat, companyId, [transfer], () =>
          codat.transfers.create(companyId, transfer.row.id, transfer.transaction),
        ),
    ),
  ];
}

async function deliver<Kind extends Booking>(
  codat: CodatExpenses,
  companyId: string,
  bookings: readonly Kind[],
  send: (bookings: readonly Kind[]) => Promise<SyncReference>,
): Promise<BookingResult[]> {
  let syncId: string;
  try {
    ({ syncId } = await send(bookings));
  } catch (error) {
    // The API takes or refuses a request as a whole. What is in the books already is left out, and
    // the others are sent again.
    if (error instanceof DuplicateTransactionError) {
      const isBookedBefore = ({ row }: Kind) => error.transactionIds.includes(row.id);
      const before = bookings.filter(isBookedBefore);
      const others = bookings.filter((booking) => !isBookedBefore(booking));
      const delivered =
        before.length > 0 && others.length > 0
          ? await deliver(codat, companyId, others, send)
          : others.map((booking) => refused(booking, error.message));
      return [...before.map(bookedBefore), ...delivered];
    }
    if (!(error instanceof BadRequestError)) throw error;
    return bookings.map((booking) => refused(booking, error.message));
  }
  return readSync(codat, companyId, syncId, bookings);
}

/** Waits for a sync and reads how each of its bookings ended. */
async function readSync(
  codat: CodatExpenses,
  companyId: string,
  syncId: string,
  bookings: readonly Booking[],
): Promise<BookingResult[]> {
  // One refused transaction makes a failed sync, and its other transactions are in the books all the
  // same: what counts is the status of each.
  const sync = await codat.syncs.wait(companyId, syncId, { throwOnFailure: false });
  const reasons = new Map<string, string>();
  const booked = new Set<string>();
  for await (const transaction of codat.syncs.transactions.list(companyId, syncId)) {
    const { transactionId, status, message } = transaction;
    if (!transactionId) continue;
    if (status === "Completed") booked.add(transactionId);
    else reasons.set(transactionId, message ?? `Its status is ${status}.`);
  }
  const general = (sync.result === "failed" && sync.message) || "Its sync does not list it.";
  return bookings.map((booking) =>
    booked.has(booking.row.id)
      ? { booking, outcome: "booked", syncId }
      : refused(booking, reasons.get(booking.row.id) ?? general),
  );
}

function bookedBefore(booking: Booking): BookingResult {
  return { booking, outcome: "booked-before" };
}

function refused(booking: Booking, reason: string): BookingResult {
  return { booking, outcome: "refused", reason };
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
