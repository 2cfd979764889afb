import { isDate } from "../../core/dates.js";
import { type Path, type Rule, warn } from "../judge.js";
import type { TransactionKind } from "../platform.js";
import { amountOf, countOf, idOf, list, read, text } from "../read.js";

const lineReferences = ["accountRef", "itemRef", "invoiceTo"];

/**
 * The fields of a written transaction that an update cannot change (Expenses API docs, "Updating
 * transactions"): they keep their old values. What can be changed: amounts, tax rates, tracking, texts
 * and, where the platform lets it, the bank account.
 */
const keptFields: Readonly<Record<TransactionKind, readonly string[]>> = {
  expense: ["type", "issueDate", "currency", "currencyRate", "contactRef", "merchantName"],
  reimbursable: [
    ...["contactRef", "issueDate", "dueDate", "currency", "currencyRate"],
    ...["reference", "apAccountRef"],
  ],
  // Of a transfer the accounts stay; its amounts, date and description can be changed.
  transfer: ["from.accountRef", "to.accountRef"],
  adjustment: [],
};

/** Whether an update can change what is at a path of a written transaction. */
export function isUpdatable(kind: TransactionKind, path: Path): boolean {
  const [first, second, third] = path.map(String);
  if (first === "lines") return third === undefined || !lineReferences.includes(third);
  const field = kind === "transfer" ? `${first}.${second}` : String(first);
  return kind !== "adjustment" && !keptFields[kind].includes(field);
}

/** An update changes only what can be changed, compared with the transaction as it was written. */
export const keptFieldsAreKept: Rule<unknown> = (update, judgement) => {
  const written = read(judgement.context, "written");
  if (typeof written !== "object" || written === null) return;
  const paths = keptFields[judgement.kind].map((field): Path => field.split("."));
  const count = countOf(list(read(update, "lines")));
  for (let index = 0; index < count; index += 1) {
    paths.push(...lineReferences.map((reference): Path => ["lines", index, reference]));
  }
  for (const path of paths) {
    const [next, before] = [at(update, path), at(written, path)];
    if (next === undefined || before === undefined || next === before) continue;
    const rest = `keeps ${path.at(-1)} as it was written: leave it as it was, or correct the transaction in the software`;
    warn(judgement, "field-not-updatable", path, rest);
  }
};

/** What is at a path, as it is compared; `undefined` where it says nothing that can be compared. */
function at(source: unknown, path: Path): string | undefined {
  const value = path.reduce<unknown>((from, key) => read(from, key), source);
  const found = idOf(value) ?? (isDate(value) ? value.toISOString() : value);
  const amount = path.at(-1) === "currencyRate" ? amountOf(found) : undefined;
  if (amount !== undefined) return String(amount);
  // A date is compared by its day.
  return text(found)?.replace(/^(\d{4}-\d{2}-\d{2})T.*$/, "$1");
}
