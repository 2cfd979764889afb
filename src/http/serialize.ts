import type { RequestIssue } from "../core/format.js";
import { isWellFormed } from "../core/text.js";
import { RequestValidationError } from "../errors/request-errors.js";
import type { BodyCheck } from "../schemas/body-checks.js";
import type { BodyOptions } from "../schemas/check.js";
import { snapshotOf } from "../schemas/snapshot.js";
import { Query } from "../where.js";
import { isObject } from "./response.js";

/** A body that was checked and written once: all attempts send the same. */
export interface SerializedBody {
  readonly text: string;
  /** What the text says. */
  readonly body: unknown;
}

/**
 * Checks a body and writes it as JSON, once, as it is at the time of the call.
 *
 * @throws RequestValidationError that names each issue
 */
export async function serializeBody(
  operationId: string,
  check: BodyCheck,
  given: unknown,
  options: BodyOptions,
): Promise<SerializedBody> {
  // Copied now, before the caller can change it.
  const snapshot = snapshotOf(given, options.timeZone);
  const checking = check(snapshot, options);
  // Without an await where the schema is at hand: the stack of a refusal is then that of the call.
  const { body, issues } = "then" in checking ? await checking : checking;
  if (issues.length > 0) throw new RequestValidationError(operationId, issues);
  return { text: JSON.stringify(body), body };
}

/**
 * The query part of a URL, `?` included; empty where nothing is asked for. `page` counts before what
 * the query says of it.
 *
 * @throws RequestValidationError for a value that is neither text, nor a number, nor true or false.
 */
export function serializeQuery(
  operationId: string,
  query: object | null | undefined,
  page: number | undefined,
): string {
  query ??= {};
  if (!isObject(query)) {
    throw new RequestValidationError(operationId, [
      { path: ["query"], message: "must be an object" },
    ]);
  }
  const entries = Object.entries(page === undefined ? query : { ...query, page });
  if (entries.length === 0) return "";
  const issues: RequestIssue[] = [];
  const parameters = new URLSearchParams();
  for (const [name, value] of entries) {
    if (value === undefined || value === null) continue;
    const text = queryTextOf(value);
    if (text === undefined) {
      const message = "must be well-formed text, a finite number, true or false";
      issues.push({ path: ["query", name], message });
    } else parameters.append(name, text);
  }
  if (issues.length > 0) throw new RequestValidationError(operationId, issues);
  const text = parameters.toString();
  return text === "" ? "" : `?${text}`;
}

function queryTextOf(value: unknown): string | undefined {
  if (typeof value === "boolean") return String(value);
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : undefined;
  const text = value instanceof Query ? value.toString() : value;
  return typeof text === "string" && isWellFormed(text) ? text : undefined;
}

/** The longest id that is put in a path; the API's own are 36 characters. */
const maxIdLength = 1_000;

/**
 * Fills the path template of an operation. Each id becomes exactly one segment, percent-encoded: it can never reach
 * another path than the template's.
 */
export function buildPath(
  operationId: string,
  template: string,
  ids: Readonly<Record<string, string>>,
): string {
  // Text and names by turns.
  const parts = template.split(/[{}]/);
  const issues: RequestIssue[] = [];
  for (let index = 1; index < parts.length; index += 2) {
    const name = parts[index] ?? "";
    const id: unknown = ids[name];
    if (typeof id === "string" && plainId.test(id)) {
      parts[index] = id;
      continue;
    }
    const message = problemOf(id);
    if (message === undefined) parts[index] = encodeURIComponent(String(id));
    else issues.push({ path: [name], message });
  }
  if (issues.length > 0) throw new RequestValidationError(operationId, issues);
  return parts.join("");
}

/** Checks the ids of a method that sends several requests, before the first of them. */
export function assertIds(method: string, ids: Readonly<Record<string, string>>): void {
  const names = Object.keys(ids).map((name) => `{${name}}`);
  buildPath(method, names.join("/"), ids);
}

/** What ids are: nothing of it can be wrong, or must be encoded. */
const plainId = /^[\w-]{1,100}$/;

function problemOf(id: unknown): string | undefined {
  if (typeof id !== "string") return `must be text, not ${id === null ? "null" : typeof id}`;
  if (id.trim() === "") return "must not be empty";
  if (id.length > maxIdLength) return `must be at most ${maxIdLength} characters long`;
  if (isDots(id)) return `must not be "${id}"`;
  if (!isWellFormed(id)) return "must be well-formed text (it has half of a surrogate pair)";
  return undefined;
}

/** Whether the id is `.` or `..`, however often it was encoded on its way here. */
function isDots(id: string): boolean {
  return /^\.{1,2}$/.test(id.replace(/%(25)*2e/gi, "."));
}

/**
 * Headers under lower-case names, so that a later one takes the place of an earlier one. A header
 * that cannot be sent is refused, without quoting its value.
 */
export function lowerCaseHeaders(
  headers: Readonly<Record<string, string>> | undefined,
  fault: (problem: string) => Error,
): Record<string, string> {
  const result: Record<string, string> = {};
  if (headers === undefined) return result;
  // Entries of a Headers object or a Map would be dropped without a word.
  if (typeof headers !== "object" || headers === null || Symbol.iterator in headers) {
    throw fault("headers must be a plain object of names and values");
  }
  for (const [name, value] of Object.entries(headers)) {
    const key = name.toLowerCase();
    if (key === "authorization") {
      throw fault(
        "headers must not hold Authorization: the client makes it from apiKey or authHeader",
      );
    }
    if (key === "idempotency-key") {
      throw fault(
        "headers must not hold Idempotency-Key: pass the option idempotencyKey of a call",
      );
    }
    if (!/^[!#$%&'*+.^_`|~\w-]+$/.test(name)) {
      // Not shown: it can be a value that got into the name's place.
      throw fault("headers holds a name that cannot be sent: names are letters, digits and dashes");
    }
    if (typeof value !== "string" || !/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) {
      throw fault(`the header ${name} has a value that cannot be sent`);
    }
    result[key] = value;
  }
  return result;
}
