import { badRequest } from "../state/api-error.js";

/** Returns whether a record matches a query. */
export type Matches = (record: unknown) => boolean;

const tooLong = 2048;
/** A query that a person writes has a few. */
const maxDepth = 50;

/**
 * Reads a query: `field=value` and `!= ~ > < >= <=`, joined with `&&` and `||`, grouped with `{}`,
 * with dots into objects. 400 where it cannot be read, or asks for a field that is not one of `fields`.
 */
export function parseQuery(text: string, fields?: readonly string[]): Matches {
  if (text.length >= tooLong) {
    throw badRequest(`The query must be under ${tooLong} characters long.`);
  }
  const source = new Source(text, fields);
  const matches = readAlternatives(source);
  source.skipSpace();
  if (!source.isAtEnd) throw source.fault("more than one condition without && or || between");
  return matches;
}

/** Orders records by a field; a `-` before it turns the order around. */
export function compareBy(
  orderBy: string,
  fields: readonly string[],
): (a: unknown, b: unknown) => number {
  const isDescending = orderBy.startsWith("-");
  const path = fieldPath(orderBy.replace(/^-/, ""), fields);
  return (a, b) => {
    const order = compare(valueAt(a, path), valueAt(b, path));
    return isDescending ? -order : order;
  };
}

class Source {
  #at = 0;
  /** How many braces are open. */
  depth = 0;

  constructor(
    private readonly text: string,
    readonly fields: readonly string[] | undefined,
  ) {}

  get isAtEnd(): boolean {
    return this.#at >= this.text.length;
  }

  skipSpace(): void {
    this.take(/\s*/y);
  }

  /** Takes what a sticky pattern matches here. */
  take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.text)?.[0];
    this.#at += found?.length ?? 0;
    return found;
  }

  fault(what: string) {
    return badRequest(`The query cannot be read: ${what}, at character ${this.#at + 1}.`);
  }
}

function readAlternatives(source: Source): Matches {
  const parts = [readConditions(source)];
  while (takeToken(source, /\|\|/y)) parts.push(readConditions(source));
  return (record) => parts.some((matches) => matches(record));
}

function readConditions(source: Source): Matches {
  const parts = [readCondition(source)];
  while (takeToken(source, /&&/y)) parts.push(readCondition(source));
  return (record) => parts.every((matches) => matches(record));
}

function readCondition(source: Source): Matches {
  if (takeToken(source, /\{/y)) {
    source.depth += 1;
    if (source.depth > maxDepth) throw source.fault("braces are nested too deeply");
    const matches = readAlternatives(source);
    source.depth -= 1;
    if (!takeToken(source, /\}/y)) throw source.fault("a closing brace is missing");
    return matches;
  }
  const field = takeToken(source, /[A-Za-z0-9_.-]+/y);
  if (field === undefined) throw source.fault("a field's name is missing");
  const operator = takeToken(source, /!=|>=|<=|=|~|>|</y);
  if (operator === undefined) throw source.fault("an operator is missing");
  return condition(fieldPath(field, source.fields), operator, readValue(source));
}

/** The path of a field, whatever case it is written in: 400 where there is no such field. */
function fieldPath(field: string, fields: readonly string[] | undefined): string[] {
  if (!fields) return field.split(".");
  const asked = field.toLowerCase();
  for (const known of fields) {
    if (known.toLowerCase() === asked) return known.split(".");
    const open = known.endsWith(".*") ? known.slice(0, -1) : undefined;
    if (open !== undefined && asked.startsWith(open.toLowerCase())) {
      return [...open.slice(0, -1).split("."), ...field.slice(open.length).split(".")];
    }
  }
  throw badRequest(`The records have no field '${field}' that can be queried or ordered by.`);
}

/** Up to what joins or ends it: the language has no quotes and no escapes. */
function readValue(source: Source): string {
  return (source.take(/(?:(?!&&|\|\|)[^{}])*/y) ?? "").trim();
}

function takeToken(source: Source, pattern: RegExp): string | undefined {
  source.skipSpace();
  return source.take(pattern);
}

function condition(path: readonly string[], operator: string, wanted: string): Matches {
  const test = tests[operator] ?? (() => false);
  // What differs has no value that is the same.
  if (operator === "!=") {
    return (record) => !isSame(valueAt(record, path), wanted);
  }
  return (record) => test(valueAt(record, path), wanted);
}

const tests: Readonly<Record<string, (value: unknown, wanted: string) => boolean>> = {
  "=": isSame,
  "~": (value, wanted) => textOf(value).toLowerCase().includes(wanted.toLowerCase()),
  ">": (value, wanted) => isThere(value) && compare(value, wanted) > 0,
  "<": (value, wanted) => isThere(value) && compare(value, wanted) < 0,
  ">=": (value, wanted) => isThere(value) && compare(value, wanted) >= 0,
  "<=": (value, wanted) => isThere(value) && compare(value, wanted) <= 0,
};

/** Text is compared as text without regard to case: the codes `0100` and `100` are two. */
function isSame(value: unknown, wanted: string): boolean {
  if (!isThere(value)) return false;
  if (typeof value !== "string" || momentOf(value) !== undefined)
    return compare(value, wanted) === 0;
  return value.toLowerCase() === wanted.toLowerCase();
}

/** The value at a path. */
function valueAt(record: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((from, key) => {
    if (typeof from !== "object" || from === null || !Object.hasOwn(from, key)) return undefined;
    return Reflect.get(from, key);
  }, record);
}

const isThere = (value: unknown) => value !== undefined && value !== null;

const textOf = (value: unknown) => (isThere(value) ? String(value) : "");

/** Numbers as numbers, moments as moments, all else as text; what is not there comes first. */
function compare(a: unknown, b: unknown): number {
  const [left, right] = [textOf(a), textOf(b)];
  const numbers = [numberOf(left), numberOf(right)] as const;
  if (numbers[0] !== undefined && numbers[1] !== undefined) return numbers[0] - numbers[1];
  const moments = [momentOf(left), momentOf(right)] as const;
  if (moments[0] !== undefined && moments[1] !== undefined) return moments[0] - moments[1];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

const numberOf = (text: string) => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined);

function momentOf(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return undefined;
  const ms = new Date(text).getTime();
  return Number.isNaN(ms) ? undefined : ms;
}
