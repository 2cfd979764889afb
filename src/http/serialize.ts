import type { RequestFault } from "../errors/list-faults.js";
import { oneLine } from "../errors/one-line.js";
import { RequestValidationError } from "../errors/validation-errors.js";
import { Query } from "../query/where.js";
import type { BodyCheck } from "../schemas/body-checks.js";
import { isObject } from "./answer.js";
import { isWellFormed } from "./path.js";

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
  const refuse = (faults: readonly RequestFault[]) =>
    new RequestValidationError(operationId, faults);
  let faults: RequestFault[];
  let written: WrittenJson;
  try {
    // Both look at the body now, before it can be changed; a fault tells more than what JSON lacks.
    const writing = tryToWrite(body);
    faults = await check(body);
    if (faults.length > 0) throw refuse(faults);
    written = writing();
    // What is read off a class can be there without being written: what counts is what is sent.
    if (!written.isPlain) faults = await check(JSON.parse(written.text));
  } catch (error) {
    if (error instanceof RequestValidationError) throw error;
    const message = `the body cannot be written as JSON: ${reasonOf(error)}`;
    throw refuse([{ path: [], message }]);
  }
  if (faults.length > 0) throw refuse(faults);
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
    super(`${oneLine(key, 60)} is ${value}`);
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
  const faults: RequestFault[] = [];
  const parameters = new URLSearchParams();
  for (const [name, value] of entries) {
    if (value === undefined || value === null) continue;
    const text = queryTextOf(value);
    if (text === undefined) {
      const message = "must be well-formed text, a finite number, true or false";
      faults.push({ path: ["query", name], message });
    } else parameters.append(name, text);
  }
  if (faults.length > 0) throw new RequestValidationError(operationId, faults);
  const text = parameters.toString();
  return text === "" ? "" : `?${text}`;
}

function queryTextOf(value: unknown): string | undefined {
  if (typeof value === "boolean") return String(value);
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : undefined;
  const text = value instanceof Query ? value.toString() : value;
  return typeof text === "string" && isWellFormed(text) ? text : undefined;
}
