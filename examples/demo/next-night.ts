import type { CodatExpenses, PushItem, PushJournal } from "codat-expenses";
import type { MockCodat } from "codat-expenses/mock";
import type { PlatformContext } from "codat-expenses/platforms";
import type { Booking } from "./report.js";

/** What the next night's push needs. */
interface Night {
  readonly codat: CodatExpenses;
  readonly mock: MockCodat;
  readonly companyId: string;
  readonly check: PlatformContext;
  readonly journal: PushJournal;
}

/**
 * The night after: the same table again, with one correction and one late receipt. Everything else is
 * in the books already, and costs no request.
 */
export async function showNextNight(
  { codat, mock, companyId, check, journal }: Night,
  items: readonly PushItem[],
  bookings: readonly Booking[],
  lateReceipt: string,
): Promise<void> {
  const booked = new Set(
    bookings.flatMap(({ result }) => (result.outcome === "booked" ? [result.id] : [])),
  );
  const payments = items.flatMap((item) =>
    item.kind === "expense" &&
    item.transaction.type === "Payment" &&
    item.transaction.lines?.length === 1 &&
    !item.attachments?.length &&
    booked.has(item.transaction.id)
      ? [item]
      : [],
  );
  const [corrected, late] = payments;
  const [line] = corrected?.transaction.lines ?? [];
  if (!corrected || !late || !line) return;
  const tonight = items.map((item): PushItem => {
    if (item === corrected) {
      const lines = [{ ...line, netAmount: Number(line.netAmount) + 1 }];
      return { ...corrected, transaction: { ...corrected.transaction, lines } };
    }
    return item === late ? { ...late, attachments: [{ path: lateReceipt }] } : item;
  });
  const push = codat.push(companyId, tonight, { check, journal, onChange: "update" });
  for await (const { outcome, id } of push) {
    if (outcome !== "updated") continue;
    const entry = mock.ledger(companyId).find(({ transactionId }) => transactionId === id);
    const [inBooks] = entry && "lines" in entry.content ? (entry.content.lines ?? []) : [];
    const amount = inBooks && "netAmount" in inBooks ? inBooks.netAmount : "?";
    console.log(`\nThe next night: ${corrected.transaction.merchantName} was corrected,`);
    console.log(`  from ${line.netAmount} to ${amount} net in the books;`);
  }
  const { requests } = await push;
  const files = mock.ledger(companyId).find((entry) => entry.transactionId === late.transaction.id);
  console.log(
    `  ${late.transaction.merchantName} got its late receipt (${files?.attachments.length}).`,
  );
  console.log(`  Everything else was in the books: ${requests} requests.`);
}
