import { createReadStream } from "node:fs";
import { basename, join } from "node:path";
import { createInterface } from "node:readline";
import { pipeline } from "node:stream";
import { parse } from "csv-parse";
import { messageOf } from "../core/errors.js";
import type { PushItem } from "../push/types.js";
import { UsageError } from "./command.js";

const kinds = new Set<string>(["expense", "reimbursable", "transfer", "adjustment"]);

/** Properties whose cells are numbers, and whose cells are true or false. */
const numbers = new Set(["amount", "currencyRate", "netAmount", "taxAmount"]);
const booleans = new Set(["postAsDraft"]);

/**
 * Reads the items of a `.jsonl` or `.csv` file, one at a time.
 *
 * JSONL holds a push item a line, `{ "kind", "transaction", "attachments"? }`, or an expense alone.
 *
 * A CSV's header names properties by their path: `id`, `issueDate`, `bankAccountRef.id`,
 * `lines.netAmount`, `lines.accountRef.id`. Rows that follow each other with the same `id` are lines of
 * one transaction. `kind` is `expense` where there is no such column; `lines.trackingRefs` holds ids and
 * `attachments` file names, separated by `|`. Empty cells are left out.
 *
 * @param receipts - the folder of the attachments
 * @throws UsageError that names the file and the line
 */
export async function* readItems(
  file: string,
  receipts: string | undefined,
): AsyncGenerator<PushItem, void, undefined> {
  const rows = file.endsWith(".csv") ? csvRows(file) : jsonRows(file);
  try {
    for await (const row of rows) yield itemOf(row, receipts ?? ".");
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${file}: ${messageOf(error)}`);
  }
}

interface Row {
  kind?: unknown;
  transaction?: unknown;
  attachments?: unknown;
}

async function* jsonRows(file: string): AsyncGenerator<Row> {
  if (!/\.(jsonl|ndjson)$/.test(file)) throw new UsageError(`${file} must be .jsonl or .csv`);
  let number = 0;
  for await (const line of createInterface({
    input: createReadStream(file),
    crlfDelay: Infinity,
  })) {
    number += 1;
    if (line.trim() === "") continue;
    const value = parseJson(line);
    if (!isObject(value)) throw new UsageError(`${file}:${number} is not a JSON object`);
    yield "transaction" in value ? value : { transaction: value };
  }
}

async function* csvRows(file: string): AsyncGenerator<Row> {
  const parser = parse({ columns: true, bom: true, skip_empty_lines: true, trim: true });
  // The parser fails where the file cannot be read.
  pipeline(createReadStream(file), parser, () => undefined);
  let current: { id: unknown; row: Row } | undefined;
  for await (const record of parser) {
    const cells: Record<string, string> = record;
    const row = rowOf(cells);
    if (current && cells.id !== "" && current.id === cells.id) {
      mergeLines(current.row, row);
      continue;
    }
    if (current) yield current.row;
    current = { id: cells.id, row };
  }
  if (current) yield current.row;
}

function rowOf({ kind = "", attachments = "", ...cells }: Record<string, string>): Row {
  const transaction: Record<string, unknown> = {};
  for (const [path, cell] of Object.entries(cells)) {
    if (cell === "") continue;
    const [first = "", ...rest] = path.split(".");
    if (first !== "lines") {
      put(transaction, [first, ...rest], cell);
      continue;
    }
    transaction.lines ??= [{}];
    const [line] = Array.isArray(transaction.lines) ? transaction.lines : [];
    put(line, rest, cell);
  }
  return {
    ...(kind !== "" && { kind }),
    transaction,
    ...(attachments !== "" && { attachments: attachments.split("|") }),
  };
}

function put(target: Record<string, unknown>, path: readonly string[], cell: string): void {
  const [name = "", ...rest] = path;
  if (rest.length > 0) {
    const child = isObject(target[name]) ? target[name] : {};
    target[name] = child;
    put(child, rest, cell);
  } else if (name === "trackingRefs") {
    target[name] = cell.split("|").map((id) => ({ id, dataType: "trackingCategories" }));
  } else {
    target[name] = parseCell(name, cell);
  }
}

/** What is not a number or boolean stays text: the checks name it by its path. */
function parseCell(name: string, cell: string): unknown {
  if (numbers.has(name) && /^-?\d+(\.\d+)?$/.test(cell)) return Number(cell);
  if (booleans.has(name) && /^(true|false)$/i.test(cell)) return /^true$/i.test(cell);
  return cell;
}

function mergeLines(into: Row, row: Row): void {
  const [lines, more] = [linesOf(into), linesOf(row)];
  if (lines && more) lines.push(...more);
}

function linesOf({ transaction }: Row): unknown[] | undefined {
  const lines = isObject(transaction) ? transaction.lines : undefined;
  return Array.isArray(lines) ? lines : undefined;
}

/** The push checks each item's shape; here a file name alone becomes a file. */
function itemOf({ kind = "expense", transaction, attachments }: Row, receipts: string): PushItem {
  if (typeof kind !== "string" || !kinds.has(kind)) {
    throw new UsageError(`kind must be one of ${[...kinds].join(", ")}`);
  }
  const files = Array.isArray(attachments) ? attachments : [];
  const item: unknown = {
    kind,
    transaction,
    ...(files.length > 0 && {
      attachments: files.map((name) => {
        // A name from a file must not lead out of the folder that was given.
        if (typeof name !== "string" || basename(name) !== name) {
          throw new UsageError("attachments must be file names, to be found in --receipts");
        }
        return { path: join(receipts, name) };
      }),
    }),
  };
  return item as PushItem;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
