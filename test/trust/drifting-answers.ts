import { readFileSync } from "node:fs";
import fc from "fast-check";

/** As much of a schema as the document uses. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly additionalProperties?: boolean | Schema;
}

interface Document {
  readonly paths: Record<
    string,
    Record<
      string,
      {
        readonly operationId?: string;
        readonly responses?: Record<
          string,
          { readonly content?: { readonly "application/json"?: { readonly schema: Schema } } }
        >;
      }
    >
  >;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const document: Document = JSON.parse(
  readFileSync(new URL("../../generated/openapi.json", import.meta.url), "utf8"),
);

/** The schema of each operation's success, where it has a body. */
export const successSchemas: ReadonlyMap<string, Schema> = new Map(
  Object.values(document.paths).flatMap((methods) =>
    Object.values(methods).flatMap(({ operationId, responses = {} }): [string, Schema][] => {
      const success = Object.entries(responses).find(([status]) => status.startsWith("2"))?.[1];
      const schema = success?.content?.["application/json"]?.schema;
      return operationId && schema ? [[operationId, schema]] : [];
    }),
  ),
);

/** What names a record: an answer without it is of no use, however the API grows. */
const identifying: ReadonlySet<string> = new Set(["id", "syncId", "datasetId", "pushOperationKey"]);

const deepest = 5;

/**
 * Answers of a schema as a later version of the API could give them: with properties and enum values
 * that are not known yet, with nulls and gaps where a property is optional, with numbers as text, and
 * in any order.
 */
export function driftedAnswer(schema: Schema, depth = 0): fc.Arbitrary<unknown> {
  const { $ref, allOf, oneOf } = schema;
  if ($ref !== undefined) return driftedAnswer(resolve($ref), depth);
  if (oneOf) return fc.oneof(...oneOf.map((one) => driftedAnswer(one, depth)));
  if (allOf) return driftedAnswer(merge(allOf), depth);
  if (schema.enum) return fc.oneof(fc.constantFrom(...schema.enum), unknownWord);
  const types = typeof schema.type === "string" ? [schema.type] : (schema.type ?? ["string"]);
  return fc.oneof(...types.map((type) => driftedValue(type, schema, depth)));
}

const unknownWord = fc.constantFrom("NewInAugust", "", "somethingElse", "UNKNOWN_2");
const number = fc.constantFrom(0, 1, -12.5, 0.1, 99_999_999.99, 2 ** 53);
const text = fc.constantFrom("text", "", "2026-08-01T00:00:00", "caffè ☕", "0", "\u2028");
const unknownValue = fc.constantFrom<unknown>(null, 7, "new", [], {}, [{ deep: [null] }], true);
const unknownName = fc.constantFrom("newProperty", "x-new", "constructor", "__proto__", "7", "");

function driftedValue(type: string, schema: Schema, depth: number): fc.Arbitrary<unknown> {
  switch (type) {
    case "null":
      return fc.constant(null);
    case "boolean":
      return fc.boolean();
    case "number":
    case "integer":
      return fc.oneof(number, number.map(String));
    case "array":
      return depth > deepest
        ? fc.constant([])
        : fc.array(driftedAnswer(schema.items ?? {}, depth + 1), { maxLength: 2 });
    case "object":
      return driftedObject(schema, depth);
    default:
      return text;
  }
}

function driftedObject(schema: Schema, depth: number): fc.Arbitrary<unknown> {
  const { properties = {}, required = [] } = schema;
  const entries = Object.entries(properties).map(([name, property]) => {
    const isNeeded = depth === 0 && identifying.has(name);
    if (isNeeded) return fc.constant([[name, "id-1"]]);
    const known = driftedAnswer(property, depth + 1).map((value) => [[name, value]]);
    if (required.includes(name)) return known;
    const others = fc.constantFrom<unknown[][]>([], [[name, null]]);
    return depth > deepest
      ? others
      : fc.oneof({ weight: depth > 1 ? 1 : 3, arbitrary: known }, { weight: 2, arbitrary: others });
  });
  const added = fc.array(fc.tuple(unknownName, unknownValue), { maxLength: 2 });
  return fc
    .tuple(fc.tuple(...entries), added, fc.nat())
    .map(([known, unknown, turn]) => turned([...known.flat(), ...unknown], turn))
    .map((all) => Object.fromEntries(all as [string, unknown][]));
}

/** The same in another order. */
function turned<Item>(items: readonly Item[], turn: number): Item[] {
  const at = items.length === 0 ? 0 : turn % items.length;
  const reordered = [...items.slice(at), ...items.slice(0, at)];
  return turn % 2 === 0 ? reordered : reordered.reverse();
}

function merge(schemas: readonly Schema[]): Schema {
  const parts = schemas.map((schema) => (schema.$ref ? resolve(schema.$ref) : schema));
  const whole = parts.map((part) => (part.allOf ? merge(part.allOf) : part));
  return {
    ...Object.assign({}, ...whole),
    properties: Object.assign({}, ...whole.map(({ properties }) => properties)),
    required: whole.flatMap(({ required = [] }) => required),
  };
}

function resolve(reference: string): Schema {
  const schema = document.components.schemas[reference.split("/").at(-1) ?? ""];
  if (!schema) throw new Error(`The document has no ${reference}`);
  return schema;
}
