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
  // Text and names by turns.
  const parts = template.split(/[{}]/);
  const faults: RequestFault[] = [];
  for (let index = 1; index < parts.length; index += 2) {
    const name = parts[index] ?? "";
    const id: unknown = ids[name];
    if (typeof id === "string" && plainId.test(id)) {
      parts[index] = id;
      continue;
    }
    const message = problemOf(id);
    if (message === undefined) parts[index] = encodeURIComponent(String(id));
    else faults.push({ path: [name], message });
  }
  if (faults.length > 0) throw new RequestValidationError(operationId, faults);
  return parts.join("");
}

/** What ids are: nothing of it can be wrong, or must be encoded. */
const plainId = /^[\w-]{1,100}$/;

function problemOf(id: unknown): string | undefined {
  if (typeof id !== "string") return `must be text, not ${id === null ? "null" : typeof id}`;
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
