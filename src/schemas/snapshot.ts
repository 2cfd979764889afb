import { dayIn, isDate } from "../core/dates.js";
import { decimalTextOf } from "../core/decimals.js";
import type { RequestIssue } from "../core/format.js";
import { isWellFormed } from "../core/text.js";

/** A body as it was at the time of the call: plain data that JSON writes as it is read. */
export interface Snapshot {
  readonly body: unknown;
  /** What JSON cannot say, and text that no accounting software can keep. */
  readonly issues: readonly RequestIssue[];
}

type Path = readonly (string | number)[];

const maxDepth = 1_000;

/** The properties that hold a calendar day, not a moment. */
const dayKeys = new Set(["date", "issueDate", "dueDate", "paidOnDate", "allocatedOnDate"]);

/**
 * Copies what JSON would write of a body, reading each property once: own enumerable properties, and what
 * `toJSON` returns. A `Date` for a calendar day becomes the day in the time zone, `YYYY-MM-DD`, and is
 * refused where none was named; every other `Date` becomes a moment in UTC. Functions and what is not a
 * valid date stay, for a schema to refuse.
 */
export function snapshotOf(body: unknown, timeZone: string | undefined): Snapshot {
  const issues: RequestIssue[] = [];
  const above = new Set<object>();

  const copyAll = (source: object, path: Path): unknown => {
    if (above.has(source)) return refuse(path, "has a circular structure");
    if (above.size === maxDepth) return refuse([], "is nested too deep");
    above.add(source);
    const copy = Array.isArray(source)
      ? source.map((item, index) => copyOf(item, [...path, index], String(index)))
      : copyObject(source, path);
    above.delete(source);
    return copy;
  };
  const copyObject = (source: object, path: Path): object => {
    const copy: Record<string, unknown> = {};
    for (const key of Object.keys(source)) {
      const value = copyOf(Reflect.get(source, key), [...path, key], key);
      if (key !== "__proto__") copy[key] = value;
      else Object.defineProperty(copy, key, { value, enumerable: true });
    }
    return copy;
  };
  const copyOf = (value: unknown, path: Path, key: string): unknown => {
    switch (typeof value) {
      case "string":
        if (value.includes("\0")) refuse(path, "must not contain the character U+0000");
        else if (!isWellFormed(value)) refuse(path, halfPair);
        return value;
      case "number":
        if (!Number.isFinite(value)) refuse(path, `must be a finite number, not ${value}`);
        return value;
      case "bigint":
        refuse(path, "must not be a BigInt");
        return value;
      case "object": {
        if (value === null) return value;
        const tag = Object.prototype.toString.call(value);
        if (isDate(value)) return copyDate(value, path, key);
        if ("toJSON" in value && typeof value.toJSON === "function") {
          const json: unknown = value.toJSON(key);
          return typeof json === "object" && json !== null
            ? copyAll(json, path)
            : copyOf(json, path, key);
        }
        // JSON writes these as what they hold.
        if (/^\[object (?:String|Number|Boolean)\]$/.test(tag))
          return copyOf(value.valueOf(), path, key);
        return (isPlain(value) ? undefined : decimalTextOf(value)) ?? copyAll(value, path);
      }
      default:
        return value;
    }
  };
  const copyDate = (date: Date, path: Path, key: string): unknown => {
    if (Number.isNaN(Number(date))) return date;
    if (!dayKeys.has(key)) return date.toISOString();
    if (timeZone !== undefined) return dayIn(timeZone, date) ?? date;
    refuse(path, noTimeZone);
    // Any day, so that the schema finds nothing else wrong with it.
    return "2026-01-01";
  };
  const refuse = (path: Path, message: string): undefined => {
    // One path says the same of nesting, however often it is met.
    if (path.length > 0 || issues.length === 0) issues.push({ path, message });
    return undefined;
  };
  try {
    return { body: copyOf(body, [], ""), issues };
  } catch {
    // What a value of the caller's throws is not quoted.
    return { body: undefined, issues: [{ path: [], message: unreadable }] };
  }
}

const unreadable = "the body cannot be written as JSON: one of its values cannot be read";
const halfPair =
  "must be well-formed text: it has half of a surrogate pair, as where an emoji was cut in two";

const noTimeZone =
  'is a Date, which is a day only in a time zone: pass the day as "YYYY-MM-DD", or name the zone as timeZone ("Europe/Berlin") to the client, the push or the call';

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  // The prototype of plain objects, of whichever realm, has none itself.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
