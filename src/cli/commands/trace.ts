import { CodatExpenses } from "../../client.js";
import { fileJournal } from "../../node/index.js";
import { type Call, type Command, UsageError } from "../command.js";
import { printJson, printTable } from "../output.js";

export const trace: Command = {
  name: "trace",
  operands: ["TRANSACTION"],
  summary:
    "Says why a transaction is not in the books: every sync that it was in, and what to do. Exits with 1 where it is not in the books.",
  options: {
    company: { type: "string", value: "<id>", description: "the company's id", required: true },
    journal: { type: "string", value: "<file>", description: "the journal of its pushes" },
    since: { type: "string", value: "<date>", description: "leave out syncs that began before" },
  },
  examples: ["codat-expenses trace 7a0c… --company 8a1b… --journal october.journal"],
  run,
};

async function run(call: Call): Promise<number> {
  const [transactionId = ""] = call.operands;
  const codat = new CodatExpenses();
  const traced = await codat.trace(call.text("company") ?? "", transactionId, booksOptions(call));
  if (call.flag("json")) printJson(traced);
  else {
    console.log(`${traced.booked ? "In the books" : "Not in the books"}. ${traced.advice}`);
    if (traced.syncs.length > 0) {
      printTable(
        ["Sync", "Code", "Status", "Message"],
        traced.syncs.map(({ syncId, code, status, message }) => [
          syncId,
          String(code ?? ""),
          status ?? "",
          message ?? "",
        ]),
      );
    }
  }
  return traced.booked ? 0 : 1;
}

/** The options of what reads the books: journal and since. */
export function booksOptions(call: Call) {
  const journal = call.text("journal");
  const since = call.text("since");
  if (since !== undefined && Number.isNaN(Date.parse(since))) {
    throw new UsageError("--since must be a date such as 2026-10-01");
  }
  return {
    ...(journal !== undefined && { journal: fileJournal(journal) }),
    ...(since !== undefined && { since }),
  };
}
