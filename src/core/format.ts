/** Somebody else's words as one line of a log: without line breaks and control characters, and clipped. */
export function truncate(text: string, longest: number): string {
  // Twice as long, for what collapses; not all of it, for it can be megabytes.
  const line = text
    .slice(0, longest * 2)
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}

/** A number as it was given; of anything else its kind alone, for it may be anything. */
export function describeValue(value: unknown): string {
  return typeof value === "number" ? String(value) : typeof value;
}

/** One thing that is wrong with a request, and where: `{ path: [0, "lines", 2, "netAmount"], … }`. */
export interface RequestIssue {
  /** Where, from the body's own properties and indexes. */
  readonly path: readonly (string | number)[];
  /** What is wrong, for people. */
  readonly message: string;
}

const mostShown = 10;

/** The issues in one line, the first ten of them in full. */
export function formatIssues(issues: readonly RequestIssue[]): string {
  const shown = issues.slice(0, mostShown).map(({ path, message }) => {
    const where = path
      .map((key) => (typeof key === "number" ? `[${key}]` : `.${truncate(key, 60)}`))
      .join("");
    return where === "" ? message : `${where.replace(/^\./, "")}: ${message}`;
  });
  const more = issues.length - shown.length;
  return `${shown.join("; ")}${more > 0 ? `; and ${more} more` : ""}`;
}
