import { type RequestIssue, truncate } from "../core/format.js";
import { RequestValidationError } from "../errors/request-errors.js";
import type { BodyCheck } from "../schemas/body-checks.js";
import { Query } from "../where.js";
import { isObject } from "./response.js";

/**
 * Checks a body and writes it as JSON, once, as it is at the time of the call: all attempts send the
 * same.
 *
 * @throws RequestValidationError that names each fault.
 */
export async function serializeBody(
  operationId: string,
  check: BodyCheck,
  body: unknown,
): Promise<string> {
  const refuse = (issues: readonly RequestIssue[]) =>
    new RequestValidationError(operationId, issues);
  let issues: RequestIssue[];
  let written: WrittenJson;
  try {
    // Both look at the body now, before it can be changed; a fault tells more than what JSON lacks.
    const writing = tryToWrite(body);
    issues = await check(body);
    if (issues.length > 0) throw refuse(issues);
    written = writing();
    // What is read off a class can be there without being written: what counts is what is sent.
    if (!written.isPlain) issues = await check(JSON.parse(written.text));
  } catch (error) {
    if (error instanceof RequestValidationError) throw error;
    const message = `the body cannot be written as JSON: ${reasonOf(error)}`;
    throw refuse([{ path: [], message }]);
  }
  if (issues.length > 0) throw refuse(issues);
  return written.text;
}

/** Writes a body now; what it throws, if anything, is thrown where it is asked for. */
function tryToWrite(body: unknown): () => WrittenJson {
  try {
    const written = writeJson(body);
    return () => written;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

interface WrittenJson {
  readonly text: string;
  /** Whether it holds plain objects alone, which are written as they are read. */
  readonly isPlain: boolean;
}

/** Writes a body as JSON; throws where that would change a number into `null`. */
function writeJson(body: unknown): WrittenJson {
  let isPlain = true;
  const text: unknown = JSON.stringify(body, function (this: object, key, value: unknown) {
    if (typeof value === "number" && !Number.isFinite(value)) throw new NoJsonNumber(key, value);
    const given: unknown = Reflect.get(this, key);
    // A `toJSON` other than a date's can answer anything.
    if (given !== value) isPlain &&= given instanceof Date;
    else if (typeof value === "object" && value !== null) isPlain &&= isPlainObject(value);
    return value;
  });
  if (typeof text !== "string") throw new TypeError("no JSON");
  return { text, isPlain };
}

/** A number in a property that no schema knows, and that JSON has no way to write. */
class NoJsonNumber extends Error {
  constructor(key: string, value: number) {
    super(`${truncate(key, 60)} is ${value}`);
  }
}

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null || Array.isArray(value);
}

/** Why a body could not be read or written. What a value of the caller's throws is not quoted. */
function reasonOf(error: unknown): string {
  if (error instanceof NoJsonNumber) return error.message;
  if (error instanceof RangeError) return "it is nested too deep or too large";
  const words = error instanceof TypeError ? error.message : "";
  if (/circular|cyclic/i.test(words)) return "it has a circular structure";
  if (/BigInt/i.test(words)) return "it holds a BigInt";
  return "one of its values cannot be read";
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
const longestId = 1_000;

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
function isWellFormed(text: string): boolean {
  return !/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text);
}

/**
 * Headers under lower-case names, so that a later one takes the place of an earlier one. A header
 * that cannot be sent is a fault, told without its value.
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
