import type { components, operations } from "../../generated/openapi.js";
import type { Decimal } from "../core/decimals.js";

/** The schemas of the API's document, by name. */
export type Schemas = components["schemas"];

/** The operations of the API's document, by operation id. */
export type Operations = operations;

/** An operation of the API, by the id that its document gives it. */
export type OperationId = keyof operations;

/**
 * A shape as the API returns it: enums stay open (`"Linked" | … | (string & {})`), and what is
 * optional may also be null, since real responses have both.
 */
export type Answer<T> = T extends string
  ? OpenText<T>
  : T extends readonly (infer Item)[]
    ? Answer<Item>[]
    : T extends object
      ? {
          [Key in keyof T]: IsOptional<T, Key> extends true
            ? Answer<T[Key]> | null
            : Answer<T[Key]>;
        }
      : T;

type OpenText<T extends string> = string extends T ? T : T | (string & {});

type IsOptional<T, Key extends keyof T> = string extends Key
  ? false
  : Record<never, never> extends Pick<T, Key>
    ? true
    : false;

/** The properties that hold a day or a moment in the bodies of this API. */
type MomentKey =
  | "date"
  | "issueDate"
  | "dueDate"
  | "paidOnDate"
  | "allocatedOnDate"
  | "modifiedDate"
  | "sourceModifiedDate";

/** The properties that hold an amount or a rate in the bodies of transactions. */
type AmountKey = "netAmount" | "taxAmount" | "amount" | "currencyRate";

/** What a property takes beside what the API's document says. */
type Alternative<Key> = Key extends MomentKey
  ? Date
  : Key extends AmountKey
    ? string | Decimal
    : never;

/** What an optional property takes beside its value: tags alone say something with null. */
type Nothing<Key> = undefined | (Key extends "tags" ? never : null);

/** A contact, whose type is taken in any case, as the API's guides write it. */
type Contact<T> = T extends { type?: string | null | undefined }
  ? Omit<T, "type"> & {
      type?: "Supplier" | "Customer" | "supplier" | "customer" | null | undefined;
    }
  : T;

type Property<T, Key> = Key extends "contactRef" | "invoiceTo" ? Contact<Body<T>> : Body<T>;

/**
 * A shape as a request takes it. Where it holds a day or a moment as text, a `Date` is taken too (a day
 * with `timeZone` alone), and where it holds an amount, a decimal text or a decimal library's value.
 * Optional properties take `undefined` and `null`, as rows of a database have it: they are left out.
 */
export type Body<T> = T extends readonly (infer Item)[]
  ? readonly Body<Item>[]
  : T extends object
    ? {
        [Key in keyof T]: IsOptional<T, Key> extends true
          ? Property<T[Key], Key> | Alternative<Key> | Nothing<Key>
          : Property<T[Key], Key> | Alternative<Key>;
      }
    : T;

type JsonOf<Response> = Response extends { content: { "application/json": infer Json } }
  ? Json
  : undefined;

type SuccessStatus = 200 | 202 | 204;

/** What an operation returns when it succeeds. */
export type ResponseOf<Id extends OperationId> = Answer<
  JsonOf<Operations[Id]["responses"][Extract<keyof Operations[Id]["responses"], SuccessStatus>]>
>;

/** The JSON body that an operation takes. */
export type BodyOf<Id extends OperationId> = [RequestBody<Id>] extends [
  { content: { "application/json": infer Json } },
]
  ? [RequestBody<Id>] extends [never]
    ? undefined
    : Body<Json>
  : undefined;

type RequestBody<Id extends OperationId> = NonNullable<Operations[Id]["requestBody"]>;

/** The ids in an operation's path. */
export type PathIds<Id extends OperationId> = Operations[Id]["parameters"] extends {
  path: infer Path;
}
  ? { readonly [Key in keyof Path]: string }
  : undefined;
