import { iso } from "./iso.js";

/** The properties that the accounting software gives a record which it takes up or changes. */
export function booked(id: string, nowMs: number) {
  const at = iso(nowMs);
  return { id, metadata: { isDeleted: false }, modifiedDate: at, sourceModifiedDate: at };
}

/** The names of those fields that a record says nothing in. */
export function missingOf<Shape extends object>(
  record: Shape,
  ...fields: readonly (keyof Shape & string)[]
): string[] {
  return fields.filter((field) => record[field] === undefined || record[field] === null);
}

/** The id of a record that was written; nothing while it is not. */
export const idOf = (recordId: string | undefined) =>
  recordId === undefined ? {} : { id: recordId };
