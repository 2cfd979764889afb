const maxDepth = 8;
const maxItems = 100;
const maxText = 10_000;

/**
 * Returns a copy of a value that `JSON.stringify` can always write: what is nested too deep, too long or
 * cannot be read is cut, and what JSON has no word for is text.
 */
export function toPlain(value: unknown, depth = 0): unknown {
  if (typeof value === "string") {
    return value.length > maxText ? `${value.slice(0, maxText)}…` : value;
  }
  if (typeof value === "bigint" || typeof value === "symbol") return String(value);
  if (typeof value !== "object" || value === null) return value;
  try {
    if (depth === maxDepth) return "…";
    if (Array.isArray(value)) {
      const items = value.slice(0, maxItems).map((item) => toPlain(item, depth + 1));
      return value.length > maxItems ? [...items, "…"] : items;
    }
    if ("toJSON" in value && typeof value.toJSON === "function" && depth > 0) {
      return toPlain(value.toJSON(), depth + 1);
    }
    const entries = isHeaders(value) ? [...value.entries()] : Object.entries(value);
    const plain = entries.slice(0, maxItems).map(([key, item]) => [key, toPlain(item, depth + 1)]);
    return Object.fromEntries(plain);
  } catch {
    return "(cannot be read)";
  }
}

function isHeaders(value: object): value is Headers {
  return Object.prototype.toString.call(value) === "[object Headers]";
}
