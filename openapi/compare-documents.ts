import type { Content, Json, OpenApiDocument, Operation, Shape } from "./openapi-document.js";

export interface Comparison {
  /** What differs, by operation, webhook or named schema. */
  readonly differences: ReadonlyMap<string, readonly string[]>;
  /** Where the older document departs on purpose (`x-deviation`): listed, and not counted. */
  readonly deviations: ReadonlySet<string>;
}

/** Compares two documents. A named schema that many operations share is compared once. */
export function compareDocuments(newer: OpenApiDocument, older: OpenApiDocument): Comparison {
  const comparison = new DocumentComparison(newer, older);
  comparison.compareOperations(newer.operations(), older.operations());
  comparison.compareOperations(newer.webhooks(), older.webhooks());
  return comparison;
}

class DocumentComparison implements Comparison {
  readonly differences = new Map<string, string[]>();
  readonly deviations = new Set<string>();
  readonly #compared = new Set<string>();

  constructor(
    readonly newer: OpenApiDocument,
    readonly older: OpenApiDocument,
  ) {}

  compareOperations(
    newer: ReadonlyMap<string, Operation>,
    older: ReadonlyMap<string, Operation>,
  ): void {
    for (const [label, now, before] of pairs(newer, older)) {
      if (!before) this.#add(label, `+ ${nameOf(now)}`);
      else if (!now) this.#add(label, `- ${nameOf(before)}`);
      else this.#compareOperation(label, now, before);
    }
  }

  #compareOperation(label: string, now: Operation, before: Operation): void {
    if (now.id !== before.id) this.#add(label, `~ operation id ${before.id} → ${now.id}`);
    for (const [name, parameter, old] of pairs(now.parameters, before.parameters)) {
      if (!old) this.#add(label, `+ ${name}${parameter?.required ? ", required" : ""}`);
      else if (!parameter) this.#add(label, `- ${name}`);
      else {
        this.#compareRequired(label, name, parameter.required, old.required);
        this.#compareSchemas(label, name, parameter.schema, old.schema);
      }
    }
    this.#compareContent(label, "request", now.request, before.request);
    for (const [status, content, old] of pairs(now.responses, before.responses)) {
      if (!before.responses.has(status)) this.#add(label, `+ status ${status}`);
      else if (!now.responses.has(status)) this.#add(label, `- status ${status}`);
      else this.#compareContent(label, status, content, old);
    }
  }

  #compareContent(
    label: string,
    path: string,
    now: Content | undefined,
    before: Content | undefined,
  ): void {
    if (now?.mediaType !== before?.mediaType) {
      this.#add(
        label,
        `~ ${path}: body ${before?.mediaType ?? "none"} → ${now?.mediaType ?? "none"}`,
      );
    } else this.#compareSchemas(label, path, now?.schema, before?.schema);
  }

  #compareSchemas(
    label: string,
    path: string,
    newer: Json | undefined,
    older: Json | undefined,
  ): void {
    const now = this.newer.shape(newer);
    const before = this.older.shape(older);
    if (before.deviation) {
      this.deviations.add(`${label}, ${path}: ${before.deviation}`);
      return;
    }
    if (now.nullable !== before.nullable) {
      this.#add(label, `~ ${path}: ${now.nullable ? "may be null" : "must not be null any more"}`);
    }
    const pair = `${now.name} ${before.name}`;
    if (now.name === undefined) this.#compareShapes(label, path, now, before);
    else if (!this.#compared.has(pair)) {
      this.#compared.add(pair);
      this.#compareShapes(`schema ${now.name}`, "", now, before);
    }
  }

  #compareShapes(label: string, path: string, now: Shape, before: Shape): void {
    const at = path === "" ? "" : `${path}: `;
    const change = (what: string, from: unknown, to: unknown) => {
      if (from !== to) this.#add(label, `~ ${at}${what} ${from ?? "none"} → ${to ?? "none"}`);
    };
    change("type", typeOf(before), typeOf(now));
    this.#compareEnums(label, at, now.enum, before.enum);
    for (const [key, value, old] of pairs(entriesOf(now.limits), entriesOf(before.limits))) {
      change(key, old, value);
    }
    for (const [key, schema, old] of pairs(
      entriesOf(now.properties),
      entriesOf(before.properties),
    )) {
      const property = path === "" ? key : `${path}.${key}`;
      const isRequired = now.required.has(key);
      if (schema === undefined) this.#removeProperty(label, property, old);
      else if (old === undefined) {
        const type = typeOf(this.newer.shape(schema)) ?? "any";
        this.#add(label, `+ ${property} (${type}${isRequired ? ", required" : ""})`);
      } else {
        this.#compareRequired(label, property, isRequired, before.required.has(key));
        this.#compareSchemas(label, property, schema, old);
      }
    }
    if (now.items && before.items) {
      this.#compareSchemas(label, `${path}[]`, now.items, before.items);
    }
    if (now.additional && before.additional) {
      this.#compareSchemas(label, `${path}{}`, now.additional, before.additional);
    }
  }

  #removeProperty(label: string, property: string, older: Json | undefined): void {
    const { deviation } = this.older.shape(older);
    if (deviation) this.deviations.add(`${label}, ${property}: ${deviation}`);
    else this.#add(label, `- ${property}`);
  }

  #compareEnums(label: string, at: string, now: Shape["enum"], before: Shape["enum"]): void {
    if (!now || !before) {
      if (now) this.#add(label, `~ ${at}closed to the values ${now.join(", ")}`);
      if (before) this.#add(label, `~ ${at}no longer closed to the values ${before.join(", ")}`);
      return;
    }
    for (const value of now) {
      if (!before.includes(value)) this.#add(label, `+ ${at}value ${value}`);
    }
    for (const value of before) {
      if (!now.includes(value)) this.#add(label, `- ${at}value ${value}`);
    }
  }

  #compareRequired(label: string, path: string, now: boolean, before: boolean): void {
    if (now !== before) this.#add(label, `~ ${path}: now ${now ? "required" : "optional"}`);
  }

  #add(label: string, line: string): void {
    this.differences.set(label, [...(this.differences.get(label) ?? []), line]);
  }
}

function nameOf(operation: Operation | undefined): string {
  return operation?.id === undefined ? "webhook" : `operation ${operation.id}`;
}

/** What is in either map, with its value in both: those of the newer first. */
function* pairs<Value>(
  newer: ReadonlyMap<string, Value>,
  older: ReadonlyMap<string, Value>,
): Generator<[string, Value | undefined, Value | undefined]> {
  for (const key of new Set([...newer.keys(), ...older.keys()])) {
    yield [key, newer.get(key), older.get(key)];
  }
}

function entriesOf<Value>(object: Readonly<Record<string, Value>>): Map<string, Value> {
  return new Map(Object.entries(object));
}

/** The type, also where only the keywords beside it tell. */
function typeOf(shape: Shape): string | undefined {
  if (shape.type !== undefined) return shape.type;
  if (Object.keys(shape.properties).length > 0) return "object";
  if (shape.items !== undefined) return "array";
  return shape.enum ? "string" : undefined;
}
