import { isDate } from "./core/dates.js";
import { RequestValidationError } from "./errors/request-errors.js";

/** What a field can be compared with. The language has no word for null. */
export type QueryValue = string | number | boolean | Date;

type Joint = "&&" | "||";

/** The API takes a query of under 2,048 characters (API docs, "Querying"). */
const tooLong = 2_048;

/** A condition on records, for the `query` of a list. Made by {@link where}; never changes. */
export class Query {
  readonly #text: string;
  readonly #joint: Joint | undefined;

  private constructor(text: string, joint: Joint | undefined) {
    if (text.length >= tooLong) {
      throw fault(`must be under ${tooLong} characters long, and has ${text.length}`);
    }
    this.#text = text;
    this.#joint = joint;
  }

  /** One comparison. */
  static compare(field: string, operator: string, value: QueryValue): Query {
    return new Query(`${field}${operator}${write(field, value)}`, undefined);
  }

  /** Both hold. */
  and(other: Query): Query {
    return this.#join("&&", other);
  }

  /** At least one of them holds. */
  or(other: Query): Query {
    return this.#join("||", other);
  }

  /** The query in the API's language. */
  toString(): string {
    return this.#text;
  }

  #join(joint: Joint, other: Query): Query {
    const part = (query: Query) =>
      query.#joint === undefined || query.#joint === joint ? query.#text : `{${query.#text}}`;
    return new Query(`${part(this)}${joint}${part(other)}`, joint);
  }
}

/** A field, waiting for what it is compared with. */
export interface Field {
  /** Equal. */
  is(value: QueryValue): Query;
  /** Not equal. */
  isNot(value: QueryValue): Query;
  /** Has the text in it. */
  contains(text: string): Query;
  /** Greater: later, for a moment. */
  greaterThan(value: number | Date | string): Query;
  /** Less: earlier, for a moment. */
  lessThan(value: number | Date | string): Query;
  /** Greater than or equal. */
  atLeast(value: number | Date | string): Query;
  /** Less than or equal. */
  atMost(value: number | Date | string): Query;
}

/**
 * Begins a query on a field of a company's data; dots lead into objects.
 *
 * A value is sent as it is: the client encodes the query as a whole, so `&` and the like do no harm.
 * What the language cannot say (a value with `&&`, `||` or a brace in it) is refused.
 *
 * @example
 * const query = where("customerName").contains("Smith & Co").and(where("metadata.isDeleted").is(false));
 * for await (const customer of codat.customers.list(companyId, { query })) console.log(customer.id);
 * @throws RequestValidationError for a field or value that the language cannot say, and for a query of
 * 2,048 characters or more
 */
export function where(field: string): Field {
  if (!/^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/.test(field)) {
    throw fault(
      `cannot name the field ${JSON.stringify(field)}: letters, digits and dots are taken`,
    );
  }
  return {
    is: (value) => Query.compare(field, "=", value),
    isNot: (value) => Query.compare(field, "!=", value),
    contains: (text) => Query.compare(field, "~", text),
    greaterThan: (value) => Query.compare(field, ">", value),
    lessThan: (value) => Query.compare(field, "<", value),
    atLeast: (value) => Query.compare(field, ">=", value),
    atMost: (value) => Query.compare(field, "<=", value),
  };
}

function write(field: string, value: QueryValue): string {
  if (isDate(value) && !Number.isNaN(value.getTime())) return value.toISOString();
  if (typeof value === "boolean") return String(value);
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  if (typeof value !== "string") throw fault(`cannot compare ${field} with ${String(value)}`);
  if (value.trim() === "") throw fault(`cannot compare ${field} with nothing`);
  // The API's language has no escape for its own signs.
  if (/&&|\|\||[{}]|^\s*[=<>~!]|[&|]$/.test(value)) {
    throw fault(`cannot compare ${field} with text that reads as part of the query language`);
  }
  return value;
}

function fault(message: string): RequestValidationError {
  return new RequestValidationError("query", [{ path: [], message }]);
}
