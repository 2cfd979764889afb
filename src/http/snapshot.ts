import type { RequestIssue } from "../core/format.js";

/** A body as it was at the time of the call: plain data that JSON writes as it is read. */
export interface Snapshot {
  readonly value: unknown;
  /** What JSON cannot say, and text that no accounting software can keep. */
  readonly issues: readonly RequestIssue[];
}

type Path = readonly (string | number)[];

const maxDepth = 1_000;

/**
 * Copies what JSON would write of a body, reading each property once: own enumerable properties, and what
 * `toJSON` returns. Dates stay dates, since a schema may take them; functions stay, for a schema to refuse.
 */
export function snapshotOf(body: unknown): Snapshot {
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
        return refuse(path, "must not be a BigInt");
      case "object": {
        if (value === null) return value;
        const tag = Object.prototype.toString.call(value);
        if (tag === "[object Date]") return new Date(Number(value));
        if ("toJSON" in value && typeof value.toJSON === "function") {
          const json: unknown = value.toJSON(key);
          return typeof json === "object" && json !== null
            ? copyAll(json, path)
            : copyOf(json, path, key);
        }
        // JSON writes these as what they hold.
        if (/^\[object (?:String|Number|Boolean)\]$/.test(tag))
          return copyOf(value.valueOf(), path, key);
        return copyAll(value, path);
      }
      default:
        return value;
    }
  };
  const refuse = (path: Path, message: string): undefined => {
    // One path says the same of nesting, however often it is met.
    if (path.length > 0 || issues.length === 0) issues.push({ path, message });
    return undefined;
  };
  try {
    return { value: copyOf(body, [], ""), issues };
  } catch {
    // What a value of the caller's throws is not quoted.
    return { value: undefined, issues: [{ path: [], message: unreadable }] };
  }
}

const unreadable = "the body cannot be written as JSON: one of its values cannot be read";
const halfPair =
  "must be well-formed text: it has half of a surrogate pair, as where an emoji was cut in two";

/** Whether a text has no half of a surrogate pair, which neither a URL nor UTF-8 can carry. */
export function isWellFormed(text: string): boolean {
  return !/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text);
}
