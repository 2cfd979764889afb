import { badRequest } from "../state/api-error.js";

/** Tells whether a record is one of those that a query asks for. */
export type Matches = (record: unknown) => boolean;

const tooLong = 2048;

/**
 * Reads a query: `field=value` and `!= ~ > < >= <=`, joined with `&&` and `||`, grouped with `{}`,
 * with dots into objects. 400 where it cannot be read.
 */
export function parseQuery(text: string): Matches {
  if (text.length >= tooLong) {
    throw badRequest(`The query must be under ${tooLong} characters long.`);
  }
  const source = new Source(text);
  const matches = readAlternatives(source);
  source.skipSpace();
  if (!source.isAtEnd) throw source.fault("more than one condition without && or || between");
  return matches;
}

/** Orders records by a field; a `-` before it turns the order around. */
export function compareBy(orderBy: string): (a: unknown, b: unknown) => number {
  const isDescending = orderBy.startsWith("-");
  const path = orderBy.replace(/^[-+]/, "").trim().split(".");
  return (a, b) => {
    const order = compare(valuesAt(a, path)[0], valuesAt(b, path)[0]);
    return isDescending ? -order : order;
  };
}

class Source {
  #at = 0;

  constructor(private readonly text: string) {}

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
    const matches = readAlternatives(source);
    if (!takeToken(source, /\}/y)) throw source.fault("a closing brace is missing");
    return matches;
  }
  const field = takeToken(source, /[A-Za-z0-9_.-]+/y);
  if (field === undefined) throw source.fault("a field's name is missing");
  const operator = takeToken(source, /!=|>=|<=|=|~|>|</y);
  if (operator === undefined) throw source.fault("an operator is missing");
  return condition(field.split("."), operator, readValue(source));
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
    return (record) => !valuesAt(record, path).some((value) => isSame(value, wanted));
  }
  return (record) => valuesAt(record, path).some((value) => test(value, wanted));
}

const tests: Readonly<Record<string, (value: unknown, wanted: string) => boolean>> = {
  "=": isSame,
  "~": (value, wanted) => textOf(value).toLowerCase().includes(wanted.toLowerCase()),
  ">": (value, wanted) => isThere(value) && compare(value, wanted) > 0,
  "<": (value, wanted) => isThere(value) && compare(value, wanted) < 0,
  ">=": (value, wanted) => isThere(value) && compare(value, wanted) >= 0,
  "<=": (value, wanted) => isThere(value) && compare(value, wanted) <= 0,
};

/** Text is compared as text: the codes `0100` and `100` are two. */
function isSame(value: unknown, wanted: string): boolean {
  if (typeof value !== "string" || momentOf(value) !== undefined)
    return compare(value, wanted) === 0;
  return value === wanted;
}

/** All values at a path: lists on the way are looked into. */
function valuesAt(record: unknown, path: readonly string[]): unknown[] {
  const [key, ...rest] = path;
  if (Array.isArray(record)) return record.flatMap((item) => valuesAt(item, path));
  if (key === undefined) return [record];
  if (typeof record !== "object" || record === null) return [undefined];
  return valuesAt(Object.hasOwn(record, key) ? Reflect.get(record, key) : undefined, rest);
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
