/**
 * The job that a card provider runs each night for a customer: pushes the month's table with its
 * corrections and late receipts, reconciles it with the books, and prints what differs. It needs
 * CODAT_API_KEY and CODAT_COMPANY_ID; run it again at any time, with the same journal.
 *
 *   npx tsx examples/nightly.ts october.jsonl october.journal
 *
 * october.jsonl holds one push item a line: { kind, transaction, attachments: [{ path }] }
 */
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import Table from "cli-table3";
import { CodatExpenses, type PushItem } from "codat-expenses";
import { fileJournal } from "codat-expenses/node";

const [tablePath = "october.jsonl", journalPath = "october.journal"] = process.argv.slice(2);
const companyId = process.env.CODAT_COMPANY_ID;
if (!companyId) throw new Error("Set CODAT_COMPANY_ID: the company whose books to write to.");
const codat = new CodatExpenses();

/** The month's rows as they are tonight: new ones, corrected ones, and those of the nights before. */
async function* rows(): AsyncGenerator<PushItem> {
  for await (const line of createInterface({ input: createReadStream(tablePath) })) {
    if (line !== "") yield JSON.parse(line);
  }
}

// What is in the books with the same content and files costs no request.
const push = codat.push(companyId, rows(), {
  check: await codat.platformContext(companyId),
  journal: fileJournal(journalPath),
  onChange: "update",
});
const differs = new Table({ head: ["Transaction", "State", "Why"] });
for await (const result of push) {
  if (result.outcome === "updated") console.log(`${result.id} was corrected in the books`);
  if ("message" in result) differs.push([result.id, result.outcome, result.message]);
  if (!("attachments" in result)) continue;
  for (const file of result.attachments) {
    const { filename } = file;
    if (file.status === "failed")
      differs.push([result.id, "receipt failed", `${filename}: ${file.message}`]);
    else if (file.maybeTwice) console.log(`${filename} may be attached to ${result.id} twice`);
  }
}
const { counts, attachments, requests } = await push;
console.log(
  `${counts.booked} booked, ${counts.updated} updated, ${attachments.attached} receipts in the books, ${requests} requests`,
);

// What the push says is held against what the books say: transactions of others, for example.
const books = codat.reconcile(companyId, rows(), { journal: fileJournal(journalPath) });
for await (const { id, state, message } of books) {
  if (state !== "booked") differs.push([id, state, message ?? ""]);
}
for (const { id, syncId } of (await books).extra) {
  differs.push([id, "extra", `in the books by sync ${syncId}, and not in the table`]);
}
console.log(differs.length === 0 ? "The books match the table." : differs.toString());
if (differs.length > 0) process.exitCode = 1;
