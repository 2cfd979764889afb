import { CodatExpenses } from "../../client.js";
import { type Call, type Command, UsageError } from "../command.js";
import { printJson, printTable } from "../output.js";

export const wait: Command = {
  name: "wait",
  operands: ["SYNC"],
  summary:
    "Waits until a sync has ended and lists its transactions. Exits with 1 where the sync failed.",
  options: {
    company: { type: "string", value: "<id>", description: "the company's id", required: true },
    timeout: { type: "string", value: "<seconds>", description: "how long to wait (900)" },
  },
  examples: ["codat-expenses wait 3fa8… --company 8a1b… --timeout 120"],
  run,
};

async function run(call: Call): Promise<number> {
  const [syncId = ""] = call.operands;
  const companyId = call.text("company") ?? "";
  const timeoutMs = Number(call.text("timeout") ?? "900") * 1000;
  if (!(timeoutMs > 0)) throw new UsageError("--timeout must be a number of seconds above 0");
  const codat = new CodatExpenses();
  const outcome = await codat.syncs.wait(companyId, syncId, { timeoutMs, throwOnFailure: false });
  const transactions = [];
  for await (const row of codat.syncs.transactions.list(companyId, syncId)) transactions.push(row);
  if (call.flag("json")) {
    printJson({ ...outcome, transactions });
  } else {
    const why = outcome.result === "failed" ? ` (${outcome.reason}): ${outcome.message}` : "";
    console.log(`${outcome.result} with ${outcome.code}${why}`);
    printTable(
      ["Transaction", "Status", "Message"],
      transactions.map(({ transactionId, status, message }) => [
        transactionId ?? "",
        status ?? "",
        message ?? "",
      ]),
    );
  }
  return outcome.result === "failed" ? 1 : 0;
}
