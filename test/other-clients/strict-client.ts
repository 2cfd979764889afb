import { readFileSync } from "node:fs";
import createClient, { type Middleware } from "openapi-fetch";
import { z } from "zod";
import type { paths } from "../../generated/openapi.js";
import { strictly } from "../support/strict-contract.js";

interface Response {
  readonly $ref?: string;
  readonly content?: { readonly "application/json"?: { readonly schema: object } };
}

interface Operation {
  readonly responses: Record<string, Response>;
}

interface Document {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: {
    readonly schemas: Record<string, object>;
    readonly responses: Record<string, Response>;
  };
}

/** A client of the contract's paths, as openapi-fetch types them. */
export function createPlainClient(baseUrl: string) {
  return createClient<paths>({ baseUrl, headers: { authorization: "Basic a2V5" } });
}

/** The same, with a zod schema generated from the contract for each response: what differs throws. */
export function createStrictClient(baseUrl: string) {
  const client = createPlainClient(baseUrl);
  client.use(validation());
  return client;
}

/** Returns what a webhook is, or throws where the contract has it otherwise. */
export const webhookSchema = (name: string) => schemaOf({ $ref: `#/components/schemas/${name}` });

function validation(): Middleware {
  return {
    async onResponse({ request, response, schemaPath }) {
      const operation = document().paths[schemaPath]?.[request.method.toLowerCase()];
      const described = operation?.responses[response.status];
      if (!described) throw new Error(`${schemaPath} has no status ${response.status}`);
      const text = await response.clone().text();
      const schema = resolved(described).content?.["application/json"]?.schema;
      if (schema) schemaOf(schema).parse(JSON.parse(text));
      else if (text !== "") throw new Error(`${schemaPath} has no body`);
      return undefined;
    },
  };
}

/** A response as it is described where its reference points to. */
function resolved(response: Response): Response {
  const name = response.$ref?.split("/").at(-1);
  return name === undefined ? response : (document().components.responses[name] ?? {});
}

function schemaOf(schema: object): z.ZodType {
  const { schemas } = document().components;
  const text = JSON.stringify({ ...schema, $defs: schemas })
    .replaceAll("#/components/schemas/", "#/$defs/")
    // zod takes it for an absolute address, which a reference need not be.
    .replaceAll(',"format":"uri-reference"', "");
  return z.fromJSONSchema(JSON.parse(text));
}

let loaded: Document | undefined;

function document(): Document {
  const file = new URL("../../generated/openapi.json", import.meta.url);
  loaded ??= JSON.parse(readFileSync(file, "utf8"), strictly) as Document;
  return loaded;
}
