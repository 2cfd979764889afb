/** Enough for a rejection that names all 50 transactions of a request. */
const maxForeignText = 2_100;

/**
 * Returns text that comes from the API, the accounting software or the caller as one line of bounded
 * length: white space is collapsed, and control characters, line separators and characters that reorder
 * or hide text are escaped. Takes linear time.
 */
export function sanitize(text: string, maxLength = maxForeignText): string {
  // Twice as long, for what collapses; not all of it, for it can be megabytes.
  const line = text
    .slice(0, maxLength * 2)
    .replace(/[\t\n\v\f\r \u00a0\u2028\u2029]+/g, " ")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, escapeCharacter)
    .trim();
  return line.length > maxLength ? `${withoutHalf(line.slice(0, maxLength))}…` : line;
}

/** As {@link sanitize}, with a length of one's own. */
export function truncate(text: string, maxLength: number): string {
  return sanitize(text, maxLength);
}

function escapeCharacter(character: string): string {
  // A zero-width joiner holds an emoji together, and hides nothing.
  if (character === "\u200d") return character;
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** Text that was cut in the middle of a surrogate pair, without its half. */
function withoutHalf(text: string): string {
  return /[\ud800-\udbff]$/.test(text) ? text.slice(0, -1) : text;
}

/** Text without the punctuation and white space at its end, to be continued by a sentence of ours. */
export function withoutFullStop(text: string): string {
  let end = text.length;
  while (end > 0 && ".; \n\r\t".includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** Describes a value of the caller's without quoting it, for it may be anything. */
export function describeValue(value: unknown): string {
  if (typeof value !== "number") return typeof value;
  if (!Number.isFinite(value)) return String(value);
  if (value < 0) return "a negative number";
  return Number.isInteger(value) ? "a number out of range" : "a fraction";
}

/** One thing that is wrong with a request, and where: `{ path: [0, "lines", 2, "netAmount"], … }`. */
export interface RequestIssue {
  /** Where, from the body's own properties and indexes. */
  readonly path: readonly (string | number)[];
  /** What is wrong, for people. */
  readonly message: string;
}

const maxShown = 10;

/** The issues in one line, the first ten of them in full. */
export function formatIssues(issues: readonly RequestIssue[], separator = "; "): string {
  const shown = issues.slice(0, maxShown).map(({ path, message }) => {
    const where = path
      .map((key) => (typeof key === "number" ? `[${key}]` : `.${truncate(key, 60)}`))
      .join("");
    return where === "" ? message : `${where.replace(/^\./, "")}: ${message}`;
  });
  const more = issues.length - shown.length;
  return `${shown.join(separator)}${more > 0 ? `${separator}and ${more} more` : ""}`;
}
