/** A number as it was given; of anything else its kind alone, for it may be anything. */
export function numberOrKind(value: unknown): string {
  return typeof value === "number" ? String(value) : typeof value;
}
