export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json | undefined;
}

/** A schema with its references, `allOf` and ways of writing null resolved. */
export interface Shape {
  /** The named schema that it is, if any. */
  readonly name: string | undefined;
  readonly type: string | undefined;
  readonly nullable: boolean;
  readonly enum: readonly Json[] | undefined;
  readonly limits: JsonObject;
  readonly properties: Readonly<Record<string, Json>>;
  readonly required: ReadonlySet<string>;
  readonly items: Json | undefined;
  readonly additional: Json | undefined;
  /** Why the document departs from the published contract here. */
  readonly deviation: string | undefined;
}

interface Parameter {
  readonly required: boolean;
  readonly schema: Json | undefined;
}

export interface Content {
  readonly mediaType: string;
  readonly schema: Json | undefined;
}

export interface Operation {
  readonly id: string | undefined;
  /** By place and name, such as `query parameter page`. */
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly request: Content | undefined;
  readonly responses: ReadonlyMap<string, Content | undefined>;
}

const methods = ["get", "post", "put", "patch", "delete"];
const limitKeys = [
  "minItems",
  "maxItems",
  "minLength",
  "maxLength",
  "minimum",
  "maximum",
  "pattern",
  "maxProperties",
];

/** Reads operations and shapes from an OpenAPI document of version 3, whose references stay inside it. */
export class OpenApiDocument {
  readonly #root: JsonObject;

  /** @throws Error if it is not such a document */
  constructor(root: unknown) {
    if (!isObject(root) || !/^3\./.test(String(root.openapi)) || !isObject(root.paths)) {
      throw new Error("it is not an OpenAPI 3 document");
    }
    this.#root = root;
  }

  /** The operations, by method and path. */
  operations(): Map<string, Operation> {
    return this.#operationsOf("paths", (method, path) => `${method.toUpperCase()} ${path}`);
  }

  /** The webhooks, by event type, without what a receiver may respond. */
  webhooks(): Map<string, Operation> {
    const webhooks = this.#operationsOf("webhooks", (_method, name) => `webhook ${name}`);
    return new Map([...webhooks].map(([name, each]) => [name, { ...each, responses: new Map() }]));
  }

  #operationsOf(key: string, label: (method: string, path: string) => string) {
    const found = new Map<string, Operation>();
    for (const [path, node] of Object.entries(objectOf(this.#root[key]))) {
      const item = this.#resolve(node);
      for (const method of methods) {
        const operation = item[method];
        if (isObject(operation)) found.set(label(method, path), this.#operation(item, operation));
      }
    }
    return found;
  }

  #operation(item: JsonObject, operation: JsonObject): Operation {
    const parameters = new Map<string, Parameter>();
    for (const node of [...listOf(item.parameters), ...listOf(operation.parameters)]) {
      const { in: place, name, required, schema } = this.#resolve(node);
      parameters.set(`${place} parameter ${name}`, { required: required === true, schema });
    }
    const responses = Object.entries(objectOf(operation.responses));
    return {
      id: typeof operation.operationId === "string" ? operation.operationId : undefined,
      parameters,
      request: this.#content(operation.requestBody),
      responses: new Map(responses.map(([status, node]) => [status, this.#content(node)])),
    };
  }

  #content(node: Json | undefined): Content | undefined {
    const [first] = Object.entries(objectOf(this.#resolve(node).content));
    return first && { mediaType: first[0], schema: objectOf(first[1]).schema };
  }

  /** Returns the shape of a schema of this document. */
  shape(schema: Json | undefined): Shape {
    const node = objectOf(schema);
    if (typeof node.$ref === "string") {
      const { $ref, ...beside } = node;
      const target = this.shape(this.#target($ref));
      return { ...merge(target, this.shape(beside)), name: $ref.split("/").at(-1) };
    }
    const types = [node.type].flat().filter((type) => typeof type === "string");
    const values = Array.isArray(node.enum) ? node.enum : undefined;
    let shape: Shape = {
      name: undefined,
      type:
        types
          .filter((type) => type !== "null")
          .sort()
          .join(" or ") || undefined,
      nullable: node.nullable === true || types.includes("null") || values?.includes(null) === true,
      enum: values?.filter((value) => value !== null),
      limits: Object.fromEntries(
        limitKeys.flatMap((key) => (node[key] === undefined ? [] : [[key, node[key]]])),
      ),
      properties: definedOf(objectOf(node.properties)),
      required: new Set(listOf(node.required).map(String)),
      items: node.items,
      additional: isObject(node.additionalProperties) ? node.additionalProperties : undefined,
      deviation: typeof node["x-deviation"] === "string" ? node["x-deviation"] : undefined,
    };
    for (const part of listOf(node.allOf)) {
      // Null has to be allowed by every part, so one that allows it says nothing.
      shape = merge({ ...this.shape(part), nullable: false }, shape);
    }
    const choices = [...listOf(node.oneOf), ...listOf(node.anyOf)];
    const others = choices.filter((choice) => objectOf(choice).type !== "null");
    const [only, another] = others;
    if (another !== undefined) return { ...shape, type: "one of several schemas" };
    if (only !== undefined) {
      const chosen = this.shape(only);
      shape = { ...merge(chosen, shape), name: chosen.name };
    }
    return choices.length > others.length ? { ...shape, nullable: true } : shape;
  }

  #resolve(node: Json | undefined): JsonObject {
    const object = objectOf(node);
    return typeof object.$ref === "string" ? this.#resolve(this.#target(object.$ref)) : object;
  }

  #target(ref: string): Json {
    if (!ref.startsWith("#/")) {
      throw new Error(
        `${ref} leads out of the document: bundle it first, with \`npx redocly bundle\``,
      );
    }
    let node: Json | undefined = this.#root;
    for (const key of ref.slice(2).split("/")) {
      node = objectOf(node)[decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~")];
    }
    if (node === undefined) throw new Error(`${ref} is not in the document`);
    return node;
  }
}

/** What the second says comes first; properties of both count. */
function merge(base: Shape, over: Shape): Shape {
  return {
    name: undefined,
    type: over.type ?? base.type,
    nullable: over.nullable || base.nullable,
    enum: over.enum ?? base.enum,
    limits: { ...base.limits, ...over.limits },
    properties: { ...base.properties, ...over.properties },
    required: new Set([...base.required, ...over.required]),
    items: over.items ?? base.items,
    additional: over.additional ?? base.additional,
    deviation: over.deviation ?? base.deviation,
  };
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function objectOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

function listOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

function definedOf(object: JsonObject): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(object).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}
