import { isUpdatable } from "../../platforms/index.js";
import { ApiFault } from "../state/api-error.js";
import type { LedgerEntry, TransactionKind } from "../state/ledger.js";

type Booked<Kind extends TransactionKind> = Extract<LedgerEntry, { kind: Kind }>["content"];

/**
 * What a booked expense holds after an update: fields that cannot be updated keep their old values.
 *
 * @throws ApiFault 422 where it was booked as anything but a `Payment`
 */
export function updatedExpense(
  booked: Booked<"expense">,
  update: Partial<Booked<"expense">>,
): Booked<"expense"> {
  if (booked.type === "Payment") return withLines("expense", booked, update);
  throw new ApiFault(422, `Only a Payment can be updated: this one was booked as ${booked.type}.`);
}

/** What a booked reimbursable holds after an update. */
export function updatedReimbursable(
  booked: Booked<"reimbursable">,
  update: Partial<Booked<"reimbursable">>,
): Booked<"reimbursable"> {
  return withLines("reimbursable", booked, update);
}

/** What a booked transfer holds after an update: its accounts stay. */
export function updatedTransfer(
  booked: Booked<"transfer">,
  update: Booked<"transfer">,
): Booked<"transfer"> {
  return {
    ...update,
    from: updated("transfer", booked.from, update.from, ["from"]),
    to: updated("transfer", booked.to, update.to, ["to"]),
  };
}

/** Lines are known by their place. */
function withLines<Line extends object, Content extends { lines?: Line[] | null }>(
  kind: TransactionKind,
  booked: Content,
  { lines, ...rest }: Partial<Content>,
): Content {
  const content = { ...booked, ...updated<object>(kind, booked, rest, []) };
  if (!lines) return content;
  const merged = lines.map((line, at) => {
    const known = booked.lines?.[at];
    return known ? updated(kind, known, line, ["lines", at]) : line;
  });
  return { ...content, lines: merged };
}

/** An object with what an update can change in it, the rest as it was. */
function updated<Shape extends object>(
  kind: TransactionKind,
  before: Shape,
  update: object,
  path: readonly (string | number)[],
): Shape {
  const changes = Object.entries(update).filter(
    ([key, value]) => value !== undefined && isUpdatable(kind, [...path, key]),
  );
  return { ...before, ...Object.fromEntries(changes) };
}
