import { isUpdatable } from "../../platforms/index.js";
import { ApiFault } from "../state/api-error.js";
import type { LedgerEntry, TransactionKind, WriteContent } from "../state/ledger.js";

type Booked<Kind extends TransactionKind> = Extract<LedgerEntry, { kind: Kind }>["content"];

/** Refuses with 422 to update what was booked as anything but a `Payment`. */
export function requirePayment({ type }: Booked<"expense">): void {
  if (type === "Payment") return;
  throw new ApiFault(422, `Only a Payment can be updated: this one was booked as ${type}.`);
}

/** What a booked transaction holds after an update: fields that cannot be updated stay as they were. */
export function updatedContent(booked: LedgerEntry, update: WriteContent): WriteContent {
  if (booked.kind === "expense" && update.kind === "expense") {
    return { kind: "expense", content: withLines("expense", booked.content, update.content) };
  }
  if (booked.kind === "reimbursable" && update.kind === "reimbursable") {
    const content = withLines("reimbursable", booked.content, update.content);
    return { kind: "reimbursable", content };
  }
  if (booked.kind !== "transfer" || update.kind !== "transfer") return update;
  const { from, to } = update.content;
  return {
    kind: "transfer",
    content: {
      ...update.content,
      from: updated("transfer", booked.content.from, from, ["from"]),
      to: updated("transfer", booked.content.to, to, ["to"]),
    },
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
