import { readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

interface Described {
  readonly operationId?: string;
  readonly responses?: Record<string, Body>;
  readonly requestBody?: Body;
}

interface Body {
  readonly $ref?: string;
  readonly content?: { readonly "application/json"?: { readonly schema: object } };
}

interface Document {
  readonly paths: Record<string, Record<string, Described>>;
  readonly webhooks: Record<string, { readonly post: Described }>;
  readonly components: { readonly responses: Record<string, Body> };
}

/** Returns what is wrong with an answer to an operation; nothing where the contract has it so. */
export function answerFaults(operationId: string, status: number, text: string): string[] {
  const answers = contract().operations.get(operationId);
  if (!answers) return [`${operationId} is not an operation of the contract`];
  const answer = answers[status];
  if (!answer) {
    return documentedElsewhere(operationId, status)
      ? bodyFaults("ErrorMessage", { $ref: "#/components/schemas/ErrorMessage" }, text)
      : [`${operationId} has no status ${status}`];
  }
  const body = answer.$ref ? contract().responses[answer.$ref.split("/").at(-1) ?? ""] : answer;
  const schema = body?.content?.["application/json"]?.schema;
  if (!schema) return text === "" ? [] : [`${operationId} ${status} has a body`];
  return bodyFaults(`${operationId} ${status}`, schema, text);
}

/** Returns what is wrong with a webhook. */
export function webhookFaults(name: string, text: string): string[] {
  const { webhooks } = contract();
  const generic = name.replace(/^\w+(?=\.write\.)/, "{dataType}");
  const schema = webhooks[generic]?.post.requestBody?.content?.["application/json"]?.schema;
  return schema ? bodyFaults(generic, schema, text) : [`${name} is not a webhook of the contract`];
}

/**
 * Statuses that the API's guides document and its OpenAPI document does not: those of idempotency
 * keys, an update that the platform does not support, and a body that cannot be read.
 */
function documentedElsewhere(operationId: string, status: number): boolean {
  if (status === 400)
    return /^(create-connection|(replace|update)-company|unlink)/.test(operationId);
  if (status === 413) return true;
  return status === 409 || status === 422;
}

function bodyFaults(name: string, schema: object, text: string): string[] {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return [`${name}: is not JSON: ${text.slice(0, 80)}`];
  }
  const validate = validatorOf(name, schema);
  if (validate(body)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) =>
      `${name}${instancePath}: ${message} ${JSON.stringify(params)}`,
  );
}

const validators = new Map<string, ValidateFunction>();

function validatorOf(name: string, schema: object): ValidateFunction {
  const known = validators.get(name);
  if (known) return known;
  const validate = contract().ajv.compile(pointedAtDocument(schema));
  validators.set(name, validate);
  return validate;
}

let loaded: ReturnType<typeof load> | undefined;

function contract() {
  loaded ??= load();
  return loaded;
}

function load() {
  const text = readFileSync(new URL("../../generated/openapi.json", import.meta.url), "utf8");
  const document: Document = JSON.parse(text, strictly);
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  // OpenAPI formats of numbers that JSON Schema does not know.
  ajv.addFormat("decimal", true);
  ajv.addSchema({ $id: documentId, components: document.components });
  const described = Object.values(document.paths).flatMap((methods) => Object.values(methods));
  const operations = new Map(
    described.flatMap(({ operationId, responses = {} }) =>
      operationId === undefined ? [] : [[operationId, responses] as const],
    ),
  );
  return { ajv, operations, webhooks: document.webhooks, responses: document.components.responses };
}

const documentId = "https://contract.test/openapi.json";

/** Strict generators drop a `nullable` that stands beside a `$ref`: only the `$ref` counts. */
export function strictly(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("oneOf" in value)) return value;
  const { oneOf, ...rest } = value;
  if (!Array.isArray(oneOf)) return value;
  const real = oneOf.filter((each) => each.type !== "null");
  return real.length === 1 && real[0].$ref ? { ...rest, ...real[0] } : value;
}

function pointedAtDocument(schema: object): object {
  const text = JSON.stringify(schema).replaceAll('"#/components', `"${documentId}#/components`);
  return JSON.parse(text);
}
