import type { CodatExpenses, PushItem } from "codat-expenses";
import { fileJournal } from "codat-expenses/node";
import { findCompany } from "./company.js";
import type { MockServer } from "./mock-server.js";
import { journalPath, readMonth, receipt } from "./push-feed.js";

/**
 * The night after: the same table again, with one correction and one late receipt. Everything else is
 * in the books already, and costs no request.
 */
export async function showNextNight(
  codat: CodatExpenses,
  server: MockServer,
  companyId: string,
  folder: URL,
): Promise<void> {
  const { items } = await readMonth(codat, await findCompany(codat, companyId), folder);
  const inBooks = new Set((await server.ledger(companyId)).map((entry) => entry.transactionId));
  const [corrected, late] = items.flatMap((item) =>
    item.kind === "expense" &&
    item.transaction.type === "Payment" &&
    item.transaction.lines?.length === 1 &&
    !item.attachments?.length &&
    inBooks.has(item.transaction.id)
      ? [item]
      : [],
  );
  const [line] = corrected?.transaction.lines ?? [];
  if (!corrected || !late || !line) return;
  const tonight = items.map((item): PushItem => {
    if (item === corrected) {
      const lines = [{ ...line, netAmount: Number(line.netAmount) + 1 }];
      return { ...corrected, transaction: { ...corrected.transaction, lines } };
    }
    const attachments = [receipt("park-and-ride.png", folder)];
    return item === late ? { ...late, attachments } : item;
  });
  const { requests } = await codat.push(companyId, tonight, {
    check: await codat.platformContext(companyId),
    journal: fileJournal(journalPath(companyId)),
    onChange: "update",
  });

  const ledger = await server.ledger(companyId);
  const entryOf = ({ transaction }: PushItem) =>
    ledger.find(({ transactionId }) => transactionId === transaction.id);
  const content = entryOf(corrected)?.content;
  const [written] = content && "lines" in content ? (content.lines ?? []) : [];
  const amount = written && "netAmount" in written ? written.netAmount : "?";
  console.log(`\nThe next night: ${corrected.transaction.merchantName} was corrected,`);
  console.log(`  from ${line.netAmount} to ${amount} net in the books;`);
  const files = entryOf(late)?.attachments.length;
  console.log(`  ${late.transaction.merchantName} got its late receipt (${files}).`);
  console.log(`  Everything else was in the books: ${requests} requests.`);
}
