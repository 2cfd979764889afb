import type { RequestFault } from "../errors/list-faults.js";
import { RequestValidationError } from "../errors/validation-errors.js";

/** The longest id that is put in a path; the API's own are 36 characters. */
const longestId = 1_000;

/**
 * Fills a path template. Each id becomes exactly one segment, percent-encoded: it can never reach
 * another path than the template's.
 */
export function buildPath(
  operationId: string,
  template: string,
  ids: Readonly<Record<string, string>>,
): string {
  const faults: RequestFault[] = [];
  for (const name of Object.keys(ids)) {
    const message = problemOf(ids[name]);
    if (message !== undefined) faults.push({ path: [name], message });
  }
  if (faults.length > 0) throw new RequestValidationError(operationId, faults);
  return template.replace(/\{(\w+)\}/g, (place, name: string) => {
    const id = ids[name];
    return id === undefined ? place : encodeURIComponent(id);
  });
}

/** What ids are: nothing of it can be wrong, or must be encoded. */
const plainId = /^[\w-]{1,100}$/;

function problemOf(id: unknown): string | undefined {
  if (typeof id !== "string") return `must be text, not ${id === null ? "null" : typeof id}`;
  if (plainId.test(id)) return undefined;
  if (id.trim() === "") return "must not be empty";
  if (id.length > longestId) return `must be at most ${longestId} characters long`;
  if (isDots(id)) return `must not be "${id}"`;
  if (!isWellFormed(id)) return "must be well-formed text (it has half of a surrogate pair)";
  return undefined;
}

/** Whether the id is `.` or `..`, however often it was encoded on its way here. */
function isDots(id: string): boolean {
  return /^\.{1,2}$/.test(id.replace(/%(25)*2e/gi, "."));
}

/** Whether a text has no half of a surrogate pair, which no URL can carry. */
export function isWellFormed(text: string): boolean {
  return !/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text);
}
