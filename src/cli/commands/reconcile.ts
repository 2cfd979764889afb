import { CodatExpenses } from "../../client.js";
import type { ReconcileResult } from "../../reconcile/reconcile.js";
import type { Call, Command } from "../command.js";
import { printJson, printTable } from "../output.js";
import { readItems } from "../rows.js";
import { booksOptions, trace } from "./trace.js";

export const reconcile: Command = {
  name: "reconcile",
  operands: ["FILE"],
  summary:
    "Compares a file of transactions with a company's books, without writing. Exits with 1 where they differ.",
  options: trace.options,
  examples: ["codat-expenses reconcile october.csv --company 8a1b… --since 2026-10-01"],
  run,
};

async function run(call: Call): Promise<number> {
  const [file = ""] = call.operands;
  const codat = new CodatExpenses();
  const items = readItems(file, undefined);
  const comparing = codat.reconcile(call.text("company") ?? "", items, booksOptions(call));
  const differing: ReconcileResult[] = [];
  for await (const result of comparing) if (result.state !== "booked") differing.push(result);
  const report = await comparing;
  if (call.flag("json")) printJson({ ...report, differing });
  else {
    const rows = [
      ...differing.map(({ id, state, message }) => [id, state, message ?? ""]),
      ...report.extra.map(({ id, syncId }) => [id, "extra", `in the books by sync ${syncId}`]),
    ];
    if (rows.length > 0) printTable(["Id", "State", "Message"], rows);
    const counts = Object.entries(report.counts).filter(([, count]) => count > 0);
    const words = counts.map(([state, count]) => `${count} ${state}`);
    console.log(
      `${words.join(", ") || "no transactions"}, ${report.extra.length} extra in the books. ${report.requests} requests.`,
    );
  }
  return differing.length === 0 && report.extra.length === 0 ? 0 : 1;
}
