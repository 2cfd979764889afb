import { CodatExpenses } from "../../client.js";
import { fileJournal } from "../../node/index.js";
import type { PushPlan } from "../../push/plan.js";
import type {
  AttachmentResult,
  BookedResult,
  PushResult,
  UpdatedResult,
} from "../../push/types.js";
import type { Call, Command } from "../command.js";
import { printJson, printTable, showsProgress, startProgress } from "../output.js";
import { readItems } from "../rows.js";

export const push: Command = {
  name: "push",
  operands: ["FILE"],
  summary:
    "Pushes a .jsonl or .csv file of transactions into a company's books, each exactly once. Run again with the same file and journal, it resumes. Exits with 1 if a transaction is not booked or a receipt is not attached.",
  options: {
    company: { type: "string", value: "<id>", description: "the company's id", required: true },
    journal: {
      type: "string",
      value: "<file>",
      description: "where progress is kept, to resume after a crash",
      required: true,
    },
    receipts: { type: "string", value: "<folder>", description: "the folder of the attachments" },
    "dry-run": { type: "boolean", description: "check everything and send no write" },
  },
  examples: [
    "CODAT_API_KEY=… codat-expenses push october.csv --company 8a1b… --journal october.journal",
    "codat-expenses push feed.jsonl --company 8a1b… --journal feed.journal --receipts receipts/ --dry-run",
  ],
  run,
};

async function run(call: Call): Promise<number> {
  const [file = ""] = call.operands;
  const companyId = call.text("company") ?? "";
  const codat = new CodatExpenses();
  const options = {
    check: await codat.platformContext(companyId),
    journal: fileJournal(call.text("journal") ?? ""),
  };
  const items = readItems(file, call.text("receipts"));
  if (call.flag("dry-run")) {
    const plan = await codat.push(companyId, items, { ...options, dryRun: true });
    return printPlan(call, plan);
  }
  const rows = readItems(file, call.text("receipts"));
  const progress = startProgress(showsProgress() ? await countOf(rows) : undefined);
  const notBooked: PushResult[] = [];
  const receipts: Receipt[] = [];
  const pushing = codat.push(companyId, items, options).on("progress", (pushed) => {
    const { done, booked, updated, ratePerMinute } = pushed;
    const ended = `${booked + updated} booked, ${done - booked - updated} not`;
    progress.update(done, `${ended}, ${Math.round(ratePerMinute)} a minute`);
  });
  try {
    for await (const result of pushing) {
      if (result.outcome !== "booked" && result.outcome !== "updated") notBooked.push(result);
      else receipts.push(...receiptsToCheck(result));
    }
  } finally {
    progress.stop();
  }
  const report = await pushing;
  if (call.flag("json")) {
    printJson({ ...report, notBooked, receipts });
  } else {
    const rows = [...notBooked.map(rowOf), ...receipts.map(receiptRowOf)];
    if (rows.length > 0) printTable(["Id", "Outcome", "Why"], rows);
    const { updated, outdated, ...others } = report.counts;
    const changed = { ...(updated && { updated }), ...(outdated && { outdated }) };
    const shown = Object.entries({ ...others, ...changed });
    const counts = shown.map(([outcome, count]) => `${count} ${outcome}`);
    const { attached, failed, maybeTwice } = report.attachments;
    const twice = maybeTwice === 0 ? "" : ` (${maybeTwice} may be attached twice)`;
    console.log(
      `${counts.join(", ")}. Receipts: ${attached} attached${twice}, ${failed} failed. ${report.requests} requests.`,
    );
  }
  return notBooked.length === 0 && report.attachments.failed === 0 ? 0 : 1;
}

/** A file of a booked transaction that a person has to look at. */
type Receipt = AttachmentResult & { readonly id: string };

function receiptsToCheck({ id, attachments }: BookedResult | UpdatedResult): Receipt[] {
  return attachments
    .filter((file) => file.status === "failed" || file.maybeTwice)
    .map((file) => ({ id, ...file }));
}

function receiptRowOf(file: Receipt): string[] {
  const why = file.status === "failed" ? file.message : "it may be attached twice";
  return [file.id, `receipt ${file.status}`, `${file.filename}: ${why}`];
}

async function countOf(rows: AsyncIterable<unknown>): Promise<number> {
  let count = 0;
  for await (const _ of rows) count += 1;
  return count;
}

function rowOf(result: PushResult): string[] {
  return [result.id, result.outcome, "message" in result ? result.message : ""];
}

function printPlan(call: Call, plan: PushPlan): number {
  const { counts, uploads, requests, refused, outdated } = plan;
  const unsent = [...refused, ...outdated];
  if (call.flag("json")) printJson(plan);
  else {
    if (unsent.length > 0) printTable(["Id", "Outcome", "Why"], unsent.map(rowOf));
    const { create, update, resume, done } = counts;
    console.log(
      `Dry run, nothing was sent. ${create} to create, ${update} to update, ${resume} to resume, ${done} done, ${unsent.length} that would not be sent. ${uploads} receipts to upload, at least ${requests} requests.`,
    );
  }
  return unsent.length > 0 ? 1 : 0;
}
